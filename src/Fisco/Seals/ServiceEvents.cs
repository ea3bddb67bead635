namespace Biela.Fisco;

/// <summary>Why an NFS-e is cancelled (TSCodJustCanc).</summary>
public enum ServiceCancellation
{
    /// <summary>It was issued wrongly.</summary>
    Mistake = 1,

    /// <summary>The service was not provided.</summary>
    NotProvided = 2,

    /// <summary>Anything else.</summary>
    Other = 9,
}

/// <summary>The events a provider declares on an NFS-e, as documents still to be signed (national layout 1.01, pedRegEvento).</summary>
public static class ServiceEvents
{
    private const string Namespace = "http://www.sped.fazenda.gov.br/nfse";

    /// <summary>Cancels an NFS-e (e101101); each city sets its own time limit.</summary>
    /// <param name="at">When, with the offset of the provider's local time.</param>
    /// <param name="reason">15 to 255 characters.</param>
    /// <param name="application">Name and version of the software, up to 20 characters.</param>
    /// <exception cref="RuleBroken">422, in Portuguese, naming the field.</exception>
    public static string Cancel(
        NfseKey key, FiscalEnvironment environment, TaxId author, DateTimeOffset at, ServiceCancellation why, string reason, string application) =>
        // The schema's comment adds a sequence to the Id, its pattern has no room for one.
        $"<pedRegEvento xmlns=\"{Namespace}\" versao=\"1.01\"><infPedReg Id=\"PRE{key.Value}101101\"><tpAmb>{environment:D}</tpAmb>"
        + Xml.Tag("verAplic", Field.Text("verAplic", "Versão do aplicativo", application, 1, 20)) + $"<dhEvento>{Xml.Instant(at)}</dhEvento>"
        + Xml.Tag(author.IsCompany ? "CNPJAutor" : "CPFAutor", author.Value) + $"<chNFSe>{key.Value}</chNFSe>"
        + $"<e101101><xDesc>Cancelamento de NFS-e</xDesc><cMotivo>{why:D}</cMotivo>"
        + Xml.Tag("xMotivo", Field.Text("xMotivo", "Motivo", reason, 15, 255)) + "</e101101></infPedReg></pedRegEvento>";
}
