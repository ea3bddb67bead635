using Biela.Kernel.Tests.Shop;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Bus;

/// <summary>What the bus promises, whatever carries the messages.</summary>
public abstract partial class TransportContract : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("biela-bus").FullName;
    private readonly Guid a = Guid.CreateVersion7(), b = Guid.CreateVersion7();
    private string storage = "";
    private protected Tampered Transport { get; private set; } = null!;
    private protected Plant Plant { get; private set; } = null!;

    /// <summary>The transport, with nothing left in it from before.</summary>
    protected abstract Task<ITransport> Open();

    /// <summary>Where an empty database is.</summary>
    protected virtual Task<string> Storage() => Task.FromResult(folder);

    public async ValueTask InitializeAsync()
    {
        storage = await Storage();
        Transport = new(await Open());
        Plant = new(storage, Transport);
        await Plant.Migrate();
        await Plant.Start();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (Plant is not null) await Plant.DisposeAsync();
        if (Transport?.Inner is IAsyncDisposable inner) await inner.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_event_reaches_every_handler_once()
    {
        await Plant.Publish(new(a, 1), new(a, 2), new(b, 1));
        await Counts(a, "CountMade", 1, 2);
        await Counts(a, "ShineMade", 1, 2);
        await Counts(b, "CountMade", 1);
        Assert.All(await Plant.Do(db => db.Outbox.AsNoTracking().ToListAsync()), m => Assert.NotNull(m.SentAt));
    }

    [Fact]
    public async Task An_event_leaves_if_and_only_if_its_transaction_commits()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Plant.Do(async db =>
        {
            db.Publish(new Made(a, 1));
            await db.SaveChangesAsync();
            throw new TimeoutException();
        }));
        await Plant.Publish(new Made(b, 1));
        await Counts(b, "CountMade", 1);
        Assert.Equal([b], (await Plant.Do(db => db.Outbox.Select(m => m.Key).ToListAsync())));
        Assert.Empty(await Plant.Counted(a));
    }

    [Fact]
    public async Task An_event_that_is_sent_twice_has_its_effect_once()
    {
        Transport.Times = 2;
        await Plant.Publish(new(a, 1), new(a, 2));
        await Counts(a, "CountMade", 1, 2);
        Assert.Equal(4, (await Plant.Inbox()).Count);
    }

    [Fact]
    public async Task A_crash_between_sending_and_marking_sends_again_and_has_its_effect_once()
    {
        Transport.CrashAfter = 1;
        await Plant.Publish(new Made(a, 1));
        await Plant.Eventually(() => Plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        Assert.Equal(2, Transport.Sent.Count(e => e.Key == a));
        await Counts(a, "CountMade", 1);
        await Counts(a, "ShineMade", 1);
    }

    [Fact]
    public async Task An_event_that_does_not_get_through_holds_back_its_key_and_nothing_else()
    {
        Transport.Lose = a;
        await Plant.Publish(new(a, 1), new(b, 1), new(a, 2), new(b, 2));
        await Counts(b, "CountMade", 1, 2);
        Assert.Equal([1, 2], Unsent(await Plant.Do(db => db.Outbox.AsNoTracking().Where(m => m.SentAt == null).ToListAsync())));
        await Plant.Publish(new(b, 3), new(a, 3));
        await Counts(b, "CountMade", 1, 2, 3);
        Transport.Lose = null;
        await Counts(a, "CountMade", 1, 2, 3);
        Assert.Equal([1, 2, 3], Plant.Script.Tried.Where(t => t.Handler == "CountMade" && t.Thing == a).Select(t => t.Nth));

        IEnumerable<int> Unsent(List<OutboxMessage> rows) => rows.Where(m => m.Key == a).Select(m => m.Body.Contains("\"Nth\":1") ? 1 : 2).Order();
    }

    [Fact]
    public async Task What_was_published_while_nothing_ran_arrives_later()
    {
        await Plant.Stop();
        await Plant.Publish(new(a, 1), new(a, 2));
        Assert.Empty(await Plant.Counted(a));
        await Plant.Start();
        await Counts(a, "CountMade", 1, 2);
    }

    [Fact]
    public async Task A_dead_message_that_is_revived_has_its_attempts_back()
    {
        Plant.Script.Play = (handler, _) => handler == "CountMade" ? throw new FormatException("no good") : Task.CompletedTask;
        await Plant.Publish(new Made(a, 1));
        await Plant.Eventually(async () => (await Plant.Do(db => db.Dead(default))).Count == 1);
        Assert.Equal(0, await Plant.Do(db => db.Revive(null, Guid.CreateVersion7(), Plant.Clock.GetUtcNow(), default)));
        Plant.Script.Play = (_, _) => Task.CompletedTask;
        Assert.Equal(1, await Plant.Do(db => db.Revive(null, Plant.Tenant, Plant.Clock.GetUtcNow(), default)));
        await Counts(a, "CountMade", 1);
        Assert.Empty(await Plant.Do(db => db.Dead(default)));
    }

    public static TheoryData<Exception> Patience =>
        [new NotYet("the order is not here yet"), new SqliteException("database is locked", 5), new DbUpdateConcurrencyException("somebody was faster")];

    [Theory, MemberData(nameof(Patience))]
    public async Task Facts_that_are_late_and_databases_that_are_busy_cost_no_attempt(Exception late)
    {
        var tries = 0;
        Plant.Script.Play = (handler, _) => handler != "CountMade" ? Task.CompletedTask : Interlocked.Increment(ref tries) switch
        {
            <= 4 => throw late,
            <= 6 => throw new FormatException("twice is not dead"),
            _ => Task.CompletedTask,
        };
        await Plant.Publish(new Made(a, 1));
        await Counts(a, "CountMade", 1);
        Assert.Equal(2, (await Plant.Inbox()).Single(m => m.Handler == "CountMade").Attempts);
    }

    [Fact]
    public async Task Who_waits_for_a_fact_for_more_than_a_day_is_dead()
    {
        Plant.Script.Play = (handler, _) => handler == "CountMade" ? throw new NotYet("never") : Task.CompletedTask;
        await Plant.Publish(new Made(a, 1));
        await Plant.Eventually(() => Task.FromResult(Plant.Script.Tried.Count(t => t.Handler == "CountMade") > 2));
        Assert.Empty(await Plant.Do(db => db.Dead(default)));
        Plant.Clock.Offset = TimeSpan.FromHours(25);
        await Plant.Eventually(async () => (await Plant.Do(db => db.Dead(default))).Count == 1);
    }

    [Fact]
    public async Task What_a_failed_attempt_wrote_is_gone()
    {
        var failed = false;
        Plant.Script.Play = (handler, _) => handler == "CountMade" && !failed && (failed = true) ? throw new FormatException() : Task.CompletedTask;
        await Plant.Publish(new Made(a, 1));
        await Counts(a, "CountMade", 1);
        Assert.Equal(2, Plant.Script.Tried.Count(t => t.Handler == "CountMade"));
    }

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
        Assert.Equal(0, await Plant.Ledgers.Repair(default));
        Plant.Clock.Offset = TimeSpan.FromMinutes(11);
        Assert.Contains(await Plant.Ledgers.Audit(null, default), f => f.Rule == "O2 lost");
        Assert.Equal(1, await Plant.Ledgers.Repair(default));
        await Counts(a, "CountMade", 1, 1);
        Assert.Equal(0, await Plant.Ledgers.Repair(default));
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
        Assert.Equal(0, await Plant.Ledgers.Repair(default));
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
        Assert.Equal(0, await Plant.Ledgers.Repair(default));
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
        Assert.Equal(0, await ledgers.Repair(default));
    }

    [Fact]
    public async Task What_an_older_version_stores_waits_for_the_newer_one_beside_it()
    {
        await using var newer = new Plant(storage, Transport, new NewerShop());
        await newer.Migrate();
        await Plant.Stop();
        await Plant.Start();
        await Plant.Publish(new Made(a, 1), new Made(a, 2));
        await Counts(a, "ShineMade", 1, 2);
        await Plant.Eventually(async () => (await Plant.Inbox()).Count(m => m.DoneAt is null) == 2);
        await Plant.Stop();
        Assert.All((await Plant.Inbox()).Where(m => m.DoneAt is null), m => Assert.Equal(("PolishMade", 0), (m.Handler, m.Attempts)));
        await newer.Start();
        await Plant.Eventually(async () => (await newer.Counted(a, "PolishMade")).SequenceEqual([1, 2]));
        Assert.Equal([1, 2], await newer.Counted(a));
    }

    [Fact]
    public async Task A_delayed_message_waits_for_its_hour()
    {
        await Plant.Do(db =>
        {
            db.Publish(new Made(a, 1), Plant.Clock.GetUtcNow().AddDays(3));
            db.Publish(new Made(b, 1));
            return Task.CompletedTask;
        });
        await Counts(b, "CountMade", 1);
        Assert.Empty(await Plant.Counted(a));
        Plant.Clock.Offset = TimeSpan.FromDays(3);
        await Counts(a, "CountMade", 1);
    }

    [Fact]
    public async Task A_reaction_acts_for_the_organization_of_the_event_in_its_time_zone()
    {
        var (other, today) = (Guid.CreateVersion7(), DateOnly.MinValue);
        // Sixteen hours apart: in São Paulo or in Auckland it is another day than in UTC.
        Plant.Clock.Offset = DateTimeOffset.UtcNow.Date.AddHours(23) - DateTimeOffset.UtcNow.UtcDateTime;
        today = DateOnly.FromDateTime(Plant.Clock.GetUtcNow().UtcDateTime);
        await Plant.Do(db => { db.Publish(new Made(a, 1)); return Task.FromResult(0); }, other, "Asia/Tokyo");
        await Plant.Eventually(async () => await Plant.Do(db => db.Heard.CountAsync(), other) == 2);
        Assert.Empty(await Plant.Counted(a));
        Assert.Equal(today.AddDays(1), (await Plant.Do(db => db.Heard.FirstAsync(), other)).Today);
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

    private Task Counts(Guid thing, string handler, params int[] expected) =>
        Plant.Eventually(async () => (await Plant.Counted(thing, handler)).SequenceEqual(expected));
}

/// <summary>A transport on which things go wrong when a test says so.</summary>
internal sealed class Tampered(ITransport inner) : ITransport
{
    public ITransport Inner => inner;

    public int Times { get; set; } = 1;

    public int CrashAfter { get; set; }

    public Guid? Lose { get; set; }

    public List<Envelope> Sent { get; } = [];

    public async Task Send(IReadOnlyList<Envelope> batch, CancellationToken ct)
    {
        var lost = batch.Where(e => e.Key == Lose).Select(e => e.Id).ToHashSet();
        for (var time = 0; time < Times; time++) await inner.Send([.. batch.Where(e => !lost.Contains(e.Id))], ct);
        Sent.AddRange(batch);
        if (lost.Count > 0) throw new PartlySent(lost, new IOException("The broker would not have it."));
        if (CrashAfter-- > 0) throw new IOException("The process died before it could note that it had sent.");
    }

    public Task Declare(string queue, IReadOnlyCollection<Subscription> subscriptions, CancellationToken ct) => inner.Declare(queue, subscriptions, ct);

    public Task Listen(string queue, Func<IReadOnlyList<Envelope>, CancellationToken, Task> store, CancellationToken ct) => inner.Listen(queue, store, ct);
}
