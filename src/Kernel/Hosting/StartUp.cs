using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>All modules the binary knows, served here or elsewhere.</summary>
internal sealed record Neighbours(IReadOnlyList<Module> All);

/// <summary>
/// What has to be true before the first request: this process owns the data folder, the databases are up to date, and every queue exists before
/// anything is sent, so that no event is lost because its subscriber never started yet. Modules that nobody serves get no queue: nobody would empty it.
/// </summary>
internal sealed class StartUp(
    Topology topology, Storage storage, ITransport transport, ModuleScopes scopes, IEnumerable<Module> mine, Neighbours neighbours,
    ILogger<StartUp> log) : IHostedLifecycleService
{
    private IDisposable? owned;

    public async Task StartAsync(CancellationToken ct)
    {
        owned = storage.Own();
        if (topology.MigrateAtStart)
            await Parallel.ForEachAsync(mine, ct, async (module, token) =>
            {
                await using var scope = scopes.For(module, Guid.Empty);
                await storage.Migrate(scope.Db, token);
                await scope.Db.Subscribe(module, only: !storage.Postgres, token);
            });
        foreach (var module in topology.Bus == "in-process" ? mine : neighbours.All.Where(m => topology.Serves(m.Name)))
            await transport.Declare(module.Name, module.Subscriptions, ct);
        log.LogInformation("Serving {Modules}", string.Join(", ", mine.Select(m => m.Name)));
    }

    public Task StartingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken ct) => Task.CompletedTask;

    /// It has said by now that it is not ready; whoever routes to it gets the time to notice before it stops listening.
    public Task StoppingAsync(CancellationToken ct) => Task.Delay(topology.Drain, ct);

    public Task StopAsync(CancellationToken ct)
    {
        owned?.Dispose();
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken ct) => Task.CompletedTask;
}
