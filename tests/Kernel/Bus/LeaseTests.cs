using System.Diagnostics;
using Biela.Kernel.Tests.Databases;
using Biela.Kernel.Tests.Shop;

namespace Biela.Kernel.Tests.Bus;

/// <summary>One process at a time works on a module's events, and the next takes over.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private readonly Wakeups here = new(), there = new();
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await Postgres.Create();
        await using var plant = new Plant(database);
        await plant.Migrate();
    }

    public async ValueTask DisposeAsync()
    {
        if (database != "") await Postgres.Drop(database);
    }

    [Fact]
    public async Task The_next_one_works_as_soon_as_the_first_has_stopped_and_with_a_higher_epoch()
    {
        var (first, second) = (new Lease(new(database), here, "shop", "outbox"), new Lease(new(database), there, "shop", "outbox"));
        using var stop = new CancellationTokenSource();
        var (one, begun) = Begin(first, stop.Token);
        await begun;
        var (two, taken) = Begin(second, stop.Token);
        await Task.Delay(1500);
        Assert.False(taken.IsCompleted);
        await stop.CancelAsync();
        await Ended(one);
        await Ended(two);
        using var again = new CancellationTokenSource();
        var (three, third) = Begin(second, again.Token);
        await third.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.True(second.Claim.Epoch > first.Claim.Epoch);
        await again.CancelAsync();
        await Ended(three);
    }

    [Fact]
    public async Task Who_died_is_followed_within_fifteen_seconds()
    {
        // As kill -9 leaves it: taken, never renewed, never given back.
        const string soon = "(extract(epoch from clock_timestamp()) * 1000)::bigint + 14000";
        await Postgres.Run(database, $"insert into shop.leases values ('outbox', '{Guid.CreateVersion7()}', 7, {soon})");
        var watch = Stopwatch.StartNew();
        var lease = new Lease(new(database), here, "shop", "outbox");
        using var stop = new CancellationTokenSource();
        var (work, begun) = Begin(lease, stop.Token);
        await begun.WaitAsync(TimeSpan.FromSeconds(25));
        Assert.InRange(watch.Elapsed.TotalSeconds, 10, 16);
        Assert.Equal(8, lease.Claim.Epoch);
        await stop.CancelAsync();
        await Ended(work);
    }

    [Fact]
    public async Task Who_cannot_renew_stops_working_before_anybody_else_may_begin()
    {
        var lease = new Lease(new(database), here, "shop", "outbox");
        var (ended, begun) = (new TaskCompletionSource<TimeSpan>(), new TaskCompletionSource());
        var watch = Stopwatch.StartNew();
        var work = lease.Work(async token =>
        {
            begun.SetResult();
            try { await Task.Delay(Timeout.Infinite, token); }
            finally { ended.SetResult(watch.Elapsed); }
        }, default);
        await begun.Task;
        // The table is held by somebody who does not let go.
        await using var blocker = new Npgsql.NpgsqlConnection(database);
        await blocker.OpenAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using var block = new Npgsql.NpgsqlCommand("lock table shop.leases in access exclusive mode", blocker, transaction);
        await block.ExecuteNonQueryAsync();
        Assert.InRange((await ended.Task.WaitAsync(TimeSpan.FromSeconds(20))).TotalSeconds, 5, 14);
        await transaction.RollbackAsync();
        await work;
    }

    [Fact]
    public async Task What_a_process_commits_wakes_the_one_that_works_on_it()
    {
        Topology topology = new() { Storage = database };
        await using var writer = new Plant(topology, new InProcessTransport());
        await using var worker = new Plant(topology, new InProcessTransport());
        await worker.Start();
        await writer.Listen();
        await Task.Delay(500);
        var times = new List<double>();
        for (var n = 1; n <= 10; n++)
        {
            var (thing, watch) = (Guid.CreateVersion7(), Stopwatch.StartNew());
            await writer.Publish(new Made(thing, n));
            await Plant.Eventually(async () => (await worker.Counted(thing)).Count == 1);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Assert.True(times.Order().ElementAt(5) < 700, $"The median of {string.Join(", ", times)} looks like the safety poll.");
    }

    private static (Task Work, Task Begun) Begin(Lease lease, CancellationToken stop)
    {
        var begun = new TaskCompletionSource();
        return (lease.Work(async token =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        }, stop), begun.Task);
    }

    private static async Task Ended(Task work)
    {
        try { await work; }
        catch (OperationCanceledException) { }
    }
}
