using System.CommandLine;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Sends events of the last 90 days again; inboxes that are done with them do nothing.</summary>
internal static class ReplayEvents
{
    private sealed record Choice(string? Module, string? Type, Guid? Tenant, DateTimeOffset? From, DateTimeOffset? Until);

    public static Command Command()
    {
        var (topology, data) = (Shell.TopologyFile(), Shell.Data());
        var module = new Option<string?>("--module") { Description = "Only what this module published." };
        var type = new Option<string?>("--type") { Description = "Only this event, e.g. BudgetApproved." };
        var tenant = new Option<Guid?>("--tenant") { Description = "Only this organization's." };
        var from = new Option<DateTimeOffset?>("--from") { Description = "Only what was published at or after this instant, e.g. 2026-05-01T00:00:00Z." };
        var until = new Option<DateTimeOffset?>("--until") { Description = "Only what was published before this instant." };
        var command = new Command("replay", "Sends events again, to whoever missed them; a running Biela begins within a second.")
        {
            topology, data, module, type, tenant, from, until,
        };
        command.SetAction((parsed, ct) => Run(Shell.Read(parsed.GetValue(topology), parsed.GetValue(data)), new(
            parsed.GetValue(module), parsed.GetValue(type), parsed.GetValue(tenant), parsed.GetValue(from), parsed.GetValue(until)), ct));
        return command;
    }

    private static async Task<int> Run(Topology topology, Choice choice, CancellationToken ct)
    {
        await using var services = Shell.Open(topology);
        var modules = services.GetServices<Module>().Where(m => choice.Module is null || m.Name == choice.Module).ToList();
        if (modules.Count == 0) throw new InvalidOperationException($"--module: there is no module '{choice.Module}'.");
        foreach (var module in modules)
        {
            await using var scope = services.GetRequiredService<ModuleScopes>().For(module, Guid.Empty);
            var count = await scope.Db.SendAgain(choice.Type, choice.Tenant, choice.From, choice.Until, ct);
            if (count > 0) Console.WriteLine($"{module.Name}: {count} to send again");
        }
        return 0;
    }
}
