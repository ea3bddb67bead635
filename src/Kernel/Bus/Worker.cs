using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>
/// Work of a module that only one process does at a time. It goes on until the process stops: what fails is logged and begun again, so whatever it does
/// is written down before it counts as done.
/// </summary>
public abstract class Worker : BackgroundService
{
    private const int PollsOfFile = 5;
    private readonly ILogger log;
    private readonly string side;

    /// <summary>A worker of this module; the side names its lease and its bell.</summary>
    protected Worker(Module module, string side, Storage storage, Wakeups wakeups, ILogger log)
    {
        (Module, Storage, Wakeups, this.side, this.log) = (module, storage, wakeups, side, log);
        Lease = new(storage, wakeups, module.Name, side);
    }

    /// <summary>The module it works for.</summary>
    protected Module Module { get; }

    /// <summary>Where the module's rows are.</summary>
    protected Storage Storage { get; }

    internal Wakeups Wakeups { get; }

    internal Lease Lease { get; }

    /// <summary>What there is to do, under the lease, until the token ends.</summary>
    protected abstract Task Run(CancellationToken ct);

    /// <summary>What has to be there before the lease is asked for.</summary>
    protected virtual Task Prepare(CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// Sleeps until the bell rings (<see cref="ModuleDb.WakeOnCommit"/>) or something falls due, but never longer than the safety poll. Into a file nobody
    /// else writes but a command that somebody typed, so that it is looked into less often.
    /// </summary>
    /// <param name="next">Asks when the first of what waits falls due, by the clock; null for never.</param>
    /// <param name="clock">It may travel.</param>
    protected async Task Sleep(Func<CancellationToken, Task<DateTimeOffset?>> next, TimeProvider clock, CancellationToken ct)
    {
        var due = Storage.Postgres ? DateTimeOffset.MinValue : await next(ct);
        for (var polls = 1; !await Wakeups.Sleep(Lease.Bell, ct); polls++)
            if (polls == PollsOfFile || due <= clock.GetUtcNow())
                return;
    }

    /// <summary>Rings the worker's own bell: something it did beside its loop is done.</summary>
    protected void Done() => Wakeups.Ring(Lease.Bell);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            try
            {
                await Prepare(stopping);
                await Lease.Work(Run, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            catch (Exception e)
            {
                log.LogError(e, "The {Side} of {Module} stumbled", side, Module.Name);
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
    }
}
