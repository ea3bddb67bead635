using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>
/// Forgets once an hour what nobody needs to know any more of one module: its side <c>jobs</c>. It needs no lease, since what two of them
/// forget at once is forgotten as well.
/// </summary>
public sealed class Upkeep(Module module, Storage storage, ModuleScopes scopes, TimeProvider clock, ILogger<Upkeep> log) : BackgroundService
{
    /// <summary>How long what was sent can be looked up and replayed.</summary>
    internal static readonly TimeSpan LogKept = TimeSpan.FromDays(90);

    /// <summary>How much longer an inbox remembers: what was replayed on the last day is still on its way.</summary>
    private static readonly TimeSpan Longer = TimeSpan.FromDays(7);

    private static readonly TimeSpan AnswersKept = TimeSpan.FromDays(7), Every = TimeSpan.FromHours(1);

    /// The clock may travel, so it is looked at more often than it strikes.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        for (var next = DateTimeOffset.MinValue; !stopping.IsCancellationRequested;)
            try
            {
                await Task.Delay(LookEvery, stopping);
                if (clock.GetUtcNow() < next) continue;
                next = clock.GetUtcNow() + Every;
                await Forget(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            // The next hour comes.
            catch (Exception e) { log.LogWarning(e, "The upkeep of {Module} waits for the next hour", module.Name); }
    }

    /// <summary>
    /// Forgets what left, or could have left, before the promise to replay; whenever it was sent last. Inbox rows live longer than the log, so that
    /// whatever can be replayed finds them and does nothing twice.
    /// </summary>
    private async Task Forget(CancellationToken ct)
    {
        await using var scope = scopes.For(module, Guid.Empty);
        await using var work = await scope.Db.Begin(ct);
        var now = clock.GetUtcNow();
        var (sent, heard, answers) = (now - LogKept, now - LogKept - Longer, now - AnswersKept);
        await scope.Db.Outbox.Where(m => m.SentAt != null && (m.NotBefore ?? m.CreatedAt) < sent).ExecuteDeleteAsync(ct);
        await scope.Db.Inbox.Where(m => m.DoneAt < heard).ExecuteDeleteAsync(ct);
        await scope.Db.Requests.Where(r => r.CreatedAt < answers).ExecuteDeleteAsync(ct);
        await module.CleanUp(scope.Db, now, ct);
        await work.Commit(ct);
        // How many rows an index narrows a search to, SQLite only knows when told to count; PostgreSQL counts by itself.
        if (!storage.Postgres) await scope.Db.Database.ExecuteSqlRawAsync("pragma optimize=0x10002", ct);
    }
}
