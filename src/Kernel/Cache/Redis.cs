using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Biela.Kernel;

/// <summary>
/// What the replicas share beside the database, if it is there. A question is answered within <see cref="Patience"/> or not at all; after
/// one that was not, nothing is asked for <see cref="Pause"/>. A connection that failed is replaced and not mended, so that coming back
/// depends on nothing that went before. Nothing may be right only because Redis remembers it.
/// </summary>
public sealed class Redis(string address, ILogger<Redis> log) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250), Pause = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private Task<ConnectionMultiplexer>? connection;
    private long pausedUntil;
    private bool away;

    /// The bucket as all replicas together see it: refilled by Redis's own clock, in debt by at most one burst.
    private const string SpendScript = """
        local t = redis.call('TIME')
        local now = t[1] * 1000 + math.floor(t[2] / 1000)
        local burst, rate, spent = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local kept = redis.call('HMGET', KEYS[1], 'level', 'at')
        local level = (tonumber(kept[1]) or burst) + math.max(0, now - (tonumber(kept[2]) or now)) * rate / 1000
        level = math.max(math.min(burst, level) - spent, -burst)
        redis.call('HMSET', KEYS[1], 'level', tostring(level), 'at', now)
        redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 2000) + 1000)
        return tostring(level)
        """;

    /// <summary>Whether an address is one: <c>redis://[:password@]host:port[/database]</c>.</summary>
    public static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "redis", Host.Length: > 0 };

    /// <summary>The value, or null when there is none or nobody to ask.</summary>
    public async Task<byte[]?> Read(string key) => await Ask<byte[]?>(async db => await db.StringGetAsync(key));

    /// <summary>Keeps the value for a while, if it can.</summary>
    public Task Write(string key, byte[] value, TimeSpan expiry) => Ask<bool?>(async db => await db.StringSetAsync(key, value, expiry));

    /// <summary>Takes from the bucket all replicas share and says what is left in it; null when nobody knows.</summary>
    public Task<double?> Spend(string bucket, int burst, int perSecond, int spent) => Ask<double?>(async db =>
        double.Parse((string)await db.ScriptEvaluateAsync(SpendScript, [bucket], [burst, perSecond, spent])));

    /// <summary>Whether it is there.</summary>
    public async Task<bool> Answers(CancellationToken ct) => await Ask<TimeSpan?>(async db => await db.PingAsync()).WaitAsync(ct) is not null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        pausedUntil = long.MaxValue;
        if (connection is { } open) await Close(open);
    }

    private async Task<T?> Ask<T>(Func<IDatabase, Task<T>> question)
    {
        if (Environment.TickCount64 < Volatile.Read(ref pausedUntil)) return default;
        var open = Connection();
        try
        {
            var answer = await Answer().WaitAsync(Patience);
            if (away) log.LogInformation("Redis is back");
            away = false;
            return answer;
        }
        // The client of 2017 throws whatever its sockets throw; all of it means that nobody answered.
        catch (Exception e)
        {
            Replace(open, e);
            return default;
        }

        async Task<T> Answer() => await question((await open).GetDatabase());
    }

    private Task<ConnectionMultiplexer> Connection()
    {
        lock (gate) return connection ??= Task.Run(Connect);
    }

    private Task<ConnectionMultiplexer> Connect()
    {
        var uri = new Uri(address);
        var options = new ConfigurationOptions
        {
            EndPoints = { { uri.Host, uri.Port > 0 ? uri.Port : 6379 } }, AbortOnConnectFail = true, ConnectRetry = 1, ConnectTimeout = 1000,
            SyncTimeout = 1000, Password = uri.UserInfo.Split(':') is [.., { Length: > 0 } password] ? Uri.UnescapeDataString(password) : null,
            DefaultDatabase = int.TryParse(uri.AbsolutePath.Trim('/'), out var database) ? database : 0,
        };
        return ConnectionMultiplexer.ConnectAsync(options);
    }

    private void Replace(Task<ConnectionMultiplexer> failed, Exception because)
    {
        lock (gate)
        {
            if (connection != failed) return;
            (connection, pausedUntil) = (null, Environment.TickCount64 + (long)Pause.TotalMilliseconds);
        }
        if (!away) log.LogWarning("Redis does not answer, working without it: {Reason}", because.Message);
        away = true;
        _ = Close(failed);
    }

    private static async Task Close(Task<ConnectionMultiplexer> connection)
    {
        try { (await connection).Close(allowCommandsToComplete: false); }
        catch (Exception e) when (e is RedisException or ObjectDisposedException or TimeoutException or System.Net.Sockets.SocketException) { }
    }
}
