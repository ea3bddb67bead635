namespace Biela.Fisco;

/// <summary>The web services of the NF-e (MOC 7.0, 4).</summary>
public enum FiscalService
{
    /// <summary>NFeAutorizacao4: documents to be authorised.</summary>
    Authorisation,

    /// <summary>NFeRetAutorizacao4: the result of a lot, by its receipt.</summary>
    Result,

    /// <summary>NFeConsultaProtocolo4: what is known about a key.</summary>
    Query,

    /// <summary>NFeStatusServico4: whether the service works.</summary>
    Status,

    /// <summary>NFeInutilizacao4: numbers that will not be used.</summary>
    Voiding,

    /// <summary>NFeRecepcaoEvento4: events.</summary>
    Event,
}

/// <summary>
/// Who authorises the documents of a state and where (portal of the NF-e, 20/06/2026; addresses of homologation and NFC-e as the states publish them).
/// </summary>
public static class Endpoints
{
    private sealed record Desk(string Nfe, string Nfce, string Contingency, string[] QrPages, string[] KeyPages);

    private static readonly Dictionary<string, Desk> Desks = Table.Rows("states")
        .ToDictionary(row => row[0], row => new Desk(row[1], row[2], row[3], row[4..6], row[6..8]));

    private static readonly Dictionary<(string Authority, int Model, int Environment), (string Base, string[] Paths)> Addresses = Table.Rows("endpoints")
        .ToDictionary(row => (row[0], int.Parse(row[1]), int.Parse(row[2])), row => (row[3], row[4..10]));

    /// <summary>Where the state's documents of this model are served.</summary>
    public static Uri Of(State state, DocumentModel model, FiscalEnvironment environment, FiscalService service) =>
        At(model == DocumentModel.Nfe ? Desks[state.Acronym].Nfe : Desks[state.Acronym].Nfce, model, environment, service)!;

    /// <summary>Where the state's NF-e are served while its own service is down (SVC); null for what the contingency does not do: voiding numbers.</summary>
    public static Uri? OfContingency(State state, FiscalEnvironment environment, FiscalService service) =>
        At(Desks[state.Acronym].Contingency, DocumentModel.Nfe, environment, service);

    /// <summary>How a document is issued while the state's service is down: by its SVC, or offline over the counter.</summary>
    public static Issuance ContingencyOf(State state, DocumentModel model) =>
        model == DocumentModel.Nfce ? Issuance.Offline : Desks[state.Acronym].Contingency == "SVC-AN" ? Issuance.SvcAn : Issuance.SvcRs;

    /// <summary>The page a QR code of an NFC-e leads to.</summary>
    public static string QrPage(State state, FiscalEnvironment environment) => Desks[state.Acronym].QrPages[environment - FiscalEnvironment.Production];

    /// <summary>The page where a consumer types the key of an NFC-e (urlChave), as the state prescribes it, with or without "http".</summary>
    public static string KeyPage(State state, FiscalEnvironment environment) => Desks[state.Acronym].KeyPages[environment - FiscalEnvironment.Production];

    private static Uri? At(string authority, DocumentModel model, FiscalEnvironment environment, FiscalService service) =>
        Addresses[(authority, (int)model, (int)environment)] is var (address, paths) && paths[(int)service] is not "-" and var path
            ? new Uri(address + path) : null;
}
