using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Modules.Auth;

/// <summary>A P-256 key that signs access tokens for a month and stays published until the last of them has run out.</summary>
[Shared]
internal sealed class SigningKey
{
    private static readonly TimeSpan Use = TimeSpan.FromDays(30), Overlap = AccessToken.Lifetime + TimeSpan.FromMinutes(5);

    public Guid Id { get; private init; }

    /// <summary>PKCS #8 in Base64, encrypted.</summary>
    public string PrivateKey { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? RetiredAt { get; private set; }

    public static SigningKey Create(Secrets secrets, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new() { Id = Guid.CreateVersion7(now), PrivateKey = secrets.Protect(Convert.ToBase64String(key.ExportPkcs8PrivateKey())), CreatedAt = now };
    }

    public bool Signs(DateTimeOffset now) => RetiredAt is null && now < CreatedAt + Use;

    public bool IsGone(DateTimeOffset now) => RetiredAt + Overlap < now;

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;

    public ECDsaSecurityKey Open(Secrets secrets)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(secrets.Reveal(PrivateKey)), out _);
        return new(key) { KeyId = Id.ToString("n") };
    }
}
