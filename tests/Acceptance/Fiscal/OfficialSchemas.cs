namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>The official schemas, which are not ours to publish, where they are at hand.</summary>
internal static class OfficialSchemas
{
    private static readonly Lazy<string?> Manifest = new(() => Packages is null ? null : Describe());

    /// <summary>The folder of the official packages; null where there is none.</summary>
    public static string? Packages { get; } = Environment.GetEnvironmentVariable("BIELA_FISCAL_XSD") ?? Beside();

    /// <summary>A folder with them and a manifest, as <c>fiscal:schemas</c> names one.</summary>
    public static string? Folder => Manifest.Value;

    /// <summary>The packages; skips the test where there are none.</summary>
    public static string Need()
    {
        Assert.SkipWhen(Packages is null, "Not in this repository: the official schemas (shared/fiscal/xsd beside it, or BIELA_FISCAL_XSD).");
        return Packages!;
    }

    private static string Describe()
    {
        var folder = Directory.CreateTempSubdirectory("biela-schemas").FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "official"), Packages!);
        File.WriteAllText(Path.Combine(folder, "schemas.json"), """
            [{ "set": "PL_010e_v1.02", "folder": "official/nfe-PL_010e_v1.02", "documents": { "NFe": "nfe_v4.00.xsd", "inutNFe": "inutNFe_v4.00.xsd" },
               "validFrom": { "production": "2026-07-10", "homologation": "2026-06-26" } },
             { "set": "NFSe_v1.01", "folder": "official/nfse-v1.01-alnum-derived", "documents": { "DPS": "DPS_v1.01.xsd" },
               "validFrom": { "production": "2026-01-01", "homologation": "2026-01-01" } }]
            """);
        return folder;
    }

    private static string? Beside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "biela.slnx"))) folder = folder.Parent;
        for (folder = folder?.Parent; folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "fiscal", "xsd") is var found && Directory.Exists(found)) return found;
        return null;
    }
}
