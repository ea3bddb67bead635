using Biela.Fisco;

namespace Biela.Modules.Fiscal;

/// <summary>Where the authorities' services are. A simulator stands for homologação only, so that nothing with fiscal value ever goes there.</summary>
internal sealed class Desks(Topology topology)
{
    /// <summary>The address of a service; by the contingency of the state where the document was issued so.</summary>
    public Uri Of(State state, DocumentModel model, FiscalEnvironment environment, FiscalService service, bool contingency = false)
    {
        if (Simulator(environment) is { } simulator) return new($"{simulator}/{(contingency ? "svc/" : "")}{Soap.NamespaceOf(service).Split('/')[^1]}");
        return contingency ? Endpoints.OfContingency(state, environment, service)! : Endpoints.Of(state, model, environment, service);
    }

    /// <summary>The same for the Sefin Nacional, which has its services under the paths of its official address.</summary>
    public Uri Of(Uri official, FiscalEnvironment environment) =>
        Simulator(environment) is { } simulator ? new($"{simulator}{official.PathAndQuery}") : official;

    private string? Simulator(FiscalEnvironment environment) =>
        environment == FiscalEnvironment.Homologation ? topology.Fiscal.Simulator?.TrimEnd('/') : null;
}
