using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel;

/// <summary>
/// Remembers what a module computed from its data: in this process, and in Redis where the topology names one. The key is made here, of
/// module, organization, the tag's generation and the shape of the answer: nobody reads another's entry, one that is out of date, or one
/// that another build wrote. Redis may be away, slow or empty at any moment; that costs time and nothing else.
/// </summary>
public sealed class Cache(Redis? redis) : IDisposable
{
    private const int Memory = 32 * 1024 * 1024;
    private readonly MemoryCache near = new(new MemoryCacheOptions { SizeLimit = Memory });
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> loading = new();

    /// <summary>
    /// What <paramref name="load"/> gives, asked once for as many readers as come meanwhile. Inside a transaction nothing is remembered:
    /// what is read there may never have happened.
    /// </summary>
    /// <param name="db">Whose data it is: the module and its current organization.</param>
    /// <param name="tag">What <see cref="Generations.Renew"/> is called with by everything that changes the answer.</param>
    /// <param name="key">What was asked, among all answers of this type under the tag.</param>
    /// <param name="expiry">How long at most it is kept.</param>
    /// <param name="load">Reads from <paramref name="db"/>, from the same server that answers for its generation.</param>
    /// <param name="ct">Cancels this reader; another one that waits for its answer then asks itself.</param>
    public async Task<T> Get<T>(
        ModuleDb db, string tag, string key, TimeSpan expiry, Func<CancellationToken, Task<T>> load, CancellationToken ct) where T : class
    {
        if (db.CurrentTenant == Guid.Empty) throw new InvalidOperationException($"'{tag}' was asked for nobody.");
        // The generation is read before the data, so an entry is never older than its key says.
        if (db.Database.CurrentTransaction is not null || await db.Generation(tag, ct) is not { } generation) return await load(ct);
        var name = $"biela:{db.Module}:{db.CurrentTenant:n}:{tag}:{generation:n}:{typeof(T).Module.ModuleVersionId:n}:{typeof(T).FullName}:{key}";
        while (true)
        {
            if (near.TryGetValue(name, out byte[]? known)) return Read<T>(known!)!;
            var mine = new Lazy<Task<byte[]>>(() => Find(name, expiry, load, ct));
            var one = loading.GetOrAdd(name, mine);
            try { return Read<T>(await (one == mine ? one.Value : one.Value.WaitAsync(ct)))!; }
            catch (OperationCanceledException) when (one != mine && !ct.IsCancellationRequested) { }
        }
    }

    /// <summary>Whether all of it works; without Redis it is slower and right.</summary>
    public async ValueTask<bool> Whole(CancellationToken ct) => redis is null || await redis.Answers(ct);

    /// <inheritdoc/>
    public void Dispose() => near.Dispose();

    private async Task<byte[]> Find<T>(string name, TimeSpan expiry, Func<CancellationToken, Task<T>> load, CancellationToken ct) where T : class
    {
        try
        {
            // Somebody may have finished between this reader's look and its turn.
            if (near.TryGetValue(name, out byte[]? known)) return known!;
            var found = redis is null ? null : await redis.Read(name);
            if (found is not null && Read<T>(found) is null) found = null;
            var value = found ?? JsonSerializer.SerializeToUtf8Bytes(await load(ct));
            near.Set(name, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = expiry, Size = 2 * name.Length + value.Length });
            if (found is null && redis is not null) await redis.Write(name, value, expiry);
            return value;
        }
        finally { loading.TryRemove(name, out _); }
    }

    /// Null for what is no such answer: Redis is not ours alone.
    private static T? Read<T>(byte[] bytes) where T : class
    {
        try { return JsonSerializer.Deserialize<T>(bytes); }
        catch (JsonException) { return null; }
    }
}

internal static class Caching
{
    /// <summary>The cache of the topology: <c>memory</c>, or with a Redis behind it.</summary>
    public static IServiceCollection AddCache(this IServiceCollection services, string cache)
    {
        if (cache != "memory") services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Redis>(provider, cache));
        return services.AddSingleton(provider => new Cache(provider.GetService<Redis>()));
    }
}
