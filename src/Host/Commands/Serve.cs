using System.CommandLine;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Runs one service of a topology until it is told to stop.</summary>
internal static class Serve
{
    public static Command Command()
    {
        var topology = new Option<string?>("--topology") { Description = "Topology file; the built-in single process when absent." };
        var service = new Option<string?>("--service") { Description = "Which of its services; may be left out when there is only one." };
        var port = new Option<int?>("--port") { Description = "Port on 127.0.0.1, instead of the topology's address." };
        var data = new Option<string?>("--data") { Description = "Folder of the databases, instead of the topology's." };
        var clock = new Option<string?>("--clock") { Description = "File that holds the clock's offset, for demonstrations and tests." };
        var command = new Command("serve", "Runs Biela.") { topology, service, port, data, clock };
        command.SetAction((parsed, ct) => Run(parsed.GetValue(topology), parsed.GetValue(service), parsed.GetValue(port), parsed.GetValue(data), parsed.GetValue(clock), ct));
        return command;
    }

    private static async Task<int> Run(string? file, string? service, int? port, string? data, string? clock, CancellationToken ct)
    {
        var topology = House.Topology(file);
        if (data is not null) topology.Storage = data;
        if (clock is not null) topology.Clock = clock;
        var name = service ?? (topology.Services.Count == 1 ? topology.Services.Keys.Single() : throw new InvalidOperationException($"Say --service, one of {string.Join(", ", topology.Services.Keys)}."));
        if (!topology.Services.TryGetValue(name, out var me)) throw new InvalidOperationException($"The topology has no service '{name}', only {string.Join(", ", topology.Services.Keys)}.");
        var app = BielaHost.Build(WebApplication.CreateBuilder(), topology, name, House.Modules());
        app.Urls.Add(port is { } p ? $"http://127.0.0.1:{p}" : me.Url ?? "http://127.0.0.1:7100");
        await app.RunAsync(ct);
        return 0;
    }
}
