using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Kernel;

/// <summary>
/// Decides who may enter in a process that does not serve Auth. The published keys and the list of sessions that were ended early are fetched
/// in the background, an API key when it is new here; while Auth is away all that is known stays in force. Time is the machine's: a
/// travelling clock neither hurries nor stops it.
/// </summary>
internal sealed class RemoteAuthority : BackgroundService, IAuthority
{
    /// <summary>The module that knows.</summary>
    public const string Module = "auth";

    private const int MostKeys = 10_000;
    private static readonly TimeSpan KeysEvery = TimeSpan.FromMinutes(1), SessionsEvery = TimeSpan.FromSeconds(2), FetchesApart = TimeSpan.FromSeconds(1),
        ApiKeyFresh = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Json = Web.Json(new(JsonSerializerDefaults.Web));
    private readonly HttpClient http;
    private readonly ServiceToken token;
    private readonly ILogger log;
    private readonly ConcurrentDictionary<string, Known> apiKeys = new();
    private readonly SemaphoreSlim lookUps = new(8, 8);
    private readonly Lock turn = new();
    private IReadOnlyCollection<ECDsaSecurityKey>? keys;
    private HashSet<Guid> ended = [];
    private Task<bool> fetch = Task.FromResult(false);
    private long fetchedAt = Stopwatch.GetTimestamp() - Stopwatch.Frequency;
    private bool away;

    private sealed record Known(Identity? Who, long At, long AskedAt);

    private sealed record Key(string X, string Y, string Kid);

    private sealed record KeySet(IReadOnlyList<Key> Keys);

    public RemoteAuthority(Uri auth, ServiceToken token, ILogger<RemoteAuthority> log)
    {
        (this.token, this.log) = (token, log);
        http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = auth, Timeout = Patience };
    }

    /// <summary>Where Auth answers the other services, or null when none of them says so.</summary>
    public static Uri? AddressIn(Topology topology) =>
        topology.ServiceOf(Module) is { } name && Uri.TryCreate(topology.Services[name].Url, UriKind.Absolute, out var url) ? url : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyCollection<SecurityKey>> Keys(string? keyId, CancellationToken ct)
    {
        if (keys is { } known && (keyId is null || known.Any(k => k.KeyId == keyId))) return known;
        var answered = await NextFetch().WaitAsync(ct);
        return answered && keys is { } found ? found : throw Unsure();
    }

    /// <inheritdoc/>
    public ValueTask<bool> Ended(Guid session, CancellationToken ct) => ValueTask.FromResult(ended.Contains(session));

    /// <inheritdoc/>
    public async ValueTask<Identity?> ByApiKey(string key, CancellationToken ct)
    {
        var (tenant, hash) = (LinkToken.TenantOfKey(key), LinkToken.Hash(key));
        if (tenant == Guid.Empty) return null;
        var known = apiKeys.GetValueOrDefault(hash);
        if (known is null || Stopwatch.GetElapsedTime(known.AskedAt) >= ApiKeyFresh)
        {
            if (await LookUp(tenant, hash, ct) is { } found) return Remember(hash, found).Who;
            if (known is not null) Remember(hash, known with { AskedAt = Stopwatch.GetTimestamp() });
        }
        if (known is not null && Stopwatch.GetElapsedTime(known.At) < ApiKeyFresh) return known.Who;
        // As long as a token, which nobody could take back either while Auth is away.
        return known is { Who: { } who } && Stopwatch.GetElapsedTime(known.At) < AccessToken.Lifetime ? who : throw Unsure();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        http.Dispose();
        lookUps.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            for (var keysAt = 0L; ; await Task.Delay(SessionsEvery, stopping))
            {
                if (keys is null || Stopwatch.GetElapsedTime(keysAt) > KeysEvery)
                    if (await NextFetch()) keysAt = Stopwatch.GetTimestamp();
                var (_, sessions) = await Ask<HashSet<Guid>>($"{AuthorityDesk.Path}/sessions/ended", stopping);
                if (sessions is not null) ended = sessions;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    /// However many ask for keys that are unknown here, Auth is asked once a second; who asks in between waits for that.
    private Task<bool> NextFetch()
    {
        lock (turn) return fetch.IsCompleted ? fetch = Fetch() : fetch;

        async Task<bool> Fetch()
        {
            var wait = FetchesApart - Stopwatch.GetElapsedTime(fetchedAt);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            fetchedAt = Stopwatch.GetTimestamp();
            var (_, set) = await Ask<KeySet>($"/api/v1/{Module}/keys", CancellationToken.None);
            if (set is null) return false;
            keys = [.. set.Keys.Select(Open)];
            return true;
        }
    }

    private static ECDsaSecurityKey Open(Key key) => new(ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) },
    })) { KeyId = key.Kid };

    private async Task<Known?> LookUp(Guid tenant, string hash, CancellationToken ct)
    {
        // Made-up keys may keep this few busy, not Auth.
        if (!await lookUps.WaitAsync(Patience, ct)) return null;
        try
        {
            var (answered, identity) = await Ask<Identity>($"{AuthorityDesk.Path}/keys/{tenant}/{hash}", ct);
            return answered ? new(identity, Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp()) : null;
        }
        finally { lookUps.Release(); }
    }

    private Known Remember(string hash, Known found)
    {
        if (apiKeys.Count >= MostKeys) apiKeys.Clear();
        return apiKeys[hash] = found;
    }

    /// Auth's answer: without a body when it says that there is nothing, not answered when it is away or does not understand.
    private async Task<(bool Answered, T? Body)> Ask<T>(string path, CancellationToken ct) where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (path.StartsWith(AuthorityDesk.Path)) request.Headers.Authorization = new("Bearer", token.Value);
            using var answer = await http.SendAsync(request, ct);
            if (answer.StatusCode == HttpStatusCode.NotFound) return (true, null);
            var body = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(Reading<T>(), ct);
            if (away) log.LogInformation("Auth answers again");
            away = false;
            return (true, body);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || e is OperationCanceledException && !ct.IsCancellationRequested)
        {
            if (!away) log.LogWarning("Auth does not answer at {Address}{Path}; what is known stays in force: {Problem}", http.BaseAddress, path, e.Message);
            away = true;
            return (false, null);
        }
    }

    /// A key set may tell more than we ask for (RFC 7517); what services of one installation tell each other is exact.
    private static JsonSerializerOptions Reading<T>() => typeof(T) == typeof(KeySet) ? JsonSerializerOptions.Web : Json;

    private static RuleBroken Unsure() =>
        new("authority-away", "Não dá para conferir quem você é neste momento. Tente de novo em instantes.", 503) { RetryAfter = TimeSpan.FromSeconds(2) };
}

internal static class RemoteAuthorities
{
    /// <summary>Lets the service ask the one that serves Auth; without an address it is left to somebody else to say who may enter.</summary>
    public static void AddRemoteAuthority(this IServiceCollection services, Topology topology, Topology.Service me)
    {
        if (RemoteAuthority.AddressIn(topology) is not { } auth) return;
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<RemoteAuthority>(p, auth));
        services.AddSingleton<IAuthority>(p => p.GetRequiredService<RemoteAuthority>());
        // A service without HTTP lets nobody in and need not know whom.
        if (me.Runs("http")) services.AddHostedService(p => p.GetRequiredService<RemoteAuthority>());
    }
}
