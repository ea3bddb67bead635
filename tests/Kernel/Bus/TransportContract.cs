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
        // Tomorrow's, because clocks only go forward.
        Plant.Clock.Offset = DateTimeOffset.UtcNow.Date.AddDays(1).AddHours(23) - DateTimeOffset.UtcNow.UtcDateTime;
        today = DateOnly.FromDateTime(Plant.Clock.GetUtcNow().UtcDateTime);
        await Plant.Do(db => { db.Publish(new Made(a, 1)); return Task.FromResult(0); }, other, "Asia/Tokyo");
        await Plant.Eventually(async () => await Plant.Do(db => db.Heard.CountAsync(), other) == 2);
        Assert.Empty(await Plant.Counted(a));
        Assert.Equal(today.AddDays(1), (await Plant.Do(db => db.Heard.FirstAsync(), other)).Today);
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
