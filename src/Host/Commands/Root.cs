using System.CommandLine;

namespace Biela.Host.Commands;

/// <summary>The command line <c>biela</c>.</summary>
internal static class Root
{
    public static RootCommand Command() => new("Biela, the ERP of the engine-rebuild shop.")
    {
        Serve.Command(), Migrate.Command(), Seed.Command(), Describe.Events(), OpenApi.Command(), Inbox.Command(), Promote.Command(),
        Describe.Topology(), Audit.Command(), Restored.Command(),
        Smoke.Command(), Fiscal.Command(),
    };
}
