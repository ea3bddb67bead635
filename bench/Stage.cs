using Biela.Contracts.CashFlow;
using Biela.Host;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Consolidated;

namespace Biela.Bench;

/// <summary>The cash book and the daily balance in this process, on any storage and transport, up to date and subscribed; nothing moves yet.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Stage(ServiceProvider services) => this.services = services;

    public CashFlowModule Book { get; } = new();

    public ConsolidatedModule Balances { get; } = new();

    public static async Task<Stage> Open(string storage, string bus)
    {
        var topology = House.Topology(null);
        (topology.Storage, topology.Bus, topology.QueuePrefix) = (storage, bus, $"bench-{Guid.CreateVersion7():n}.");
        Module[] modules = [new CashFlowModule(), new ConsolidatedModule()];
        var stage = new Stage(new ServiceCollection().AddLogging().AddKernelCore(topology, modules).BuildServiceProvider());
        foreach (var module in modules)
        {
            await using var scope = stage.In(module, Guid.Empty);
            await stage.services.GetRequiredService<Storage>().Migrate(scope.Db, default);
            await scope.Db.Subscribe(module, only: true, default);
        }
        await stage.services.GetRequiredService<ITransport>().Declare(stage.Balances.Name, stage.Balances.Subscriptions, default);
        return stage;
    }

    /// <summary>A scope of the module for an organization.</summary>
    public ModuleScope In(Module module, Guid tenant) => services.GetRequiredService<ModuleScopes>().For(module, tenant);

    /// <summary>What moves the module's events out.</summary>
    public IHostedService Relay(Module module) => ActivatorUtilities.CreateInstance<Relay>(services, module);

    /// <summary>What reacts to the events that came in.</summary>
    public IHostedService Inbox(Module module) => ActivatorUtilities.CreateInstance<InboxRunner>(services, module);

    /// <summary>Commits facts of the cash book, all in one transaction.</summary>
    public async Task Publish(Guid tenant, params IEnumerable<Contracts.IEvent> facts)
    {
        await using var scope = In(Book, tenant);
        await using var work = await scope.Db.Begin(default);
        foreach (var fact in facts) scope.Db.Publish(fact);
        await work.Commit(default);
    }

    /// <summary>An entry like those a busy day has.</summary>
    public static CashEntryPosted Entry(Guid account, DateOnly day, int i) => new(
        Guid.CreateVersion7(), account, day, 10_000 + i, "Recebimentos de clientes", $"OS-2026-{i:00000} · Tomé Arruda", null, null,
        TimeProvider.System.GetUtcNow(), "sistema");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
