using System.CommandLine;
using System.Diagnostics;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Recomputes the books from the ledgers, outboxes and inboxes, beside a running Biela or on its stopped files.</summary>
internal static class Audit
{
    public static Command Command()
    {
        var (topology, data) = (Shell.TopologyFile(), Shell.Data());
        var wait = new Option<int>("--wait") { Description = "Seconds to let open work settle before differences count.", DefaultValueFactory = _ => 0 };
        var repair = new Option<bool>("--repair") { Description = "First sends again what was lost on the way." };
        var organization = new Option<Guid?>("--organization") { Description = "Only the books of the organization with this id." };
        const string says = "Recomputes the invariants from the ledgers, outboxes and inboxes and prints every difference; exits 1 if there is one.";
        var command = new Command("audit", says) { topology, data, wait, repair, organization };
        command.SetAction((parsed, ct) => Run(Shell.Read(parsed.GetValue(topology), parsed.GetValue(data)),
            TimeSpan.FromSeconds(parsed.GetValue(wait)), parsed.GetValue(repair), parsed.GetValue(organization), ct));
        return command;
    }

    private static async Task<int> Run(Topology topology, TimeSpan patience, bool repair, Guid? organization, CancellationToken ct)
    {
        await using var services = Shell.Open(topology);
        var (ledgers, watch) = (services.GetRequiredService<Ledgers>(), Stopwatch.StartNew());
        if (repair) Say("audit", await ledgers.Repair(ct));
        var findings = await Find(ledgers, patience, organization, ct);
        foreach (var finding in findings) Console.WriteLine($"{finding.Rule}: {finding.Difference}");
        Console.WriteLine(findings.Count == 0 ? $"audit: nothing found ({watch.ElapsedMilliseconds} ms)" : $"audit: {findings.Count} differences");
        return findings.Count == 0 ? 0 : 1;
    }

    /// <summary>What comes again.</summary>
    public static void Say(string command, (int Events, IReadOnlyCollection<string> Waiting) repaired)
    {
        Console.WriteLine($"{command}: {repaired.Events} events to send again");
        foreach (var module in repaired.Waiting)
            Console.WriteLine($"{command}: {module} left alone, since its queue is not empty or does not answer; repeat once it is");
    }

    /// <summary>What is wrong once open work has had that long to settle.</summary>
    public static async Task<IReadOnlyList<Finding>> Find(Ledgers ledgers, TimeSpan patience, Guid? organization, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var findings = await ledgers.Audit(organization, ct);
        while (findings.Count > 0 && watch.Elapsed < patience)
        {
            await Task.Delay(500, ct);
            findings = await ledgers.Audit(organization, ct);
        }
        return findings;
    }
}
