using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>
/// Moves one module's events from its outbox to the transport, in the order they were committed. A row counts as sent only after the
/// transport confirmed it; a crash in between sends it again, and the inboxes know it by its id.
/// </summary>
public sealed class Relay(Module module, ITransport transport, Storage storage, Wakeups wakeups, ModuleScopes scopes, TimeProvider clock, ILogger<Relay> log)
    : BackgroundService
{
    private const int Batch = 256;
    /// <summary>How long what was sent and what was heard can be looked up and replayed.</summary>
    internal static readonly TimeSpan LogKept = TimeSpan.FromDays(90);

    private static readonly TimeSpan AnswersKept = TimeSpan.FromDays(7), CleanUpEvery = TimeSpan.FromHours(1);
    private static readonly Counter<long> Sent = Telemetry.Bus.CreateCounter<long>("biela.bus.sent", "{event}", "Events confirmed by the transport");
    private DateTimeOffset nextCleanUp;

    internal static string Bell(string module) => module + ".outbox";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            try
            {
                await using var only = await storage.OneSender(module.Name, stopping);
                while (true)
                {
                    if (only is { State: not System.Data.ConnectionState.Open }) break;
                    if (await Send(stopping) == Batch) continue;
                    await CleanUp(stopping);
                    await wakeups.Sleep(Bell(module.Name), stopping);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                log.LogError(e, "The relay of {Module} stumbled", module.Name);
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
            catch (OperationCanceledException) { }
    }

    /// <summary>Sends what is due; no transaction is open while the transport works, so a slow broker holds nobody up.</summary>
    private async Task<int> Send(CancellationToken ct)
    {
        await using var scope = scopes.For(module, Guid.Empty);
        var (outbox, now) = (scope.Db.Outbox.AsNoTracking().Where(m => m.SentAt == null), clock.GetUtcNow());
        var batch = await outbox.Where(m => m.NotBefore == null).OrderBy(m => m.Seq).Take(Batch).ToListAsync(ct);
        if (batch.Count < Batch)
            batch.AddRange(await outbox.Where(m => m.NotBefore <= now).OrderBy(m => m.NotBefore).ThenBy(m => m.Seq).Take(Batch - batch.Count).ToListAsync(ct));
        if (batch.Count == 0) return 0;
        Crash.Point("relay.read");
        await transport.Send([.. batch.Select(m => new Envelope(m.Id, m.Tenant, m.Zone, m.Key, m.Type, m.Body, m.Trace))], ct);
        Crash.Point("relay.sent");
        await MarkSent(scope.Db, [.. batch.Select(m => m.Seq)], ct);
        Crash.Point("relay.marked");
        Sent.Add(batch.Count, new KeyValuePair<string, object?>("module", module.Name));
        return batch.Count;
    }

    private async Task MarkSent(ModuleDb db, List<long> seqs, CancellationToken ct)
    {
        var now = (DateTimeOffset?)clock.GetUtcNow();
        await using var work = await db.Begin(ct);
        await db.Outbox.Where(m => seqs.Contains(m.Seq)).ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, now), ct);
        await work.Commit(ct);
    }

    /// <summary>
    /// Forgets what is older than the promise to replay; inbox rows live as long as the log, so that a replay finds them and does nothing twice.
    /// </summary>
    private async Task CleanUp(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now < nextCleanUp) return;
        nextCleanUp = now + CleanUpEvery;
        await using var scope = scopes.For(module, Guid.Empty);
        await using var work = await scope.Db.Begin(ct);
        var (log, answers) = (now - LogKept, now - AnswersKept);
        await scope.Db.Outbox.Where(m => m.SentAt < log).ExecuteDeleteAsync(ct);
        await scope.Db.Inbox.Where(m => m.DoneAt < log).ExecuteDeleteAsync(ct);
        await scope.Db.Requests.Where(r => r.CreatedAt < answers).ExecuteDeleteAsync(ct);
        await work.Commit(ct);
    }
}
