using System.Globalization;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>An NFS-e as its file tells it: what the authority made of a DPS.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Number">nNFSe.</param>
/// <param name="Declaration">The DPS inside.</param>
/// <param name="Environment">tpAmb.</param>
/// <param name="At">dhProc.</param>
public sealed record IssuedNfse(NfseKey Key, long Number, DpsId Declaration, FiscalEnvironment Environment, DateTimeOffset At)
{
    private static readonly XNamespace Signatures = Signature.Namespace;

    /// <summary>DigestValue of the signature of the DPS inside; null when that is not signed.</summary>
    public string? DeclarationDigest { get; private init; }

    /// <summary>vServ.</summary>
    public Money Price { get; private init; }

    /// <summary>vISSQN; zero where the authority reckons none, as in the Simples.</summary>
    public Money Iss { get; private init; }

    /// <summary>vTotalRet: what the customer keeps back.</summary>
    public Money Withheld { get; private init; }

    /// <summary>vLiq: what the customer pays to the shop.</summary>
    public Money Net { get; private init; }

    /// <summary>vIBSTot and vCBS; informative in 2026.</summary>
    public Money IbsCbs { get; private init; }

    /// <summary>Reads the file of an NFS-e.</summary>
    /// <exception cref="RuleBroken">It is something else, or is broken.</exception>
    public static IssuedNfse Read(byte[] xml)
    {
        var note = Content(xml);
        var dps = note.Part("DPS/infDPS");
        if (!NfseKey.TryParse((string?)note.Attribute("Id"), out var key) || !DpsId.TryParse((string?)dps?.Attribute("Id"), out var id)
            || !long.TryParse(note.Value("nNFSe"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !Enum.TryParse<FiscalEnvironment>(dps.Value("tpAmb"), out var environment) || !Enum.IsDefined(environment)
            || !DateTimeOffset.TryParse(note.Value("dhProc"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            throw Unreadable();
        return new(key, number, id, environment, at)
        {
            DeclarationDigest = dps!.Parent!.Descendants(Signatures + "DigestValue").FirstOrDefault()?.Value,
            Price = Amount(dps, "valores/vServPrest/vServ"), Iss = Amount(note, "valores/vISSQN"), Withheld = Amount(note, "valores/vTotalRet"),
            Net = Amount(note, "valores/vLiq"), IbsCbs = Amount(note, "IBSCBS/totCIBS/gIBS/vIBSTot") + Amount(note, "IBSCBS/totCIBS/gCBS/vCBS"),
        };
    }

    /// <summary>infNFSe of a file.</summary>
    /// <exception cref="RuleBroken">There is none.</exception>
    internal static XElement Content(byte[] xml) =>
        Reading.Root(xml, DpsTags.Space) is { Name.LocalName: "NFSe" } root && root.Part("infNFSe") is { } note ? note : throw Unreadable();

    private static Money Amount(XElement? from, string path) =>
        Money.TryParse(from.Value(path), CultureInfo.InvariantCulture, out var amount) ? amount : Money.Zero;

    private static RuleBroken Unreadable() => new("not-an-nfse",
        "O arquivo não é o XML de uma NFS-e nacional. Escolha o XML que a Sefin Nacional devolveu.", 400);
}
