using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Modules.Auth;

/// <summary>The public keys of access tokens as a JWK set (RFC 7517), for other services.</summary>
internal static class ListSigningKeys
{
    internal sealed record Key(
        string Kty, string Crv, string X, string Y, string Kid, [property: JsonPropertyName("use")] string Purpose, string Alg);

    internal sealed record Response(IReadOnlyList<Key> Keys);

    internal static async Task<Ok<Response>> Handle(Authority authority, CancellationToken ct) => TypedResults.Ok(new Response(
        [.. (await authority.Keys(null, ct)).Cast<ECDsaSecurityKey>().Select(Describe)]));

    private static Key Describe(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new("EC", "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y), key.KeyId, "sig", SecurityAlgorithms.EcdsaSha256);
    }
}
