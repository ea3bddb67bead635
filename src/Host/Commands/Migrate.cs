using System.CommandLine;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Brings the databases of all modules up to date; running it again changes nothing.</summary>
internal static class Migrate
{
    public static Command Command()
    {
        var (topology, data) = (Shell.TopologyFile(), Shell.Data());
        var command = new Command("migrate", "Brings the databases up to date.") { topology, data };
        command.SetAction((parsed, ct) => Run(Shell.Read(parsed.GetValue(topology), parsed.GetValue(data)), ct));
        return command;
    }

    private static async Task<int> Run(Topology topology, CancellationToken ct)
    {
        await using var services = Shell.Open(topology);
        foreach (var module in services.GetServices<Module>())
        {
            await using var scope = services.GetRequiredService<ModuleScopes>().For(module, Guid.Empty);
            await services.GetRequiredService<Storage>().Migrate(scope.Db, ct);
            await scope.Db.Subscribe(module, only: true, ct);
            // What a newer version wants to hear waits for it in its queue from now on.
            await services.GetRequiredService<ITransport>().Declare(module.Name, module.Subscriptions, ct);
            Console.WriteLine($"{module.Name}: up to date");
        }
        await Own(services, topology, ct);
        return 0;
    }

    /// <summary>What only the owner of the tables may do: the services' roles and rights.</summary>
    private static async Task Own(ServiceProvider services, Topology topology, CancellationToken ct)
    {
        var (storage, modules) = (services.GetRequiredService<Storage>(), services.GetServices<Module>().ToList());
        if (storage.Postgres)
            Console.WriteLine(await storage.Grant(topology, [.. modules.Select(m => m.Name)], ct) ? "roles: up to date"
                : "roles: left alone, since this connection may not create them; see biela topology sql");
    }
}
