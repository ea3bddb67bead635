using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Biela.Kernel.Tests.Web;

public sealed class TokenBucketTests
{
    [Fact]
    public void It_gives_the_burst_and_says_when_to_come_back()
    {
        using var bucket = new TokenBucket("who", 200, 1, null);
        var taken = 0;
        while (bucket.AttemptAcquire() is { IsAcquired: true }) taken++;
        Assert.InRange(taken, 200, 202);
        using var refused = bucket.AttemptAcquire();
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait.TotalSeconds, 0.01, 1);
    }

    [Fact]
    public async Task It_refills_all_the_time_and_one_that_is_full_may_go()
    {
        using var bucket = new TokenBucket("who", 10, 100, null);
        for (var i = 0; i < 20; i++) bucket.AttemptAcquire().Dispose();
        Assert.Null(bucket.IdleDuration);
        await Task.Delay(400);
        Assert.NotNull(bucket.IdleDuration);
        using var lease = bucket.AttemptAcquire();
        Assert.True(lease.IsAcquired);
    }

    [Fact]
    public void A_decision_costs_far_less_than_a_fifth_of_a_millisecond_even_with_a_Redis_that_is_not_there()
    {
        var redis = new Redis("redis://127.0.0.1:1", Microsoft.Extensions.Logging.Abstractions.NullLogger<Redis>.Instance);
        using var bucket = new TokenBucket("who", 1_000_000, 1_000_000, redis);
        bucket.AttemptAcquire().Dispose();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20_000; i++) bucket.AttemptAcquire().Dispose();
        Assert.InRange(watch.Elapsed.TotalMilliseconds / 20_000, 0, 0.2);
    }
}
