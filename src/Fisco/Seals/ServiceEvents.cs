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

/// <summary>Why another NFS-e stands in the place of one (TSCodJustSubst).</summary>
public enum ServiceReplacement
{
    /// <summary>The provider was not in the Simples after all.</summary>
    LeftSimples = 1,

    /// <summary>The provider was in the Simples.</summary>
    JoinedSimples = 2,

    /// <summary>An exemption counts from before.</summary>
    ExemptionGained = 3,

    /// <summary>An exemption ended before.</summary>
    ExemptionLost = 4,

    /// <summary>The customer, who owes the tax, refused it.</summary>
    RefusedByCustomer = 5,

    /// <summary>Anything else, which has to be described.</summary>
    Other = 99,
}

/// <summary>The events a provider declares on an NFS-e, as documents still to be signed (national layout 1.01, pedRegEvento).</summary>
public static class ServiceEvents
{
    /// <summary>Cancellation (101101).</summary>
    public const int Cancellation = 101101;

    /// <summary>Cancellation because another NFS-e replaces it, which the Sefin registers by itself when it issues that one (105102).</summary>
    public const int CancellationBySubstitution = 105102;

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
