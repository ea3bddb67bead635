using System.CommandLine;
using Biela.Host.Deploy;

namespace Biela.Host.Commands;

/// <summary>What runs around the services, printed from the topology.</summary>
internal static class Edge
{
    public static Command Gateway()
    {
        var file = File();
        var listen = new Option<string>("--listen") { Description = "Port, or address and port.", DefaultValueFactory = _ => "127.0.0.1:7100" };
        var screens = new Option<string?>("--screens") { Description = "Folder of the web application (web/dist), for nginx to serve it." };
        const string says = "Prints the nginx configuration that puts one address in front of all services.";
        var command = new Command("gateway", says) { file, listen, screens };
        command.SetAction(parsed => Console.Write(Nginx.Configuration(House.Topology(parsed.GetValue(file)), parsed.GetValue(listen)!,
            parsed.GetValue(screens) is { } folder ? Path.GetFullPath(folder) : null)));
        return command;
    }

    public static Command Compose()
    {
        var file = File();
        var command = new Command("compose", "Prints a compose file: a container for each service, the servers they need, the gateway.") { file };
        command.SetAction(parsed => Console.Write(Deploy.Compose.File(House.Topology(parsed.GetValue(file)), House.Text(parsed.GetValue(file)))));
        return command;
    }

    private static Argument<string?> File() =>
        new("file") { Description = "Topology file; the built-in one when absent.", Arity = ArgumentArity.ZeroOrOne };
}
