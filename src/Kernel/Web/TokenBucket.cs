using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Biela.Kernel;

/// <summary>
/// A bucket that refills all the time. It decides here and at once; what was taken is told to Redis afterwards, which answers what the
/// replicas together have left. Without Redis each replica has a bucket of its own: never an open door.
/// </summary>
internal sealed class TokenBucket(string key, int burst, int perSecond, Redis? redis) : RateLimiter
{
    private readonly Lock gate = new();
    private readonly TimeSpan whole = TimeSpan.FromSeconds(2.0 * burst / perSecond);
    private double level = burst;
    private long refilled = Stopwatch.GetTimestamp(), used = Stopwatch.GetTimestamp();
    private int untold;
    private bool telling;

    /// <summary>How long it has certainly been full, and may be thrown away.</summary>
    public override TimeSpan? IdleDuration => Stopwatch.GetElapsedTime(Volatile.Read(ref used)) - whole is { Ticks: > 0 } idle ? idle : null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            Refill();
            if (level < permitCount) return new Lease(TimeSpan.FromSeconds((permitCount - level) / perSecond));
            if (permitCount == 0) return Lease.Granted;
            (level, untold, used) = (level - permitCount, untold + permitCount, refilled);
            if (redis is null || telling) return Lease.Granted;
            telling = true;
        }
        _ = Task.Run(Tell);
        return Lease.Granted;
    }

    private void Refill()
    {
        var now = Stopwatch.GetTimestamp();
        level = Math.Min(burst, level + Stopwatch.GetElapsedTime(refilled, now).TotalSeconds * perSecond);
        refilled = now;
    }

    /// One question at a time, however many requests come meanwhile.
    private async Task Tell()
    {
        for (int said; (said = Untold()) > 0;)
            if (await redis!.Spend("biela:limit:" + key, burst, perSecond, said) is { } shared)
                lock (gate)
                {
                    Refill();
                    // Only ever downwards: a Redis that forgot everything gives nobody a second burst.
                    level = Math.Min(level, shared - untold);
                }
    }

    private int Untold()
    {
        lock (gate)
        {
            (var said, untold) = (untold, 0);
            telling = said > 0;
            return said;
        }
    }

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public static readonly Lease Granted = new(null);

        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
