using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel.Tests.Shop;

/// <summary>
/// The module on a real database and a real transport, without a web server. Its pumps run between <see cref="Start"/> and <see cref="Stop"/>.
/// </summary>
internal sealed class Plant : IAsyncDisposable
{
    private readonly Module<ShopDb> module;
    private readonly List<IHostedService> pumps = [];
    private readonly ServiceProvider services;

    public Plant(string storage, ITransport? transport = null, Module<ShopDb>? version = null)
        : this(new Topology { Storage = storage, Retries = new() { FirstDelay = TimeSpan.FromMilliseconds(20) } }, transport, version) { }

    public Plant(Topology topology, ITransport? transport = null, Module<ShopDb>? version = null)
    {
        (module, Topology) = (version ?? new ShopModule(), topology);
        var collection = new ServiceCollection().AddKernelCore(topology, [module]).AddLogging(l => l.SetMinimumLevel(LogLevel.Critical));
        collection.AddSingleton<TimeProvider>(Clock).AddSingleton(Script);
        if (transport is not null) collection.AddSingleton(transport);
        services = collection.BuildServiceProvider();
    }

    public static readonly Guid Tenant = Guid.Parse("0192aaaa-0000-7000-8000-000000000001");

    public Topology Topology { get; }

    public ShiftedClock Clock { get; } = new();

    public Script Script { get; } = new();

    public Ledgers Ledgers => services.GetRequiredService<Ledgers>();

    public Ledgers LedgersBy(int pageSize, ITransport? transport = null) =>
        new([module], services.GetRequiredService<ModuleScopes>(), transport ?? new InProcessTransport(), Clock) { PageSize = pageSize };

    public Storage Storage => services.GetRequiredService<Storage>();

    public async Task Migrate()
    {
        await using var scope = services.GetRequiredService<ModuleScopes>().For(module, Guid.Empty);
        await Storage.Migrate(scope.Db, default);
        await scope.Db.Subscribe(module, only: true, default);
    }

    public async Task Start()
    {
        var transport = services.GetRequiredService<ITransport>();
        await transport.Declare(module.Name, module.Subscriptions, default);
        pumps.AddRange([
            ActivatorUtilities.CreateInstance<Notices>(services), ActivatorUtilities.CreateInstance<InboxRunner>(services, module),
            ActivatorUtilities.CreateInstance<Relay>(services, module), ActivatorUtilities.CreateInstance<Upkeep>(services, module),
        ]);
        foreach (var pump in pumps) await pump.StartAsync(default);
    }

    /// <summary>Only what carries wake-ups to and from other processes.</summary>
    public async Task Listen()
    {
        pumps.Add(ActivatorUtilities.CreateInstance<Notices>(services));
        await pumps[0].StartAsync(default);
    }

    public async Task Stop()
    {
        foreach (var pump in pumps) await pump.StopAsync(default);
        foreach (var pump in pumps.OfType<IDisposable>()) pump.Dispose();
        pumps.Clear();
    }

    /// <summary>One committed unit of work of the organization.</summary>
    public async Task<T> Do<T>(Func<ShopDb, Task<T>> act, Guid? tenant = null, string zone = "America/Sao_Paulo")
    {
        await using var scope = services.GetRequiredService<ModuleScopes>().For(module, tenant ?? Tenant, zone);
        await using var work = await scope.Db.Begin(default);
        var result = await act((ShopDb)scope.Db);
        await work.Commit(default);
        return result;
    }

    /// <summary>A query of the organization, outside a transaction.</summary>
    public async Task<T> Look<T>(Func<ShopDb, Task<T>> query, Guid? tenant = null)
    {
        await using var scope = services.GetRequiredService<ModuleScopes>().For(module, tenant ?? Tenant);
        return await query((ShopDb)scope.Db);
    }

    public Task Do(Func<ShopDb, Task> act, Guid? tenant = null) => Do(async db => { await act(db); return 0; }, tenant);

    public Task Publish(params Made[] events) => Do(db =>
    {
        foreach (var made in events) db.Publish(made);
        return Task.CompletedTask;
    });

    /// <summary>The numbers a handler has counted of a thing, in no particular order.</summary>
    public Task<List<int>> Counted(Guid thing, string handler = "CountMade") =>
        Do(db => db.Heard.Where(h => h.ThingId == thing && h.Handler == handler).OrderBy(h => h.Nth).Select(h => h.Nth).ToListAsync());

    public Task<List<InboxMessage>> Inbox() => Do(db => db.Inbox.AsNoTracking().OrderBy(m => m.Seq).ToListAsync());

    public static async Task Eventually(Func<Task<bool>> good, int seconds = 20)
    {
        for (var watch = Stopwatch.StartNew(); !await good(); await Task.Delay(20))
            if (watch.Elapsed > TimeSpan.FromSeconds(seconds)) Assert.Fail("It did not happen in time.");
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}

/// <summary>The machine's clock, some way off.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
