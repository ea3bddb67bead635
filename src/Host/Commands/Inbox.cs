using System.CommandLine;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Dead letters: list them, give them their attempts back.</summary>
internal static class Inbox
{
    public static Command Command()
    {
        var dead = new Command("dead", "Lists the messages that ran out of attempts.");
        var replay = new Command("replay", "Gives dead messages their attempts back; a running Biela picks them up within a second.");
        var (topology, data) = (Shell.TopologyFile(), Shell.Data());
        var module = new Option<string?>("--module") { Description = "Only this module's." };
        var id = new Option<Guid?>("--id") { Description = "Only this message." };
        foreach (var command in new[] { dead, replay }) foreach (var option in new Option[] { topology, data, module }) command.Add(option);
        replay.Add(id);
        dead.SetAction((parsed, ct) => Each(Shell.Read(parsed.GetValue(topology), parsed.GetValue(data)), parsed.GetValue(module), List, ct));
        replay.SetAction((parsed, ct) => Each(Shell.Read(parsed.GetValue(topology), parsed.GetValue(data)), parsed.GetValue(module),
            async (name, db, clock, token) => Console.WriteLine($"{name}: {await Revive(db, parsed.GetValue(id), clock, token)} revived"), ct));
        return new("inbox", "Dead letters.") { dead, replay };
    }

    private static async Task<int> Each(Topology topology, string? only, Func<string, ModuleDb, TimeProvider, CancellationToken, Task> act,
        CancellationToken ct)
    {
        await using var services = Shell.Open(topology);
        var modules = services.GetServices<Module>().Where(m => only is null || m.Name == only).ToList();
        if (modules.Count == 0) throw new InvalidOperationException($"--module: there is no module '{only}'.");
        foreach (var module in modules)
        {
            await using var scope = services.GetRequiredService<ModuleScopes>().For(module, Guid.Empty);
            await act(module.Name, scope.Db, services.GetRequiredService<TimeProvider>(), ct);
        }
        return 0;
    }

    private static async Task List(string module, ModuleDb db, TimeProvider clock, CancellationToken ct)
    {
        foreach (var message in await db.Dead(ct))
            Console.WriteLine($"{module} {message.Id} {message.Handler} {message.Type} tenant {message.Tenant} "
                + $"dead since {message.DeadAt:u} after {message.Attempts} attempts: {message.Error}");
    }

    private static async Task<int> Revive(ModuleDb db, Guid? id, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.Begin(ct);
        var count = await db.Revive(id, null, clock.GetUtcNow(), ct);
        await work.Commit(ct);
        return count;
    }
}
