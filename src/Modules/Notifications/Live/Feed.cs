using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Biela.Modules.Notifications;

/// <summary>
/// Brings the changes of all organizations to the streams that are open in this process, each to its own. Only one process reacts to a fact, but every
/// one reads what it left: woken by its commit (<see cref="Wakeups"/>, across processes by LISTEN/NOTIFY), and each second when no wake-up came through.
/// It reads the last moments again each time, because of two changes the later one may commit first, and tells each change once.
/// </summary>
internal sealed class Feed(NotificationsModule module, ModuleScopes scopes, Wakeups wakeups, TimeProvider clock, ILogger<Feed> log) : BackgroundService
{
    internal const string Side = "feed";

    /// <summary>How many streams a person may have open in one process: some browser tabs, not a leak.</summary>
    internal const int MostOfOne = 10;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private readonly List<Listener> listeners = [];
    private HashSet<Guid> told = [];

    /// <summary>Begins to listen. Throws <c>too-many-streams</c>.</summary>
    public Listener Open(Guid tenant, Guid person, IReadOnlySet<string> permissions)
    {
        lock (gate)
        {
            if (listeners.Count(l => l.Person == person) >= MostOfOne)
                throw new RuleBroken("too-many-streams", $"Você já tem {MostOfOne} janelas abertas aqui. Feche uma delas.", 429)
                {
                    RetryAfter = TimeSpan.FromMinutes(1),
                };
            var listener = new Listener(tenant, person, permissions, clock.GetUtcNow());
            listeners.Add(listener);
            return listener;
        }
    }

    /// <summary>Stops listening.</summary>
    public void Close(Listener listener)
    {
        lock (gate) listeners.Remove(listener);
    }

    /// <summary>Reads what came and passes it on.</summary>
    internal async Task PassOn(CancellationToken ct)
    {
        await using var scope = scopes.For(module, Guid.Empty);
        var since = clock.GetUtcNow() - Again;
        var recent = await ((NotificationsDb)scope.Db).Changes.AsNoTracking().Where(c => c.At > since).OrderBy(c => c.Id).ToListAsync(ct);
        var fresh = recent.FindAll(c => !told.Contains(c.Id));
        told = [.. recent.Select(c => c.Id)];
        lock (gate) foreach (var listener in listeners) fresh.ForEach(listener.Hear);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            try
            {
                await wakeups.Sleep(module, Side, stopping);
                if (!Listened()) continue;
                await PassOn(stopping);
                // However much is going on, it is read some times a second.
                await Task.Delay(Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            // What is missed now is read with what follows.
            catch (Exception e) { log.LogWarning(e, "Open streams hear of changes later"); }
    }

    private bool Listened()
    {
        lock (gate) return listeners.Count > 0;
    }
}
