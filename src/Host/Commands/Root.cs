using System.CommandLine;

namespace Biela.Host.Commands;

/// <summary>The command line <c>biela</c>.</summary>
internal static class Root
{
    public static RootCommand Command() => new("Biela, o ERP da retífica de motores.") { Serve.Command() };
}
