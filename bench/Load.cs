using System.Collections.Concurrent;
using System.Diagnostics;

namespace Biela.Bench;

/// <summary>How much came through, and how long each took.</summary>
internal sealed record Rate(double PerSecond, Latencies Took)
{
    public override string ToString() => $"{PerSecond,6:N0}/s  p50 {Took.Of(0.5),5:0} ms  p95 {Took.Of(0.95),5:0} ms  p99 {Took.Of(0.99),5:0} ms";
}

/// <summary>People who press buttons.</summary>
internal static class Load
{
    /// <summary>So many connections, each of which asks again as soon as it was answered, until the time is up or there is nothing left to ask.</summary>
    public static async Task<Rate> Closed(int connections, TimeSpan time, Func<int, int, Task> ask, int atMost = int.MaxValue)
    {
        var (took, watch, next) = (new ConcurrentBag<double>(), Stopwatch.StartNew(), -1);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
        {
            while (watch.Elapsed < time && Interlocked.Increment(ref next) is var n && n < atMost)
            {
                var from = watch.Elapsed;
                await ask(connection, n);
                took.Add((watch.Elapsed - from).TotalMilliseconds);
            }
        }));
        return new(took.Count / watch.Elapsed.TotalSeconds, new(took));
    }

    /// <summary>
    /// So many a second, whether the ones before were answered or not; each is timed from the moment it was due, so that a server which
    /// stops for a while is not asked less meanwhile.
    /// </summary>
    public static async Task<Rate> Open(double perSecond, int count, Func<int, Task> ask)
    {
        var (took, watch) = (new ConcurrentBag<double>(), Stopwatch.StartNew());
        var asked = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            var (n, due) = (i, TimeSpan.FromSeconds(i / perSecond));
            if (due - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
            asked.Add(Task.Run(async () =>
            {
                await ask(n);
                took.Add((watch.Elapsed - due).TotalMilliseconds);
            }));
        }
        await Task.WhenAll(asked);
        return new(count / watch.Elapsed.TotalSeconds, new(took));
    }
}
