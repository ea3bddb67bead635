using System.Diagnostics;
using Biela.Host;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Consolidated;
using Microsoft.EntityFrameworkCore;

namespace Biela.Bench;

/// <summary>How fast a relay empties an outbox that is full, over one transport; nobody reacts meanwhile.</summary>
internal static class Drain
{
    /// <summary>Events a second, each confirmed by the transport and marked as sent, on one PostgreSQL.</summary>
    public static async Task<double> Measure(string storage, string bus, int count)
    {
        var (book, balances) = (new CashFlowModule(), new ConsolidatedModule());
        var topology = House.Topology(null);
        (topology.Storage, topology.Bus) = (storage, bus);
        await using var services = new ServiceCollection().AddLogging().AddKernelCore(topology, [book, balances]).BuildServiceProvider();
        var (scopes, tenant, day) = (services.GetRequiredService<ModuleScopes>(), Guid.CreateVersion7(), new DateOnly(2026, 5, 4));
        foreach (var module in new Module[] { book, balances })
            await using (var scope = scopes.For(module, Guid.Empty))
            {
                await services.GetRequiredService<Storage>().Migrate(scope.Db, default);
                await scope.Db.Subscribe(module, only: true, default);
            }
        await services.GetRequiredService<ITransport>().Declare(balances.Name, balances.Subscriptions, default);
        foreach (var some in Enumerable.Range(0, count).Chunk(1000))
        {
            await using var scope = scopes.For(book, tenant);
            await using var work = await scope.Db.Begin(default);
            foreach (var n in some) scope.Db.Publish(Chain.Entry(Guid.CreateVersion7(), day, n));
            await work.Commit(default);
        }
        using var relay = ActivatorUtilities.CreateInstance<Relay>(services, book);
        var watch = Stopwatch.StartNew();
        await relay.StartAsync(default);
        await using (var scope = scopes.For(book, Guid.Empty))
            while (await scope.Db.Outbox.AnyAsync(m => m.SentAt == null)) await Task.Delay(20);
        var rate = count / watch.Elapsed.TotalSeconds;
        await relay.StopAsync(default);
        return rate;
    }
}
