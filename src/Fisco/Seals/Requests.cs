namespace Biela.Fisco;

/// <summary>The messages that carry signed documents or ask a question. They are not signed themselves.</summary>
public static class Requests
{
    /// <summary>A lot of one document, answered at once (indSinc 1, compulsory for a single document since 13/10/2025, 452).</summary>
    /// <param name="number">Up to 15 digits, given by the sender, to tell lots apart.</param>
    public static byte[] Authorise(long number, SignedDocument document) => Lot(number, synchronous: true, [document]);

    /// <summary>A lot of 2 to 50 documents, answered with a receipt.</summary>
    public static byte[] Authorise(long number, IReadOnlyCollection<SignedDocument> documents)
    {
        Holds(documents, 50);
        return Lot(number, synchronous: documents.Count == 1, documents);
    }

    /// <summary>Asks for the result of a lot by its receipt, 15 digits, which is kept for 24 hours.</summary>
    public static byte[] Receipt(FiscalEnvironment environment, string receipt) =>
        Message("consReciNFe", "4.00", $"<tpAmb>{environment:D}</tpAmb>{Xml.Tag("nRec", receipt)}");

    /// <summary>Asks what is known about a document. After a time-out this comes before anything else.</summary>
    public static byte[] Query(FiscalEnvironment environment, AccessKey key) =>
        Message("consSitNFe", "4.00", $"<tpAmb>{environment:D}</tpAmb><xServ>CONSULTAR</xServ><chNFe>{key.Value}</chNFe>");

    /// <summary>Asks whether the service works; asked too often, it answers 656.</summary>
    public static byte[] Status(FiscalEnvironment environment, State state) =>
        Message("consStatServ", "4.00", $"<tpAmb>{environment:D}</tpAmb><cUF>{state.Code}</cUF><xServ>STATUS</xServ>");

    /// <summary>A lot of 1 to 20 events.</summary>
    public static byte[] Declare(long number, params IReadOnlyCollection<SignedDocument> events)
    {
        Holds(events, 20);
        return Xml.Around($"<envEvento xmlns=\"{Xml.Nfe}\" versao=\"1.00\"><idLote>{Number(number)}</idLote>", Bytes(events), "</envEvento>");
    }

    private static byte[] Lot(long number, bool synchronous, IEnumerable<SignedDocument> documents) => Xml.Around(
        $"<enviNFe xmlns=\"{Xml.Nfe}\" versao=\"4.00\"><idLote>{Number(number)}</idLote><indSinc>{(synchronous ? 1 : 0)}</indSinc>",
        Bytes(documents), "</enviNFe>");

    private static byte[] Message(string root, string version, string content) =>
        Xml.Around($"<{root} xmlns=\"{Xml.Nfe}\" versao=\"{version}\">{content}</{root}>", [], "");

    private static IEnumerable<ReadOnlyMemory<byte>> Bytes(IEnumerable<SignedDocument> documents) =>
        documents.Select(document => (ReadOnlyMemory<byte>)document.Bytes);

    private static void Holds(IReadOnlyCollection<SignedDocument> documents, int most)
    {
        if (documents.Count < 1 || documents.Count > most) throw new ArgumentException($"A lot holds 1 to {most} documents.", nameof(documents));
    }

    private static long Number(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999_999_999_999_999);
        return number;
    }
}
