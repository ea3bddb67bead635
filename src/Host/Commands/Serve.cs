using System.CommandLine;
using Biela.Host.Client;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Runs one service of a topology until it is told to stop.</summary>
internal static class Serve
{
    public static Command Command()
    {
        var (topology, data) = (Shell.TopologyFile(), Shell.Data());
        var service = new Option<string?>("--service") { Description = "Which of its services; may be left out when there is only one." };
        var port = new Option<int?>("--port") { Description = "Port on 127.0.0.1, instead of the topology's address." };
        var clock = new Option<string?>("--clock") { Description = "File that holds the clock's offset, for demonstrations and tests." };
        var demo = new Option<bool>("--demo") { Description = "Loads the demonstration shop on the first start and prints its logins." };
        var command = new Command("serve", "Runs Biela.") { topology, service, port, data, clock, demo };
        command.SetAction((parsed, ct) =>
        {
            var read = Shell.Read(parsed.GetValue(topology), parsed.GetValue(data));
            read.Clock = parsed.GetValue(clock) ?? read.Clock;
            return Run(read, parsed.GetValue(service), parsed.GetValue(port), parsed.GetValue(demo), ct);
        });
        return command;
    }

    private static async Task<int> Run(Topology topology, string? service, int? port, bool demo, CancellationToken ct)
    {
        var name = service ?? (topology.Services.Count == 1 ? topology.Services.Keys.Single()
            : throw new InvalidOperationException($"Say --service, one of {string.Join(", ", topology.Services.Keys)}."));
        if (!topology.Services.TryGetValue(name, out var me))
            throw new InvalidOperationException($"The topology has no service '{name}', only {string.Join(", ", topology.Services.Keys)}.");
        await using var sefaz = demo && topology.Fiscal.Simulator is null ? await Authorities(topology, ct) : null;
        var app = BielaHost.Build(WebApplication.CreateBuilder(), topology, name, House.Modules());
        if (!Screens.Map(app)) Landing.Map(app, topology);
        app.Urls.Add(port is { } p ? $"http://127.0.0.1:{p}" : me.Url ?? "http://127.0.0.1:7100");
        if (demo) app.Lifetime.ApplicationStarted.Register(() => _ = Welcome(new(app.Urls.First()), sefaz));
        await app.RunAsync(ct);
        return 0;
    }

    /// The demonstration shop issues notes that are worth nothing, to a simulator in this very process.
    private static async Task<Sefaz> Authorities(Topology topology, CancellationToken ct)
    {
        var folder = Path.Combine(topology.Folder, "sefaz");
        var sefaz = await Sefaz.Start(new(folder, 0) { Clock = topology.Clock is { } file ? new TravelClock(file) : TimeProvider.System }, ct);
        (topology.Fiscal.Simulator, topology.Fiscal.Roots) = (sefaz.Url.ToString(), Path.Combine(folder, "root.pem"));
        return sefaz;
    }

    private static async Task Welcome(Uri address, Sefaz? sefaz)
    {
        try { await Demo.Load(address, _ => { }, sefaz?.Authority.Client(Cnpj.Parse(DemoNotes.Cnpj), DemoNotes.Name, "")); }
        catch (Exception e) when (e is Wrong or HttpRequestException)
        {
            Console.Error.WriteLine($"The demonstration shop could not be loaded: {e.Message}");
            return;
        }
        Console.WriteLine($"\nBiela answers at {address}");
        Seed.Logins();
    }
}
