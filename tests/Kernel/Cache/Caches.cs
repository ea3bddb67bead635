using System.Diagnostics;
using Biela.Kernel.Tests.Shop;
using Microsoft.Extensions.Logging.Abstractions;

namespace Biela.Kernel.Tests.Caches;

public sealed class MemoryCacheTests : CacheContract
{
    protected override bool Shared => false;

    protected override Task<string> Address() => Task.FromResult("memory");
}

public sealed class RedisCacheTests : CacheContract
{
    protected override bool Shared => true;

    protected override Task<string> Address()
    {
        var server = Environment.GetEnvironmentVariable("BIELA_TEST_REDIS");
        Assert.SkipWhen(server is null, "BIELA_TEST_REDIS names no Redis.");
        return Task.FromResult($"redis://{server}");
    }

    [Fact]
    public async Task A_replica_finds_what_another_one_has_computed()
    {
        Assert.Equal("first", await Words("first"));
        Assert.Equal("first", await Words("second", replica: 1));
        Assert.Equal(1, Loads);
    }
}

/// <summary>A Redis that dies, comes back with everything it knew, forgets it, or answers nobody.</summary>
public sealed class RedisFaultTests : CacheContract
{
    private readonly string data = Directory.CreateTempSubdirectory("biela-redis").FullName;
    private Server server = null!;

    protected override bool Shared => true;

    protected override async Task<string> Address()
    {
        server = Server.Redis(data);
        await server.Start();
        return $"redis://127.0.0.1:{server.Port}";
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Without_Redis_everything_is_right_and_afterwards_nothing_old_is_shown()
    {
        Assert.Equal("old", await Words("old"));
        await server.Kill();

        await Renew(Mine);
        Assert.Equal("new", await Words("new"));
        Assert.Equal("newer", await Words("newer", replica: 1));
        Assert.False(await Whole(0));
        await Renew(Mine);

        await server.Start();
        await Plant.Eventually(async () => await Whole(0) && await Whole(1));
        Assert.Equal("newest", await Words("newest", replica: 1));
        Assert.Equal("newest", await Words("?"));
        await Renew(Mine);
        Assert.Equal("last", await Words("last"));
    }

    [Fact]
    public async Task It_is_killed_in_the_middle_again_and_again_and_no_reader_notices()
    {
        var (data, committed, wrong) = (0, 0, 0);
        using var enough = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var before = Volatile.Read(ref committed);
                var report = await Ask(() => new($"{Volatile.Read(ref data)}", default, []), reader % 2);
                if (int.Parse(report.Words) < before) Interlocked.Increment(ref wrong);
            }
        })).ToList();
        for (var round = 0; round < 3; round++)
        {
            await server.Kill();
            await Change();
            await server.Start();
            await Plant.Eventually(() => Whole(0));
            await Change();
        }
        await enough.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(0, wrong);

        async Task Change()
        {
            await Renew(Mine, then: () => Interlocked.Increment(ref data));
            Interlocked.Increment(ref committed);
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task One_that_answers_nobody_costs_a_quarter_of_a_second_and_then_nothing()
    {
        await Words("warm");
        await server.Stall();
        var watch = Stopwatch.StartNew();
        for (var question = 0; question < 20; question++) Assert.Equal("x", await Words("x", key: $"{question}"));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2.5);
        Assert.False(await Whole(0));
        await server.GoOn();
        await Plant.Eventually(() => Whole(0));
    }

    [Fact]
    public async Task The_replicas_share_one_limit_and_without_Redis_each_has_its_own()
    {
        await using var redis = new Redis($"redis://127.0.0.1:{server.Port}", NullLogger<Redis>.Instance);
        await Plant.Eventually(() => redis.Answers(default));
        using var a = new TokenBucket("who", 40, 1, redis);
        using var b = new TokenBucket("who", 40, 1, redis);
        var taken = await Take(a, b, 50);
        Assert.InRange(taken, 40, 43);

        await server.Kill();
        Assert.False(await redis.Answers(default));
        using var c = new TokenBucket("other", 40, 1, redis);
        Assert.InRange(await Take(c, c, 50), 40, 41);
    }

    [Fact]
    public async Task A_Redis_that_forgot_everything_gives_nobody_a_second_burst()
    {
        await using var redis = new Redis($"redis://127.0.0.1:{server.Port}", NullLogger<Redis>.Instance);
        await Plant.Eventually(() => redis.Answers(default));
        using var bucket = new TokenBucket("who", 20, 1, redis);
        Assert.Equal(20, await Take(bucket, bucket, 10));
        await server.Kill();
        foreach (var file in Directory.GetDirectories(data)) Directory.Delete(file, recursive: true);
        await server.Start();
        await Plant.Eventually(() => redis.Answers(default));
        Assert.InRange(await Take(bucket, bucket, 10), 0, 8);
    }

    /// Each in turn, with time for Redis to answer in between.
    private static async Task<int> Take(TokenBucket one, TokenBucket other, int times)
    {
        var taken = 0;
        for (var turn = 0; turn < times; turn++)
            foreach (var bucket in (TokenBucket[])[one, other])
            {
                using var lease = bucket.AttemptAcquire();
                if (lease.IsAcquired) taken++;
                await Task.Delay(5);
            }
        return taken;
    }
}
