using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>A reaction finds that a fact it builds on has not arrived yet. It is tried again without counting against the message, for a day.</summary>
public sealed class NotYet(string message) : Exception(message);

/// <summary>
/// Stores one module's events in its inbox and runs each due (message, handler) pair: the handler's changes, the events it publishes and
/// "done" commit together. Retries, back-off and dead letters are columns of the inbox, so they are the same on every transport.
/// </summary>
public sealed class InboxRunner(
    Module module, ITransport transport, Storage storage, Wakeups wakeups, ModuleScopes scopes, TimeProvider clock, BusOptions options,
    ILogger<InboxRunner> log) : Worker(module, Side, storage, wakeups, log)
{
    private const int Batch = 128, CommittedTogether = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly Histogram<double> Handled =
        Telemetry.Bus.CreateHistogram<double>("biela.bus.handled", "ms", "Time from storing an event to its committed effect");
    private static readonly Counter<long> Died = Telemetry.Bus.CreateCounter<long>("biela.bus.dead", "{event}", "Events that ran out of attempts");
    private readonly List<string> known = [.. module.Subscriptions.Select(s => $"{s.Event.FullName} {s.Handler}")];
    private readonly Dictionary<(string, string), Subscription> subscriptions = module.Subscriptions.ToDictionary(s => (s.Event.FullName!, s.Handler));
    private readonly HashSet<string> lots = [.. module.Subscriptions.Where(s => s.TakesMany).Select(s => s.Handler)];

    private readonly string handling = $"inbox.handling.{module.Name}";

    private volatile bool subscribed;

    internal const string Side = "inbox";

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken ct)
    {
        await transport.Listen(Module.Name, Store, ct);
        await base.StartAsync(ct);
    }

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken ct)
    {
        await RunFound(ct);
        while (!ct.IsCancellationRequested)
            if (!await RunDue(ct)) await Sleep(Next, clock, ct);
    }

    private async Task<DateTimeOffset?> Next(CancellationToken ct)
    {
        await using var scope = scopes.For(Module, Guid.Empty);
        return await Open(scope.Db).Where(m => EF.Parameter(known).Contains(m.Type + " " + m.Handler)).MinAsync(m => (DateTimeOffset?)m.DueAt, ct);
    }

    /// <inheritdoc/>
    protected override Task Prepare(CancellationToken ct) => Subscribe(ct);

    private async Task Subscribe(CancellationToken ct)
    {
        if (subscribed) return;
        await using var scope = scopes.For(Module, Guid.Empty);
        await scope.Db.Subscribe(Module, only: false, ct);
        subscribed = true;
    }

    /// <summary>Once this returns the events are safe here, also for the handlers of a newer version; a pair that is already known is skipped.</summary>
    private async Task Store(IReadOnlyList<Envelope> batch, CancellationToken ct)
    {
        await Subscribe(ct);
        await using var scope = scopes.For(Module, Guid.Empty);
        await using (var work = await scope.Db.Begin(ct))
        {
            await scope.Db.Store(batch, clock.GetUtcNow(), ct);
            Crash.Point("inbox.storing");
            await work.Commit(ct);
        }
        Crash.Point("inbox.stored");
        Wakeups.Wake(Lease.Bell);
    }

    /// Nobody can count afterwards that a message ended the process. So what waits when this process takes over, and among it whatever the one before
    /// ended on, is counted first. What was counted before is handled alone; when it was as often as it may be tried, and never got to an end, it is dead.
    private async Task RunFound(CancellationToken ct)
    {
        var found = await Due(ct);
        var again = found.Where(m => m.Attempts > 0).Select(Lane).ToHashSet();
        var fresh = found.Where(m => !again.Contains(Lane(m))).ToList();
        await Counted(fresh, () => RunAll(fresh, ct), ct);
        var held = new HashSet<(Guid, string)>();
        foreach (var message in found.Where(m => again.Contains(Lane(m))))
            if (message.Attempts >= options.Attempts) await Postpone(message, new ProcessDied(), ct);
            else if (!held.Contains(Lane(message))) await Counted([message], () => Run([message], held, ct), ct);
    }

    private async Task Counted(List<InboxMessage> messages, Func<Task> run, CancellationToken ct)
    {
        var found = clock.GetUtcNow();
        await Count(messages, 1, found, ct);
        try { await run(); }
        // Who gets here did not die. What was tried has its own count by now and is due later, if it is not done.
        finally { await Count(messages, -1, found, CancellationToken.None); }
    }

    private async Task Count(List<InboxMessage> messages, int attempts, DateTimeOffset found, CancellationToken ct)
    {
        if (messages.Count == 0) return;
        await using var scope = scopes.For(Module, Guid.Empty);
        await using var work = await scope.Db.Begin(ct);
        var seqs = messages.ConvertAll(m => m.Seq);
        await scope.Db.Inbox.Where(m => EF.Parameter(seqs).Contains(m.Seq) && m.DoneAt == null && m.DeadAt == null && m.DueAt <= found)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.Attempts, m => m.Attempts + attempts), ct);
        await work.Commit(ct);
    }

    /// Whether more may be due than one look shows. What comes meanwhile rings the bell.
    private async Task<bool> RunDue(CancellationToken ct)
    {
        var due = await Due(ct);
        await RunAll(due, ct);
        return due.Count == Batch;
    }

    private Task RunAll(IEnumerable<InboxMessage> due, CancellationToken ct)
    {
        var writers = new ParallelOptions { MaxDegreeOfParallelism = Storage.Writers, CancellationToken = ct };
        return Parallel.ForEachAsync(due.GroupBy(Beside), writers, async (group, token) =>
        {
            var held = new HashSet<(Guid, string)>();
            // A file has one writer, so what waits for it may as well share a commit; on PostgreSQL that would make locks wait for each other, except
            // for a reaction that takes many, which knows what it locks.
            var batches = Storage.Postgres ? Together(group).Select(call => call.ToArray()) : group.Chunk(CommittedTogether);
            foreach (var batch in batches) await Run(batch, held, token);
        });
    }

    /// What goes one after the other while the rest goes on beside it.
    private object Beside(InboxMessage m) => !Storage.Postgres ? m.Tenant : lots.Contains(m.Handler) ? (m.Tenant, m.Handler) : m.Key;

    private bool TakesMany(InboxMessage message) => subscriptions.GetValueOrDefault((message.Type, message.Handler)) is { TakesMany: true };

    /// One after the other: events of one key for one handler.
    private static (Guid, string) Lane(InboxMessage message) => (message.Key, message.Handler);

    /// A message that waits for its next attempt holds back the later ones of its lane: same key, same handler. What this version does not know
    /// waits for the one that does.
    private async Task<List<InboxMessage>> Due(CancellationToken ct)
    {
        await using var scope = scopes.For(Module, Guid.Empty);
        var now = clock.GetUtcNow();
        var open = Open(scope.Db);
        var mine = open.Where(m => m.DueAt <= now && EF.Parameter(known).Contains(m.Type + " " + m.Handler));
        return await mine.Where(m => !open.Any(w => w.Handler == m.Handler && w.Key == m.Key && w.Seq < m.Seq && w.DueAt > now))
            .OrderBy(m => m.Seq).Take(Batch).ToListAsync(ct);
    }

    private static IQueryable<InboxMessage> Open(ModuleDb db) => db.Inbox.AsNoTracking().Where(m => m.DoneAt == null && m.DeadAt == null);

    /// What fails waits for its next attempt together with what follows it in its lane; the others are done without it.
    private async Task Run(InboxMessage[] batch, HashSet<(Guid, string)> held, CancellationToken ct)
    {
        for (batch = [.. batch.Where(m => !held.Contains(Lane(m)))]; batch.Length > 0;)
            try
            {
                await Handle(batch, ct);
                return;
            }
            catch (ReactionFailed e) when (e.Of is [var failed] && !ct.IsCancellationRequested)
            {
                held.Add(Lane(failed));
                await Postpone(failed, e.InnerException!, ct);
                batch = [.. batch.Where(m => m.Seq < failed.Seq || Lane(m) != Lane(failed))];
            }
            catch (ReactionFailed) when (!ct.IsCancellationRequested)
            {
                // It was one of many; alone, each says for itself.
                foreach (var message in batch) await Run([message], held, ct);
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                held.UnionWith(batch.Select(Lane));
                foreach (var message in batch) await Postpone(message, e, ct);
                return;
            }
    }

    /// Messages of one organization, in their order and in one transaction. When somebody else has done some meanwhile, what is due is read anew.
    private async Task Handle(InboxMessage[] batch, CancellationToken ct)
    {
        await using var scope = scopes.For(Module, batch[0].Tenant, batch[0].Zone);
        await using var work = await scope.Db.Begin(ct);
        var (seqs, done) = (batch.Select(m => m.Seq).ToArray(), (DateTimeOffset?)clock.GetUtcNow());
        var open = scope.Db.Inbox.Where(m => EF.Parameter(seqs).Contains(m.Seq) && m.DoneAt == null);
        if (await open.ExecuteUpdateAsync(row => row.SetProperty(m => m.DoneAt, done), ct) < batch.Length) return;
        foreach (var messages in Together(batch))
            try { await React(messages, scope, ct); }
            catch (Exception e) when (!ct.IsCancellationRequested) { throw new ReactionFailed(messages, e); }
        Crash.Point("inbox.handling");
        Crash.Point(handling);
        await work.Commit(ct);
        Crash.Point("inbox.handled");
        var now = clock.GetUtcNow();
        foreach (var m in batch) Handled.Record((now - m.ReceivedAt).TotalMilliseconds, new KeyValuePair<string, object?>("handler", m.Handler));
    }

    /// What is handled by one call: one message, or neighbours for a reaction that takes many.
    private IEnumerable<List<InboxMessage>> Together(IEnumerable<InboxMessage> batch)
    {
        List<InboxMessage> call = [];
        foreach (var message in batch)
        {
            if (call is [var first, ..] && !(TakesMany(message) && (first.Type, first.Handler) == (message.Type, message.Handler)))
            {
                yield return call;
                call = [];
            }
            call.Add(message);
        }
        yield return call;
    }

    /// Each call begins with a context that remembers nothing: what the one before did by SQL is in the database only.
    private async Task React(List<InboxMessage> messages, ModuleScope scope, CancellationToken ct)
    {
        var first = messages[0];
        if (!subscriptions.TryGetValue((first.Type, first.Handler), out var subscription))
            throw new InvalidOperationException($"{Module.Name} has no {first.Handler} for {first.Type}.");
        using var activity = Telemetry.Activities.StartActivity($"{Module.Name} {first.Handler}", ActivityKind.Consumer, first.Trace);
        scope.Services.GetRequiredService<Tenant>().Become(first.Tenant, first.Zone);
        using var logged = log.BeginScope("{Handler} {MessageId}", first.Handler, first.Id);
        await subscription.Invoke(messages.ConvertAll(m => JsonSerializer.Deserialize(m.Body, subscription.Event)!), scope.Services, ct);
        await scope.Db.SaveChangesAsync(ct);
        scope.Db.ChangeTracker.Clear();
    }

    private async Task Postpone(InboxMessage failed, Exception cause, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (counts, age) = (!(cause is NotYet or RuleBroken { Status: 503 } || Storage.IsTransient(cause)), now - failed.ReceivedAt);
        var attempts = failed.Attempts + (counts ? 1 : 0);
        var dead = counts ? attempts >= options.Attempts : age >= Patience;
        var due = now + (counts ? options.Delay(attempts) : TimeSpan.FromMilliseconds(Math.Clamp(age.TotalMilliseconds / 4, 25, 5000)));
        log.Log(dead ? LogLevel.Error : LogLevel.Warning, cause, "{Handler} failed on {Type} {Id}, attempt {Attempt}",
            failed.Handler, failed.Type, failed.Id, attempts);
        await using var scope = scopes.For(Module, Guid.Empty);
        await using var work = await scope.Db.Begin(ct);
        await scope.Db.Inbox.Where(m => m.Seq == failed.Seq && m.DoneAt == null).ExecuteUpdateAsync(row => row
            .SetProperty(m => m.Attempts, attempts).SetProperty(m => m.DueAt, due)
            .SetProperty(m => m.DeadAt, dead ? now : null).SetProperty(m => m.Error, $"{cause.GetType().Name}: {cause.Message}"), ct);
        await work.Commit(ct);
        if (!dead) return;
        Died.Add(1, new KeyValuePair<string, object?>("handler", failed.Handler));
        // Its lane goes on.
        Wakeups.Ring(Lease.Bell);
    }
}

/// <summary>It never came to an end, good or bad.</summary>
internal sealed class ProcessDied() : Exception("The process ended each time this was handled.");

/// Which messages of a batch it was.
internal sealed class ReactionFailed(List<InboxMessage> messages, Exception cause) : Exception(cause.Message, cause)
{
    public List<InboxMessage> Of => messages;
}

/// <summary>How often a failing reaction is tried, and how long it waits in between.</summary>
public sealed class BusOptions
{
    /// <summary>Attempts before a message is dead. Failures of the database and facts that are late do not count.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The wait after the first failure; five times longer after each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait after this many failures.</summary>
    public TimeSpan Delay(int attempts) => FirstDelay * Math.Pow(5, attempts - 1);
}
