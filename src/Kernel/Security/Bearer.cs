using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Biela.Kernel;

/// <summary>Reads <c>Authorization: Bearer …</c>: an access token or an API key. Whatever is wrong with it, the answer is the same 401.</summary>
internal sealed class Bearer(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAuthority authority, TimeProvider clock,
    ServiceToken services)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "biela", ApiKeyPrefix = "bk_";
    private const int LongestToken = 16_384;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var token = header["Bearer ".Length..].Trim();
        if (Request.Path.StartsWithSegments(AuthorityDesk.Path))
            return services.Is(token)
                ? AuthenticateResult.Success(new(new(new ClaimsIdentity(Scheme.Name)), Scheme.Name)) : AuthenticateResult.Fail("No service.");
        var identity = token.Length > LongestToken ? null : token.StartsWith(ApiKeyPrefix) ? await FromApiKey(token) : await FromToken(token);
        if (identity is null) return AuthenticateResult.Fail("The token is not valid.");
        Enter(identity);
        return AuthenticateResult.Success(new(new(identity), Scheme.Name));
    }

    /// RFC 6750, section 3: says how to identify oneself, not what was wrong.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private async Task<ClaimsIdentity?> FromApiKey(string key) =>
        await authority.ByApiKey(key, Context.RequestAborted) is { } identity ? AccessToken.Claimed(identity) : null;

    private async Task<ClaimsIdentity?> FromToken(string token)
    {
        string? keyId;
        try { keyId = new JsonWebToken(token).Kid; }
        catch (ArgumentException) { return null; }
        var identity = await AccessToken.Read(token, await authority.Keys(keyId, Context.RequestAborted), clock.GetUtcNow());
        return identity is null || await authority.Ended(Guid.Parse(identity.FindFirst(Claims.Session)!.Value), Context.RequestAborted) ? null : identity;
    }

    private void Enter(ClaimsIdentity identity)
    {
        string Of(string claim) => identity.FindFirst(claim)?.Value ?? "";
        var zone = Of(Claims.Zone);
        Context.RequestServices.GetRequiredService<Tenant>().Become(Guid.Parse(Of(Claims.Tenant)), Zones.Knows(zone) ? zone : null);
        Context.RequestServices.GetRequiredService<Actor>().Become(Guid.TryParse(Of("sub"), out var user) ? user : null, Of("name"), Of(Claims.Role),
            Guid.TryParse(Of(Claims.Session), out var session) ? session : null, new(long.TryParse(Of(Claims.Discount), out var discount) ? discount : 0));
    }
}
