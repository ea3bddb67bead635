using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Kernel;

/// <summary>Names of the claims an access token carries.</summary>
public static class Claims
{
    /// <summary>The organization's id.</summary>
    public const string Tenant = "org";

    /// <summary>The organization's time zone.</summary>
    public const string Zone = "zone";

    /// <summary>The user's role in the organization.</summary>
    public const string Role = "role";

    /// <summary>One claim for each permission.</summary>
    public const string Permission = "perm";

    /// <summary>The discount the user may give alone, in ten-thousandths of a per cent.</summary>
    public const string Discount = "disc";

    /// <summary>The session, which can be revoked before the token runs out.</summary>
    public const string Session = "sid";
}

/// <summary>What an access token says about its holder.</summary>
public sealed record Identity(
    Guid? UserId, string Name, Guid Tenant, string Zone, string Role, Guid? SessionId, Percent DiscountLimit, IReadOnlyCollection<string> Permissions);

/// <summary>Short-lived ES256 tokens (RFC 9068 profile, typ at+jwt), which every service checks by itself against Auth's published keys.</summary>
public static class AccessToken
{
    private const string Issuer = "biela", Audience = "biela-api", Type = "at+jwt";
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>How long a token lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Signs a token for the identity.</summary>
    public static string Issue(Identity identity, ECDsaSecurityKey key, DateTimeOffset now) => Handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer, Audience = Audience, TokenType = Type, IssuedAt = now.UtcDateTime, NotBefore = now.UtcDateTime, Expires = (now + Lifetime).UtcDateTime,
        SigningCredentials = new(key, SecurityAlgorithms.EcdsaSha256),
        Claims = new Dictionary<string, object>
        {
            ["sub"] = identity.UserId?.ToString() ?? "", ["name"] = identity.Name, [Claims.Tenant] = identity.Tenant.ToString(), [Claims.Zone] = identity.Zone,
            [Claims.Role] = identity.Role, [Claims.Session] = identity.SessionId?.ToString() ?? "",
            [Claims.Discount] = identity.DiscountLimit.Scaled.ToString(),
            [Claims.Permission] = identity.Permissions.ToArray(),
        },
    });

    /// <summary>The token's claims, or null when anything about it is not as it should be.</summary>
    public static async Task<ClaimsIdentity?> Read(string token, IEnumerable<SecurityKey> keys, DateTimeOffset now)
    {
        var result = await Handler.ValidateTokenAsync(token, new()
        {
            ValidIssuer = Issuer, ValidAudience = Audience, ValidTypes = [Type], ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256], IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = false, NameClaimType = "name", RoleClaimType = Claims.Role, AuthenticationType = "biela",
            LifetimeValidator = (from, until, _, _) => from <= now.UtcDateTime.AddSeconds(60) && until > now.UtcDateTime,
        });
        if (!result.IsValid) return null;
        return NamesOne(result.ClaimsIdentity, Claims.Tenant) && NamesOne(result.ClaimsIdentity, Claims.Session) ? result.ClaimsIdentity : null;
    }

    private static bool NamesOne(ClaimsIdentity identity, string claim) =>
        identity.FindAll(claim).ToList() is [{ ValueType: ClaimValueTypes.String } only] && Guid.TryParseExact(only.Value, "D", out var id) && id != Guid.Empty;

    /// <summary>The same claims for a caller who came with an API key instead of a token.</summary>
    public static ClaimsIdentity Claimed(Identity identity) => new(
    [
        new("sub", identity.UserId?.ToString() ?? ""), new("name", identity.Name), new(Claims.Tenant, identity.Tenant.ToString()),
        new(Claims.Zone, identity.Zone), new(Claims.Role, identity.Role), new(Claims.Session, identity.SessionId?.ToString() ?? ""),
        new(Claims.Discount, identity.DiscountLimit.Scaled.ToString()),
        .. identity.Permissions.Select(p => new Claim(Claims.Permission, p)),
    ], "biela", "name", Claims.Role);
}

/// <summary>What the Auth module tells the other services of the installation, so that they can decide without it.</summary>
public interface IAuthorityDesk
{
    /// <summary>The sessions whose end came before that of their last tokens.</summary>
    Task<IReadOnlyList<Guid>> EndedLately(CancellationToken ct);

    /// <summary>Whom the organization's API key with this hash stands for, or null when it is unknown, expired or revoked.</summary>
    ValueTask<Identity?> ByApiKey(Guid tenant, string hash, CancellationToken ct);
}

/// <summary>Who knows the published keys, the sessions that were ended early, and the API keys: the Auth module, wherever it runs.</summary>
public interface IAuthority
{
    /// <summary>The public keys tokens may be signed with, by their key id.</summary>
    ValueTask<IReadOnlyCollection<SecurityKey>> Keys(string? keyId, CancellationToken ct);

    /// <summary>Whether the session was ended before its tokens ran out: signed out, suspended, role changed.</summary>
    ValueTask<bool> Ended(Guid session, CancellationToken ct);

    /// <summary>Whom an API key stands for, or null when it is unknown, expired or revoked.</summary>
    ValueTask<Identity?> ByApiKey(string key, CancellationToken ct);
}
