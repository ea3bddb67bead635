using System.Text.Json;
using Biela.Kernel.Tests.Shop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel.Tests.Caches;

/// <summary>What modules may rely on, whatever the topology names as cache. Two replicas stand on one database.</summary>
public abstract class CacheContract : IAsyncLifetime
{
    private protected static readonly Guid Mine = Plant.Tenant, Other = Guid.Parse("0192bbbb-0000-7000-8000-000000000002");
    private readonly string folder = Directory.CreateTempSubdirectory("biela-cache").FullName;
    private readonly List<ServiceProvider> replicas = [];

    internal sealed record Report(string Words, Money Sum, IReadOnlyList<DateOnly> Days);

    /// <summary>What the topology says; skips the test when the server is not there.</summary>
    protected abstract Task<string> Address();

    /// <summary>Whether one replica finds what another one has computed.</summary>
    protected abstract bool Shared { get; }

    private protected int Loads { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var address = await Address();
        for (var replica = 0; replica < 2; replica++)
            replicas.Add(new ServiceCollection().AddKernelCore(new() { Storage = folder, Cache = address }, [new ShopModule()])
                .AddLogging(l => l.SetMinimumLevel(LogLevel.Critical)).BuildServiceProvider());
        await using var scope = replicas[0].GetRequiredService<ModuleScopes>().For(replicas[0].GetRequiredService<Module>(), Guid.Empty);
        await replicas[0].GetRequiredService<Storage>().Migrate(scope.Db, default);
        await Renew(Mine);
        await Renew(Other);
        if (Shared) await Plant.Eventually(async () => await Whole(0) && await Whole(1));
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas) await replica.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_computed_once_is_not_computed_again()
    {
        var report = new Report("março", Money.Of(1234.56m), [new(2026, 3, 2), new(2026, 3, 3)]);
        var (first, second) = (await Ask(() => report), await Ask(() => report));
        Assert.Equal((1, JsonSerializer.Serialize(report)), (Loads, JsonSerializer.Serialize(first)));
        Assert.Equal(JsonSerializer.Serialize(report), JsonSerializer.Serialize(second));
    }

    [Fact]
    public async Task Another_question_is_another_answer() =>
        Assert.Equal(["a", "b"], [await Words("a", key: "a"), await Words("b", key: "b")]);

    [Fact]
    public async Task A_hundred_readers_at_once_cause_one_load()
    {
        var gate = new TaskCompletionSource();
        var readers = Enumerable.Range(0, 100).Select(_ => Task.Run(() => Get(Mine, "busy", 0, async _ =>
        {
            await gate.Task;
            return new("once", default, []);
        }))).ToList();
        await Task.Delay(200);
        gate.SetResult();
        Assert.All(await Task.WhenAll(readers), r => Assert.Equal("once", r.Words));
        Assert.Equal(1, Loads);
    }

    [Fact]
    public async Task An_organization_never_reads_what_another_one_was_told()
    {
        Assert.Equal("mine", await Words("mine"));
        Assert.Equal("theirs", await Words("theirs", Other));
        Assert.Equal("mine", await Words("?"));
        Assert.Equal("theirs", await Words("?", Other, replica: 1, alone: !Shared));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Words("nobody's", Guid.Empty));
    }

    [Fact]
    public async Task A_change_is_seen_at_once_by_every_replica_and_touches_nobody_else()
    {
        foreach (var replica in (int[])[0, 1])
        {
            await Words("old", replica: replica);
            await Words("kept", Other, replica: replica);
        }
        await Renew(Mine);
        Assert.Equal(["new", "new"], [await Words("new", replica: 1), await Words("new", replica: 0)]);
        Assert.Equal(["kept", "kept"], [await Words("lost", Other), await Words("lost", Other, replica: 1)]);
    }

    [Fact]
    public async Task A_change_that_was_rolled_back_changes_nothing()
    {
        await Words("old");
        await Assert.ThrowsAsync<FormatException>(() => Renew(Mine, then: () => throw new FormatException()));
        Assert.Equal("old", await Words("new"));
    }

    [Fact]
    public async Task What_is_read_inside_a_transaction_is_not_remembered()
    {
        await using var scope = Scope(0, Mine);
        await using (await scope.Db.Begin(default)) await Load(scope, "k", _ => Task.FromResult<Report>(new("perhaps", default, [])));
        Assert.Equal("sure", await Words("sure"));
    }

    [Fact]
    public async Task What_fails_is_not_remembered_and_a_reader_who_leaves_takes_nobody_with_him()
    {
        await Assert.ThrowsAsync<FormatException>(() => Get(Mine, "k", 0, _ => throw new FormatException()));
        using var leaving = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var left = Get(Mine, "k", 0, async token =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        }, leaving.Token);
        await started.Task;
        var waiting = Words("stayed");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal("stayed", await waiting);
    }

    private protected Task<Report> Ask(Func<Report> load, int replica = 0) => Get(Mine, "k", replica, _ => Task.FromResult(load()));

    /// <param name="words">What is loaded if nothing is remembered.</param>
    /// <param name="tenant">Who asks.</param>
    /// <param name="key">What is asked.</param>
    /// <param name="replica">Who is asked.</param>
    /// <param name="alone">The replica has to be told first, since it hears nothing from the other one.</param>
    private protected async Task<string> Words(string words, Guid? tenant = null, string key = "k", int replica = 0, bool alone = false) =>
        (await Get(tenant ?? Mine, key, alone ? 0 : replica, _ => Task.FromResult<Report>(new(words, default, [])))).Words;

    private protected async Task<Report> Get(
        Guid tenant, string key, int replica, Func<CancellationToken, Task<Report>> load, CancellationToken ct = default)
    {
        await using var scope = Scope(replica, tenant);
        return await Load(scope, key, load, ct);
    }

    private protected async Task Renew(Guid tenant, Action? then = null)
    {
        await using var scope = Scope(0, tenant);
        await using var work = await scope.Db.Begin(default);
        await scope.Db.Renew("reports", default);
        then?.Invoke();
        await work.Commit(default);
    }

    private protected async Task<bool> Whole(int replica) => await replicas[replica].GetRequiredService<Cache>().Whole(default);

    private ModuleScope Scope(int replica, Guid tenant) =>
        replicas[replica].GetRequiredService<ModuleScopes>().For(replicas[replica].GetRequiredService<Module>(), tenant);

    private Task<Report> Load(ModuleScope scope, string key, Func<CancellationToken, Task<Report>> load, CancellationToken ct = default) =>
        scope.Services.GetRequiredService<Cache>().Get(scope.Db, "reports", key, TimeSpan.FromMinutes(1), token =>
        {
            lock (replicas) Loads++;
            return load(token);
        }, ct);
}
