using System.IO.Compression;
using System.Text;

namespace Biela.Fisco;

/// <summary>
/// The addresses and messages of the Sefin Nacional, which makes an NFS-e of a DPS at once (manual of the contributor's API, 1.01). A DPS that is sent
/// twice is still one: the second time it is refused with E0014, so that after a doubt the same bytes may simply be sent again.
/// </summary>
public static class Sefin
{
    /// <summary>The media type of requests and answers.</summary>
    public const string MediaType = "application/json";

    private static readonly Dictionary<FiscalEnvironment, (Uri Sefin, Uri Adn)> Hosts = Table.Rows("sefin")
        .ToDictionary(row => Enum.Parse<FiscalEnvironment>(row[0]), row => (new Uri(row[1]), new Uri(row[2])));

    /// <summary>Where a DPS is posted (<see cref="Issue(SignedDocument)"/>).</summary>
    public static Uri Notes(FiscalEnvironment environment) => At(environment, "nfse");

    /// <summary>Where an NFS-e is fetched by its key.</summary>
    public static Uri Note(FiscalEnvironment environment, NfseKey key) => At(environment, $"nfse/{key.Value}");

    /// <summary>Where the key of the NFS-e is fetched that a DPS became; there is none while the DPS is unknown (404).</summary>
    public static Uri Declaration(FiscalEnvironment environment, DpsId id) => At(environment, $"dps/{id.Value}");

    /// <summary>Where events on an NFS-e are posted (<see cref="Declare(SignedDocument)"/>).</summary>
    public static Uri Events(FiscalEnvironment environment, NfseKey key) => At(environment, $"nfse/{key.Value}/eventos");

    /// <summary>Where an event is fetched; a type is 101101, the cancellation, or another of six digits.</summary>
    public static Uri Event(FiscalEnvironment environment, NfseKey key, int type, int sequence) =>
        At(environment, $"nfse/{key.Value}/eventos/{type}/{sequence}");

    /// <summary>Where the national archive (ADN) hands out what it has for the company from a sequence number on.</summary>
    public static Uri Documents(FiscalEnvironment environment, long from) => new(Hosts[environment].Adn, $"DFe/{from}");

    /// <summary>The page on which anybody sees an NFS-e; the QR code of the DANFSe leads to it.</summary>
    public static string PublicPage(NfseKey key) => $"https://www.nfse.gov.br/ConsultaPublica/?tpc=1&chave={key.Value}";

    /// <summary>The body that asks for an NFS-e.</summary>
    public static byte[] Issue(SignedDocument dps) => Body("dpsXmlGZipB64", dps);

    /// <summary>The body that declares an event, by <see cref="ServiceEvents"/>.</summary>
    public static byte[] Declare(SignedDocument pedRegEvento) => Body("pedidoRegistroEventoXmlGZipB64", pedRegEvento);

    private static Uri At(FiscalEnvironment environment, string path) => new(Hosts[environment].Sefin, path);

    // Base 64 needs no escapes. A file begins with its declaration; without it the service may take UTF-8 for something else.
    private static byte[] Body(string name, SignedDocument document)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal)) zip.Write(Xml.Around(Xml.Declaration, [document.Bytes], ""));
        return Encoding.ASCII.GetBytes($"{{\"{name}\":\"{Convert.ToBase64String(packed.ToArray())}\"}}");
    }
}
