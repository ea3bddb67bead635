using Biela.Kernel.Tests.Shop;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Bus;

/// <summary>What is remembered of events, for how long, and what can be done with it.</summary>
public abstract partial class TransportContract
{
    [Fact]
    public async Task What_is_replayed_reaches_those_who_missed_it_and_nobody_twice()
    {
        await Plant.Publish(new(a, 1), new(b, 1));
        await Counts(a, "ShineMade", 1);
        await Counts(b, "ShineMade", 1);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        await Plant.Eventually(async () => (await Plant.Inbox()).TrueForAll(m => m.DoneAt != null));
        await Plant.Do(db => db.Inbox.Where(m => m.Key == a && m.Handler == "CountMade").ExecuteDeleteAsync());
        Assert.Equal(0, await Plant.Look(db => db.SendAgain("Made", Guid.CreateVersion7(), null, null, default)));
        Assert.Equal(0, await Plant.Look(db => db.SendAgain("Made", null, Plant.Clock.GetUtcNow().AddMinutes(1), null, default)));
        Assert.Equal(2, await Plant.Look(db => db.SendAgain("Made", Plant.Tenant, null, Plant.Clock.GetUtcNow().AddMinutes(1), default)));
        await Counts(a, "CountMade", 1, 1);
        await Counts(a, "ShineMade", 1);
        await Counts(b, "CountMade", 1);
    }

    [Fact]
    public async Task What_was_lost_on_the_way_is_found_and_sent_again()
    {
        await Plant.Publish(new(a, 1), new(b, 1));
        await Plant.Eventually(async () => (await Plant.Inbox()).Count(m => m.DoneAt != null) == 4);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        await Plant.Do(db => db.Inbox.Where(m => m.Key == a && m.Handler == "CountMade").ExecuteDeleteAsync());
        Plant.Clock.Offset = TimeSpan.FromMinutes(9);
        Assert.Equal(0, (await Plant.Ledgers.Repair(default)).Events);
        Plant.Clock.Offset = TimeSpan.FromMinutes(11);
        Assert.Contains(await Plant.Ledgers.Audit(null, default), f => f.Rule == "O2 lost");
        Assert.Equal(1, (await Plant.Ledgers.Repair(default)).Events);
        await Counts(a, "CountMade", 1, 1);
        Assert.Equal(0, (await Plant.Ledgers.Repair(default)).Events);
    }

    [Fact]
    public async Task What_still_waits_in_a_queue_is_not_taken_for_lost()
    {
        await Plant.Publish(new Made(a, 1));
        await Plant.Eventually(async () => (await Plant.Inbox()).Count(m => m.DoneAt != null) == 2);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        await Plant.Do(db => db.Inbox.Where(m => m.Handler == "CountMade").ExecuteDeleteAsync());
        Plant.Clock.Offset = TimeSpan.FromMinutes(11);
        foreach (var depth in new long?[] { 3, null })
        {
            var (events, waiting) = await Plant.LedgersBy(100, new Queue(depth)).Repair(default);
            Assert.Equal((0, "shop"), (events, Assert.Single(waiting)));
        }
        Assert.Equal((1, 0), await Plant.LedgersBy(100, new Queue(0)).Repair(default) is var (sent, left) ? (sent, left.Count) : default);
    }

    [Fact]
    public async Task Once_nothing_can_be_on_its_way_nobody_waits_for_it()
    {
        await Plant.Publish(new(a, 1), new(b, 1));
        await Plant.Eventually(async () => (await Plant.Inbox()).Count(m => m.DoneAt != null) == 4);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        await Plant.Do(db => db.Inbox.Where(m => m.Key == a && m.Handler == "CountMade").ExecuteDeleteAsync());
        Assert.Equal(0, (await Plant.Ledgers.Repair(default)).Events);
        Assert.Equal(1, (await Plant.Ledgers.Repair(default, nothingOnItsWay: true)).Events);
        await Counts(a, "CountMade", 1, 1);
    }

    /// What a broker says of a queue.
    private sealed class Queue(long? depth) : ITransport
    {
        public Task<long?> Depth(string? queue, CancellationToken ct) => Task.FromResult(depth);

        public Task Send(IReadOnlyList<Envelope> batch, CancellationToken ct) => throw new NotSupportedException();

        public Task Declare(string queue, IReadOnlyCollection<Subscription> subscriptions, CancellationToken ct) => throw new NotSupportedException();

        public Task Listen(string queue, Func<IReadOnlyList<Envelope>, CancellationToken, Task> store, CancellationToken ct) =>
            throw new NotSupportedException();
    }

