using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>
/// Moves one module's events from its outbox to the transport, in the order they were committed. A row counts as sent only after the
/// transport confirmed it; a crash in between sends it again, and the inboxes know it by its id. There is no cursor: whatever is unsent is read,
/// so a row that commits after one with a higher number is not skipped. Within one key numbers follow commits, because who publishes has
/// changed, and thereby locked, what the key names. What only adds to it, as an entry to a cash book, locks nothing, and what two add at the same
/// moment may come in any order.
/// </summary>
public sealed class Relay(Module module, ITransport transport, Storage storage, Wakeups wakeups, ModuleScopes scopes, TimeProvider clock, ILogger<Relay> log)
    : Worker(module, Side, storage, wakeups, log)
{
    private const int Batch = 256, MarkedTogether = 32;
    private static readonly Counter<long> Sent = Telemetry.Bus.CreateCounter<long>("biela.bus.sent", "{event}", "Events confirmed by the transport");
    private readonly Held held = new();
    private readonly List<long> delivered = [];

    internal const string Side = "outbox";

    /// What is delivered is marked together with what follows it, unless nothing does: marking takes turns with those who publish.
    protected override async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var read = await Send(ct);
            if (delivered.Count >= MarkedTogether || read == 0) await MarkSent(ct);
            if (read > 0) continue;
            await Sleep(Next, clock, ct);
        }
    }

    /// What is held back is tried again by a clock that does not travel.
    private async Task<DateTimeOffset?> Next(CancellationToken ct)
    {
        if (held.Any) return DateTimeOffset.MinValue;
        await using var scope = scopes.For(Module, Guid.Empty);
        return await scope.Db.Outbox.Where(m => m.SentAt == null && m.NotBefore != null).MinAsync(m => m.NotBefore, ct);
    }

    /// <summary>Sends what is due; no transaction is open while the transport works, so a slow broker holds nobody up.</summary>
    private async Task<int> Send(CancellationToken ct)
    {
        await using var scope = scopes.For(Module, Guid.Empty);
        var batch = await Due(scope.Db, ct);
        if (batch.Count == 0) return 0;
        Crash.Point("relay.read");
        var sent = await Deliver(batch, ct);
        Crash.Point("relay.sent");
        delivered.AddRange(sent.Select(m => m.Seq));
        Sent.Add(sent.Count, new KeyValuePair<string, object?>("module", Module.Name));
        return batch.Count;
    }

    private async Task<List<OutboxMessage>> Due(ModuleDb db, CancellationToken ct)
    {
        var (now, waiting) = (clock.GetUtcNow(), held.Keys());
        var outbox = db.Outbox.AsNoTracking().Where(m => m.SentAt == null);
        if (delivered.Count > 0) outbox = outbox.Where(m => !EF.Parameter(delivered).Contains(m.Seq));
        if (waiting.Count > 0) outbox = outbox.Where(m => !waiting.Contains(m.Key));
        var batch = await outbox.Where(m => m.NotBefore == null).OrderBy(m => m.Seq).Take(Batch).ToListAsync(ct);
        if (batch.Count < Batch)
            batch.AddRange(await outbox.Where(m => m.NotBefore <= now).OrderBy(m => m.NotBefore).ThenBy(m => m.Seq).Take(Batch - batch.Count).ToListAsync(ct));
        return batch;
    }

    /// What fails holds back its key; the others go on.
    private async Task<List<OutboxMessage>> Deliver(List<OutboxMessage> batch, CancellationToken ct)
    {
        try
        {
            await transport.Send([.. batch.Select(m => new Envelope(m.Id, m.Tenant, m.Zone, m.Key, m.Type, m.Body, m.Trace))], ct);
            held.Clear(batch.Select(m => m.Key));
            return batch;
        }
        catch (PartlySent partly)
        {
            log.LogWarning(partly, "The relay of {Module} will send {Count} events again", Module.Name, partly.Failed.Count);
            held.Add(batch.Where(m => partly.Failed.Contains(m.Id)).Select(m => m.Key));
            return batch.FindAll(m => !partly.Failed.Contains(m.Id));
        }
    }

    /// Who lost the lease meanwhile marks nothing: the next owner sends these again, and the inboxes know them.
    private async Task MarkSent(CancellationToken ct)
    {
        if (delivered.Count == 0) return;
        await using var scope = scopes.For(Module, Guid.Empty);
        var db = scope.Db;
        var now = (DateTimeOffset?)clock.GetUtcNow();
        var (owner, epoch) = Lease.Claim;
        using var turn = await Storage.Turn(Module.Name, ct);
        var mine = db.Outbox.Where(m => EF.Parameter(delivered).Contains(m.Seq));
        if (Storage.Postgres) mine = mine.Where(_ => db.Set<LeaseRow>().Any(l => l.Name == Side && l.Owner == owner && l.Epoch == epoch));
        await mine.ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, now), ct);
        delivered.Clear();
        Crash.Point("relay.marked");
    }

    /// Keys whose events do not get through, and until when each is left alone: longer after each failure.
    private sealed class Held
    {
        private readonly Dictionary<Guid, (int Failures, long Until)> keys = [];

        public bool Any => keys.Count > 0;

        public List<Guid> Keys() => [.. keys.Where(k => k.Value.Until > Stopwatch.GetTimestamp()).Select(k => k.Key)];

        public void Clear(IEnumerable<Guid> delivered)
        {
            if (keys.Count > 0) foreach (var key in delivered) keys.Remove(key);
        }

        public void Add(IEnumerable<Guid> failed)
        {
            foreach (var key in failed.Distinct())
            {
                var failures = keys.GetValueOrDefault(key).Failures + 1;
                var wait = Math.Min(30, Math.Pow(2, failures - 1)) * (0.5 + Random.Shared.NextDouble());
                keys[key] = (failures, Stopwatch.GetTimestamp() + (long)(wait * Stopwatch.Frequency));
            }
        }
    }
}
