using System.Diagnostics;
using Biela.Contracts;
using Biela.Contracts.CashFlow;
using Biela.Host;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Consolidated;
using Microsoft.EntityFrameworkCore;

namespace Biela.Bench;

/// <summary>
/// The way of an event: commit in CashFlow, relay, inbox of Consolidated, its real reaction, commit. One commit a published event, one a
/// handled event, both durable; publisher, relay and inbox run at the same time in this process.
/// </summary>
internal static class Chain
{
    /// <summary>Events a second from the first publish to the last effect.</summary>
    public static async Task<double> Measure(string data, int count)
    {
        var (book, balances) = (new CashFlowModule(), new ConsolidatedModule());
        var topology = House.Topology(null);
        topology.Storage = data;
        await using var services = new ServiceCollection().AddLogging().AddKernelCore(topology, [book, balances]).BuildServiceProvider();
        var (scopes, storage) = (services.GetRequiredService<ModuleScopes>(), services.GetRequiredService<Storage>());
        foreach (var module in new Module[] { book, balances })
            await using (var scope = scopes.For(module, Guid.Empty)) await storage.Migrate(scope.Db, default);
        await services.GetRequiredService<ITransport>().Declare(balances.Name, balances.Subscriptions, default);
        IHostedService[] pumps = [ActivatorUtilities.CreateInstance<InboxRunner>(services, balances), ActivatorUtilities.CreateInstance<Relay>(services, book)];
        foreach (var pump in pumps) await pump.StartAsync(default);

        var (tenant, account) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        await Publish(scopes, book, tenant, new AccountOpened(account, "Banco Serra", "Bank", 0, today));
        await Pass(10_000);
        var watch = Stopwatch.StartNew();
        await Pass(count);
        var rate = count / watch.Elapsed.TotalSeconds;
        foreach (var pump in pumps) await pump.StopAsync(default);
        return rate;

        async Task Pass(int events)
        {
            for (var i = 0; i < events; i++) await Publish(scopes, book, tenant, Entry(account, today, i));
            while (await Open(scopes, book, balances)) await Task.Delay(5);
        }
    }

    /// <summary>An entry like those a busy day has.</summary>
    public static CashEntryPosted Entry(Guid account, DateOnly day, int i) => new(
        Guid.CreateVersion7(), account, day, 10_000 + i, "Recebimentos de clientes", $"OS-2026-{i:00000} · Tomé Arruda", null, null,
        TimeProvider.System.GetUtcNow(), "sistema");

    private static async Task Publish(ModuleScopes scopes, Module from, Guid tenant, IEvent fact)
    {
        await using var scope = scopes.For(from, tenant);
        await using var work = await scope.Db.Begin(default);
        scope.Db.Publish(fact);
        await work.Commit(default);
    }

    private static async Task<bool> Open(ModuleScopes scopes, Module from, Module to)
    {
        await using (var scope = scopes.For(from, Guid.Empty))
            if (await scope.Db.Outbox.AnyAsync(m => m.SentAt == null && m.NotBefore == null)) return true;
        await using (var scope = scopes.For(to, Guid.Empty))
            return await scope.Db.Inbox.AnyAsync(m => m.DoneAt == null && m.DeadAt == null);
    }
}
