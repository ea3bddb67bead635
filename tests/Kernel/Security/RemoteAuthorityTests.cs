using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Kernel.Tests.Security;

/// <summary>Who may enter, in a process that does not serve Auth: against an Auth of its own that counts what it is asked, and can go away.</summary>
public sealed class RemoteAuthorityTests : IAsyncLifetime
{
    private static readonly Secrets Master = new(RandomNumberGenerator.GetBytes(32));
    private static readonly Identity Lia = new(null, "Lia", Guid.CreateVersion7(), "America/Sao_Paulo", "Owner", null, default, ["orders.read"]);
    private readonly ECDsaSecurityKey signing = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "first" };
    private readonly ConcurrentQueue<string> asked = [];
    private readonly string known = "bk_" + LinkToken.Create(Lia.Tenant);
    private readonly List<Guid> ended = [];
    private WebApplication auth = null!;
    private RemoteAuthority remote = null!;

    public async ValueTask InitializeAsync()
    {
        auth = await Serve("http://127.0.0.1:0");
        remote = new(new(auth.Urls.First()), new ServiceToken(Master), NullLogger<RemoteAuthority>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        remote.Dispose();
        await auth.DisposeAsync();
        signing.ECDsa.Dispose();
    }

    [Fact]
    public async Task Keys_are_fetched_once_and_an_unknown_one_asks_again_but_once_a_second()
    {
        Assert.Equal("first", Assert.Single(await remote.Keys("first", default)).KeyId);
        for (var i = 0; i < 100; i++) await remote.Keys("first", default);
        Assert.Single(asked);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => remote.Keys($"forged{i}", default).AsTask()));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task A_token_of_the_published_key_is_read_also_while_Auth_is_away()
    {
        var now = TimeProvider.System.GetUtcNow();
        var token = AccessToken.Issue(Lia with { SessionId = Guid.CreateVersion7() }, signing, now);
        Assert.NotNull(await AccessToken.Read(token, await remote.Keys("first", default), now));
        await auth.StopAsync();
        Assert.NotNull(await AccessToken.Read(token, await remote.Keys("first", default), now));
        Assert.Equal(503, (await Assert.ThrowsAsync<RuleBroken>(() => remote.Keys("second", default).AsTask())).Status);
    }

    [Fact]
    public async Task An_API_key_is_asked_for_once_in_five_seconds_and_goes_on_while_Auth_is_away()
    {
        for (var i = 0; i < 20; i++) Assert.Equal(Lia.Tenant, (await remote.ByApiKey(known, default))!.Tenant);
        Assert.Single(asked);
        Assert.DoesNotContain(known, asked.Single());
        await auth.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(5.2));
        Assert.Equal("Lia", (await remote.ByApiKey(known, default))!.Name);
    }

    [Fact]
    public async Task A_key_that_Auth_does_not_know_is_nobody_and_one_it_cannot_be_asked_about_has_to_wait()
    {
        Assert.Null(await remote.ByApiKey("bk_" + LinkToken.Create(Lia.Tenant), default));
        Assert.Null(await remote.ByApiKey("bk_nonsense", default));
        Assert.Single(asked);
        await auth.StopAsync();
        Assert.Equal(503, (await Assert.ThrowsAsync<RuleBroken>(() => remote.ByApiKey(known, default).AsTask())).Status);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_known_within_seconds()
    {
        var session = Guid.CreateVersion7();
        await remote.StartAsync(default);
        Assert.False(await remote.Ended(session, default));
        lock (ended) ended.Add(session);
        await Shop.Plant.Eventually(async () => await remote.Ended(session, default), seconds: 10);
        await remote.StopAsync(default);
    }

    [Fact]
    public async Task Who_has_another_master_key_is_no_service()
    {
        using var stranger = new RemoteAuthority(
            new(auth.Urls.First()), new ServiceToken(new(RandomNumberGenerator.GetBytes(32))), NullLogger<RemoteAuthority>.Instance);
        await Assert.ThrowsAsync<RuleBroken>(() => stranger.ByApiKey(known, default).AsTask());
        Assert.Empty(asked);
    }

    private async Task<WebApplication> Serve(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(o => Kernel.Web.Json(o.SerializerOptions));
        var app = builder.Build();
        app.Urls.Add(url);
        app.Use((http, next) =>
        {
            var service = http.Request.Headers.Authorization == $"Bearer {new ServiceToken(Master).Value}";
            if (http.Request.Path.StartsWithSegments(AuthorityDesk.Path) != service) return Refuse(http);
            if (!http.Request.Path.Value!.EndsWith("/ended")) asked.Enqueue(http.Request.Path);
            return next(http);
        });
        var point = signing.ECDsa.ExportParameters(false).Q;
        app.MapGet("/api/v1/auth/keys", () => new
        {
            keys = new[] { new { kty = "EC", crv = "P-256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y), kid = "first" } },
        });
        app.MapGet(AuthorityDesk.Path + "/sessions/ended", () => { lock (ended) return ended.ToArray(); });
        app.MapGet(AuthorityDesk.Path + "/keys/{tenant:guid}/{hash}", (Guid tenant, string hash) =>
            tenant == Lia.Tenant && hash == LinkToken.Hash(known) ? Results.Ok(Lia) : Results.NotFound());
        await app.StartAsync();
        return app;
    }

    private static Task Refuse(HttpContext http)
    {
        http.Response.StatusCode = 401;
        return Task.CompletedTask;
    }
}