    [Fact]
    public async Task What_was_left_for_a_reaction_that_is_gone_is_over()
    {
        await Plant.Stop();
        await Plant.Do(async db =>
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into inbox (id, handler, tenant, zone, key, type, body, received_at, due_at)
                values ({Guid.CreateVersion7()}, 'PolishMade', {Plant.Tenant}, 'UTC', {a}, 'Made', '', 0, 0)
                """);
            await db.Database.ExecuteSqlAsync($"insert into subscriptions (type, handler, since) values ('Made', 'PolishMade', 0)");
        });
        await Plant.Migrate();
        var over = Assert.Single(await Plant.Inbox());
        Assert.Equal(("PolishMade", "Nobody wants it any more.", true), (over.Handler, over.Error, over.DoneAt is not null));
    }

    [Fact]
    public async Task What_waited_for_hours_to_be_sent_is_not_taken_for_lost_at_once()
    {
        await Plant.Stop();
        await Plant.Publish(new Made(a, 1));
        Plant.Clock.Offset = TimeSpan.FromHours(3);
        await Plant.Start();
        await Counts(a, "CountMade", 1);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        await Plant.Eventually(async () => (await Plant.Inbox()).TrueForAll(m => m.DoneAt != null));
        await Plant.Do(db => db.Inbox.Where(m => m.Handler == "CountMade").ExecuteDeleteAsync());
        Assert.Equal(0, (await Plant.Ledgers.Repair(default)).Events);
    }

    [Fact]
    public async Task Who_begins_to_listen_does_not_get_what_was_published_before()
    {
        await Plant.Publish(new(a, 1), new(b, 1));
        await Plant.Eventually(async () => (await Plant.Inbox()).Count(m => m.DoneAt != null) == 4);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        await using var newer = new Plant(storage, Transport, new NewerShop());
        await newer.Migrate();
        Plant.Clock.Offset = TimeSpan.FromMinutes(11);
        Assert.Empty(await Plant.Ledgers.Audit(null, default));
        Assert.Equal(0, (await Plant.Ledgers.Repair(default)).Events);
    }

    [Fact]
    public async Task The_books_are_compared_part_by_part_and_only_while_nobody_forgets_them()
    {
        var ledgers = Plant.LedgersBy(pageSize: 2);
        await Plant.Publish([.. Enumerable.Range(1, 7).Select(n => new Made(a, n))]);
        await Plant.Eventually(async () => (await Plant.Inbox()).Count(m => m.DoneAt != null) == 14);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        Assert.Empty(await ledgers.Audit(null, default));
        await Plant.Stop();
        var ids = (await Plant.Inbox()).Select(m => m.Id).Distinct().Order().ToList();
        await Plant.Do(db => db.Inbox.Where(m => m.Handler == "CountMade" && m.Id == ids[4]).ExecuteDeleteAsync());
        await Plant.Do(db => db.Outbox.Where(m => m.Id == ids[2]).ExecuteDeleteAsync());
        Assert.Equal([$"O2 lost {ids[4]}", $"O2 unexpected {ids[2]}", $"O2 unexpected {ids[2]}"],
            (await ledgers.Audit(null, default)).Select(f => $"{f.Rule} {ids.Single(id => f.Difference.Contains(id.ToString()))}").Order());
        Plant.Clock.Offset = TimeSpan.FromDays(89.5);
        Assert.Empty(await ledgers.Audit(null, default));
        Assert.Equal(0, (await ledgers.Repair(default)).Events);
    }

    [Fact]
    public async Task What_is_sent_again_on_the_last_day_is_forgotten_no_later_and_done_no_second_time()
    {
        await Plant.Publish(new Made(a, 1));
        await Plant.Eventually(async () => (await Plant.Inbox()).Count(m => m.DoneAt != null) == 2);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        Plant.Clock.Offset = TimeSpan.FromDays(89.9);
        Assert.Equal(1, await Plant.Look(db => db.SendAgain("Made", null, null, null, default)));
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        Plant.Clock.Offset = TimeSpan.FromDays(91);
        await Plant.Eventually(() => Plant.Do(async db => !await db.Outbox.AnyAsync()));
        Assert.Equal(2, (await Plant.Inbox()).Count);
        Assert.Equal([1], await Plant.Counted(a));
    }

    [Fact]
    public async Task What_should_have_left_long_ago_is_kept_as_long_as_what_leaves_now()
    {
        await Plant.Do(db => { db.Publish(new Made(a, 1), notBefore: Plant.Clock.GetUtcNow().AddDays(-100)); return Task.CompletedTask; });
        await Counts(a, "CountMade", 1);
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        Plant.Clock.Offset = TimeSpan.FromDays(89);
        await Task.Delay(1500);
        Assert.Single(await Plant.Do(db => db.Outbox.ToListAsync()));
        Plant.Clock.Offset = TimeSpan.FromDays(91);
        await Plant.Eventually(() => Plant.Do(async db => !await db.Outbox.AnyAsync()));
    }

    [Fact]
    public async Task After_ninety_days_the_log_forgets_what_is_done_and_keeps_what_is_dead()
    {
        Plant.Script.Play = (handler, made) => handler == "CountMade" && made.ThingId == b ? throw new FormatException() : Task.CompletedTask;
        await Plant.Publish(new(a, 1), new(b, 1));
        await Counts(a, "ShineMade", 1);
        await Plant.Eventually(async () => (await Plant.Do(db => db.Dead(default))).Count == 1);
        Plant.Clock.Offset = TimeSpan.FromDays(89);
        await Task.Delay(1500);
        Assert.Equal(4, (await Plant.Inbox()).Count);
        Plant.Clock.Offset = TimeSpan.FromDays(98);
        await Plant.Eventually(async () => (await Plant.Inbox()).Count == 1);
        Assert.Equal(0, await Plant.Do(db => db.Outbox.CountAsync()));
        Assert.Equal(b, Assert.Single(await Plant.Inbox()).Key);
    }
}
