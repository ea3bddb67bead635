using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Kernel.Tests.Security;

public sealed class AccessTokenTests
{
    private const string Organization = "019b0000-0000-7000-8000-000000000001", Session = "019b0000-0000-7000-8000-000000000002";
    private static readonly DateTimeOffset Now = new(2026, 1, 12, 12, 0, 0, TimeSpan.Zero);
    private static readonly ECDsaSecurityKey Key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "today" };
    private static readonly Identity Lia = new(
        Guid.Parse("019b0000-0000-7000-8000-000000000003"), "Lia", Guid.Parse(Organization), "America/Sao_Paulo", "Consultor",
        Guid.Parse(Session), Percent.Of(5), ["orders.read", "orders.write"]);

    private static Task<System.Security.Claims.ClaimsIdentity?> Read(string token, DateTimeOffset? at = null) => AccessToken.Read(token, [Key], at ?? Now);

    [Fact]
    public async Task A_token_says_what_was_put_in()
    {
        var read = await Read(AccessToken.Issue(Lia, Key, Now));
        Assert.NotNull(read);
        Assert.Equal(AccessToken.Claimed(Lia).Claims.Select(c => (c.Type, c.Value)).Order(),
            read.Claims.Where(c => c.Type is not ("iss" or "aud" or "exp" or "nbf" or "iat")).Select(c => (c.Type, c.Value)).Order());
        Assert.Equal("Lia", read.Name);
    }

    [Theory, InlineData(0, true), InlineData(899, true), InlineData(900, false), InlineData(86_400, false), InlineData(-60, true), InlineData(-61, false)]
    public async Task A_token_lives_fifteen_minutes_and_a_minute_of_clock_difference_does_not_matter(int secondsLater, bool valid) =>
        Assert.Equal(valid, await Read(AccessToken.Issue(Lia, Key, Now), Now.AddSeconds(secondsLater)) is not null);

    [Fact]
    public async Task A_key_that_is_not_published_opens_nothing()
    {
        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(await Read(AccessToken.Issue(Lia, new(strange) { KeyId = "today" }, Now)));
        Assert.Null(await Read(AccessToken.Issue(Lia, new(strange) { KeyId = "other" }, Now)));
        Assert.Null(await Read(AccessToken.Issue(Lia, new(Key.ECDsa) { KeyId = "other" }, Now)));
    }

    private const string GoodHeader = """{"alg":"ES256","kid":"today","typ":"at+jwt"}""";

    private static string Payload(string changes = "", string without = "")
    {
        var now = Now.ToUnixTimeSeconds();
        string[] claims =
        [
            "\"iss\":\"biela\"", "\"aud\":\"biela-api\"", $"\"exp\":{now + 900}", $"\"nbf\":{now}", $"\"iat\":{now}", "\"sub\":\"\"", "\"name\":\"Lia\"",
            $"\"org\":\"{Organization}\"", $"\"sid\":\"{Session}\"",
        ];
        return "{" + string.Join(",", claims.Where(c => without.Length == 0 || !c.StartsWith($"\"{without}\"")).Append(changes).Where(c => c.Length > 0)) + "}";
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);

    private static string Signed(string header, string payload) => $"{Encode(header)}.{Encode(payload)}" is var content
        ? $"{content}.{Base64UrlEncoder.Encode(Key.ECDsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}" : "";

    [Fact]
    public async Task The_hand_made_token_of_these_tests_is_good_before_it_is_spoiled() => Assert.NotNull(await Read(Signed(GoodHeader, Payload())));

    [Theory]
    [InlineData("""{"alg":"none","kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"None","kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES384","kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"RS256","kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"XX","kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":["ES256"],"kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","kid":"../../today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","kid":"' or 1=1 --","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","kid":"https://evil.example/keys","jku":"https://evil.example/keys","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","kid":"today","typ":"JWT"}""")]
    [InlineData("""{"alg":"ES256","kid":"today","typ":"rt+jwt"}""")]
    [InlineData("""{"alg":"ES256","kid":"today"}""")]
    [InlineData("""{"alg":"ES256","alg":"none","kid":"today","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","kid":"today","typ":"at+jwt","typ":"JWT"}""")]
    [InlineData("[]"), InlineData("null"), InlineData("{"), InlineData("")]
    public async Task A_wrong_header_is_refused_even_over_a_right_signature(string header) => Assert.Null(await Read(Signed(header, Payload())));

    [Theory]
    [InlineData("iss", ""), InlineData("iss", "\"iss\":\"evil\""), InlineData("aud", ""), InlineData("aud", "\"aud\":\"other-api\"")]
    [InlineData("exp", ""), InlineData("exp", "\"exp\":1"), InlineData("exp", "\"exp\":\"soon\""), InlineData("exp", "\"exp\":-1")]
    [InlineData("nbf", ""), InlineData("nbf", "\"nbf\":4102444800")]
    [InlineData("org", ""), InlineData("org", "\"org\":\"x\""), InlineData("org", "\"org\":7")]
    [InlineData("org", "\"org\":null"), InlineData("org", "\"org\":{}")]
    [InlineData("org", "\"org\":\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("org", $"\"org\":[\"{Organization}\",\"{Session}\"]")]
    [InlineData("sid", ""), InlineData("sid", "\"sid\":\"\""), InlineData("sid", "\"sid\":true")]
    public async Task A_wrong_claim_is_refused_even_over_a_right_signature(string without, string instead) =>
        Assert.Null(await Read(Signed(GoodHeader, Payload(instead, without))));

    [Fact]
    public async Task Without_a_signature_nobody_enters()
    {
        var content = $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{Encode(Payload())}";
        Assert.Null(await Read(content + "."));
        Assert.Null(await Read(content));
        Assert.Null(await Read($"{Encode(GoodHeader)}.{Encode(Payload())}."));
    }

    [Fact]
    public async Task The_public_key_is_no_shared_secret()
    {
        var content = $"{Encode("""{"alg":"HS256","kid":"today","typ":"at+jwt"}""")}.{Encode(Payload())}";
        foreach (var secret in new[] { Key.ECDsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(Key.ECDsa.ExportSubjectPublicKeyInfoPem()) })
            Assert.Null(await Read($"{content}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(content)))}"));
    }

    [Fact]
    public async Task A_key_that_comes_with_the_token_is_not_used()
    {
        using var mine = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = mine.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        var header = $$"""{"jwk":{"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{y}}"},"alg":"ES256","typ":"at+jwt"}""";
        var content = $"{Encode(header)}.{Encode(Payload())}";
        Assert.Null(await Read($"{content}.{Base64UrlEncoder.Encode(mine.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}"));
    }

    [Fact]
    public async Task A_signature_belongs_to_one_content()
    {
        var (one, other) = (AccessToken.Issue(Lia, Key, Now).Split('.'), AccessToken.Issue(Lia with { Role = "Owner" }, Key, Now).Split('.'));
        Assert.Null(await Read($"{one[0]}.{one[1]}.{other[2]}"));
        Assert.Null(await Read($"{one[0]}.{other[1]}.{one[2]}"));
        Assert.Null(await Read($"{one[0]}.{one[1]}.{one[2][..^4]}"));
        Assert.Null(await Read($"{one[0]}.{one[1]}.{Base64UrlEncoder.Encode(new byte[64])}"));
    }

    [Fact]
    public async Task Every_byte_of_a_token_counts()
    {
        var token = AccessToken.Issue(Lia, Key, Now);
        // The last character of a 64-byte signature carries 4 unused bits: another spelling of the same bytes.
        for (var i = 0; i < token.Length - 1; i += 7)
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.Null(await Read(new string(changed)));
        }
    }

    [Fact]
    public async Task A_huge_token_is_refused_quickly()
    {
        var huge = Signed(GoodHeader, Payload($"\"name2\":\"{new string('x', 1 << 20)}\""));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(await Read(huge));
        Assert.Null(await Read(new string('.', 1 << 20)));
        Assert.True(watch.ElapsedMilliseconds < 1000);
    }

    [Fact]
    public async Task Rubbish_is_refused_without_an_exception()
    {
        var random = new Random(1);
        const string alphabet = "abcXYZ019-_.=/+ {}\"\0é";
        for (var i = 0; i < 20_000; i++)
            Assert.Null(await Read(new string(Enumerable.Range(0, random.Next(80)).Select(_ => alphabet[random.Next(alphabet.Length)]).ToArray())));
    }
}
