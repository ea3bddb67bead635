using System.CommandLine;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>
/// Puts the broker back to the moment that the databases were restored to: for them, what was published since then never happened. The cache needs no
/// such thing, since nothing in it is asked for under the names that the databases give it from now on.
/// </summary>
internal static class Restored
{
    public static Command Command()
    {
        var (topology, data) = (Shell.TopologyFile(), Shell.Data());
        const string says = "After the databases were restored to an earlier moment, while nothing runs: empties the broker's queues, prints each event in "
            + "them that is newer than the databases, and has sent again what was on its way then.";
        var command = new Command("restored", says) { topology, data };
        command.SetAction((parsed, ct) => Run(Shell.Read(parsed.GetValue(topology), parsed.GetValue(data)), ct));
        return command;
    }

    private static async Task<int> Run(Topology topology, CancellationToken ct)
    {
        await using var services = Shell.Open(topology);
        var (ledgers, newer) = (services.GetRequiredService<Ledgers>(), new HashSet<Guid>());
        await foreach (var (module, e) in ledgers.Discard(ct))
        {
            newer.Add(e.Id);
            Console.WriteLine($"restored: gone, for {module}: {e.Type} {e.Id} of {PublishedAt(e.Id):u} about {e.Key} of organization {e.Tenant}");
        }
        Console.WriteLine($"restored: {newer.Count} events in the queues were newer than the databases");
        Audit.Say("restored", await ledgers.Repair(ct, nothingOnItsWay: true));
        return 0;
    }

    /// RFC 9562, 5.7: a UUID of version 7 begins with the milliseconds since 1970.
    private static DateTimeOffset PublishedAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64($"{id:n}"[..12], 16));
}
