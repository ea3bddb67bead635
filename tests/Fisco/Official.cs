using System.Collections.Concurrent;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Biela.Fisco.Tests;

/// <summary>The official schemas and samples, which are not ours to publish, and the programs that judge documents by them.</summary>
internal static partial class Official
{
    /// How a reason to skip begins that is no fault of the machine: ./test --all forgives it.
    private const string Elsewhere = "Not in this repository: ";

    /// The schema of NF-e and NFC-e.
    public const string Nfe = "nfe-PL_010e_v1.02/nfe_v4.00.xsd";

    /// The schema of the DPS whose company numbers may have letters.
    public const string Dps = "nfse-v1.01-alnum-derived/DPS_v1.01.xsd";

    private const string Dummy = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";

    private static readonly ConcurrentDictionary<string, XmlSchemaSet> Known = new();
    private static readonly Lazy<SchemaSet?> Compiled = Latest("NFe"), CompiledServices = Latest("DPS");

    /// The folder with the schema packages; null where there is none.
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("BIELA_FISCAL_XSD") ?? Beside("xsd");

    /// Documents and answers of others.
    public static string Sample(string file)
    {
        var folder = Beside("samples");
        Assert.SkipWhen(folder is null, $"{Elsewhere}the samples (shared/fiscal/samples beside it).");
        return Path.Combine(folder!, file);
    }

    public static SchemaSet Schema
    {
        get
        {
            Need();
            return Compiled.Value!;
        }
    }

    /// The schema of the DPS, of the set whose company numbers may have letters.
    public static SchemaSet Services
    {
        get
        {
            Need();
            return CompiledServices.Value!;
        }
    }

    /// Asserts that a document follows a schema, named by its folder and file.
    public static void Follows(string schema, byte[] xml)
    {
        Need();
        var faults = Faults(schema, xml);
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\n{Encoding.UTF8.GetString(xml)}");
    }

    public static SchemaSets Sets()
    {
        var folder = Directory.CreateTempSubdirectory("biela-schemas").FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "official"), Folder!);
        File.WriteAllText(Path.Combine(folder, "schemas.json"), """
            [
              { "set": "PL_010d_v1.03", "folder": "official/nfe-PL_010e_v1.02", "documents": { "NFe": "nfe_v4.00.xsd" },
                "validFrom": { "production": "2025-10-07", "homologation": "2025-07-01" } },
              { "set": "PL_010e_v1.02", "folder": "official/nfe-PL_010e_v1.02", "documents": { "NFe": "nfe_v4.00.xsd", "enviNFe": "enviNFe_v4.00.xsd" },
                "validFrom": { "production": "2026-07-10", "homologation": "2026-06-26" } },
              { "set": "NFS-e 1.01", "folder": "official/nfse-v1.01-alnum-derived", "documents": { "DPS": "DPS_v1.01.xsd" },
                "validFrom": { "production": "2026-08-10", "homologation": "2026-08-10" } }
            ]
            """);
        return SchemaSets.Load(folder);
    }

    /// The note with a signature of the right form that signs nothing.
    public static XElement Signed(XElement note)
    {
        var signed = new XElement(note);
        signed.Add(new XElement(Ds + "Signature",
            new XElement(Ds + "SignedInfo",
                new XElement(Ds + "CanonicalizationMethod", new XAttribute("Algorithm", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")),
                new XElement(Ds + "SignatureMethod", new XAttribute("Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")),
                new XElement(Ds + "Reference", new XAttribute("URI", $"#{(string?)note.Elements().First().Attribute("Id")}"),
                    new XElement(Ds + "Transforms",
                        new XElement(Ds + "Transform", new XAttribute("Algorithm", "http://www.w3.org/2000/09/xmldsig#enveloped-signature")),
                        new XElement(Ds + "Transform", new XAttribute("Algorithm", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"))),
                    new XElement(Ds + "DigestMethod", new XAttribute("Algorithm", "http://www.w3.org/2000/09/xmldsig#sha1")),
                    new XElement(Ds + "DigestValue", Dummy))),
            new XElement(Ds + "SignatureValue", Dummy),
            new XElement(Ds + "KeyInfo", new XElement(Ds + "X509Data", new XElement(Ds + "X509Certificate", Dummy)))));
        return signed;
    }

    private static Lazy<SchemaSet?> Latest(string document) =>
        new(() => Folder is null ? null : Sets().For(document, FiscalEnvironment.Production, new(2026, 9, 10)));

    private static void Need() => Assert.SkipWhen(Folder is null, $"{Elsewhere}the official schemas (shared/fiscal/xsd beside it, or BIELA_FISCAL_XSD).");

    private static List<string> Faults(string schema, byte[] xml)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Known.GetOrAdd(schema, Compile) };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add($"{fault.Severity}: {fault.Message}");
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        while (reader.Read())
        {
        }
        return faults;
    }

    private static XmlSchemaSet Compile(string schema)
    {
        // Without a resolver the includes are ignored in silence.
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, Path.Combine(Folder!, schema));
        set.Compile();
        return set;
    }

    private static string? Beside(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "biela.slnx"))) folder = folder.Parent;
        for (folder = folder?.Parent; folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "fiscal", name) is var found && Directory.Exists(found)) return found;
        return null;
    }
}
