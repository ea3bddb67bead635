using System.Net;
using System.Text.Json;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>
/// What somebody may not do, they may not do under another spelling, by another method or with a header that some frameworks believe either; and
/// what they were refused can be read afterwards. Of each module and method one operation, asked for rows that are there.
/// </summary>
[Collection("endpoints")]
public sealed class Disguises(TwoShops shops)
{
    private const string Allowed = "consolidated.read";

    /// The same path for the router or for some proxy in front of it.
    private static readonly (string Name, Func<string, string> Spell)[] Spellings =
    [
        ("slash", path => path + "/"), ("slashes", path => path + "//"), ("doubled", path => "/" + path), ("dot", path => path.Replace("/v1/", "/v1/./")),
        ("upper case", path => path.ToUpperInvariant()), ("blank", path => path + "%20"), ("extension", path => path + ".json"),
        ("matrix", path => path + ";x=1"), ("java", path => path.Replace("/v1/", "/v1/..;/v1/")),
        ("java out of the public", path => $"/api/v1/auth/keys/..;/../../..{path}"), ("out of the public", path => $"/health/live/../..{path}"),
        ("escaped out of it", path => $"/health/live/%2e%2e/%2e%2e{path}"), ("within", path => $"/api/v1/auth/keys/..%2f..%2f{path["/api/v1/".Length..]}"),
        ("escaped slash", path => path.Replace("/v1/", "/v1%2f")), ("escaped twice", path => path.Replace("/v1/", "/v1%252f")),
        ("at the end", path => path + "%2f"), ("backslash", path => path.Replace("/v1/", "/v1\\")), ("fragment", path => path + "%23"),
        ("escaped letter", path => path.Replace("/api/", "/%61pi/")),
        ("wide", path => path.Replace("/api/", "/%ef%bd%81pi/")), ("question", path => path + "%3f"),
    ];

    private static readonly HttpMethod[] Methods =
        [.. new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "X-GET" }.Select(name => new HttpMethod(name))];

    private static readonly string[] Overrides = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];
    private static readonly string[] Rewrites = ["X-Original-URL", "X-Rewrite-URL"];

    private IEnumerable<Operation> Sample => shops.Operations.Where(o => o.NamesPermission && o.Permission != Allowed)
        .GroupBy(o => (o.Module, o.Method)).SelectMany(same => same.Take(1));

    [Fact]
    public async Task No_spelling_no_method_and_no_header_gets_around_a_permission()
    {
        using var nobody = shops.Biela.Client();
        using var reader = shops.Biela.Client(await shops.Key(Allowed));
        var (wrong, refused) = (new List<string>(), 0);
        foreach (var (client, status) in new[] { (nobody, 401), (reader, 403) })
            foreach (var operation in Sample)
            {
                foreach (var (name, request) in Disguised(operation))
                {
                    using var answer = await client.SendAsync(request);
                    // Not found, another method, no request at all: anything but what was asked for, and but an error of ours.
                    if (answer.StatusCode is not HttpStatusCode.NotFound and not HttpStatusCode.MethodNotAllowed and not HttpStatusCode.BadRequest
                        && (int)answer.StatusCode is not (401 or 403)) wrong.Add($"{operation} as {name}: {(int)answer.StatusCode} instead of {status}");
                    if ((int)answer.StatusCode == status) refused++;
                }
            }
        ProbedShops.Nothing(wrong);
        Assert.True(refused > 20 * Sample.Count(), $"Only {refused} of the disguises arrived at an operation.");
    }

    [Fact]
    public async Task A_header_makes_no_other_request_of_one()
    {
        using var reader = shops.Biela.Client(await shops.Key(Allowed));
        var read = shops.Operations.First(o => o.Permission == Allowed && !o.Path.Contains('{') && !o.Parameters.Any(p => p.In == "query" && p.Name == "from"));
        var plain = await Read([]);
        Assert.StartsWith("200 ", plain);
        foreach (var header in Overrides) Assert.Equal(plain, await Read([(header, "DELETE")]));
        foreach (var header in Rewrites) Assert.Equal(plain, await Read([(header, "/api/v1/auth/members")]));
        Assert.Equal(plain, await Read([("X-Tenant", $"{Guid.CreateVersion7()}"), ("X-User-Id", $"{Guid.CreateVersion7()}"), ("X-Forwarded-User", "dona")]));

        async Task<string> Read((string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(read.Method, read.Path);
            foreach (var (name, value) in headers) request.Headers.Add(name, value);
            using var answer = await reader.SendAsync(request);
            return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
    }

    [Fact]
    public async Task Who_was_refused_what_is_in_the_log_without_what_opens_a_door()
    {
        var (key, order, link) = (await shops.Key(Allowed), shops.Rows.Id(shops.Operations.Single(o => o.Id == "Orders.ShowOrder"), "id"), new string('a', 80));
        var forbidden = await Refused(key, HttpStatusCode.Forbidden, $"orders/{order}");
        var foreign = await Refused(shops.Stranger, HttpStatusCode.NotFound, $"orders/{order}");
        var unknown = await Refused("bk_" + link, HttpStatusCode.Unauthorized, $"orders/{order}");
        var guessed = await Refused(null, HttpStatusCode.NotFound, $"auth/invitations/{link}");

        Assert.Equal("Warning", forbidden.Text("LogLevel"));
        foreach (var line in new[] { forbidden, foreign, unknown })
            Assert.Equal(("/api/v1/orders/{id:guid}", order, "127.0.0.1"), (Said(line, "Route"), Said(line, "Ids"), Said(line, "Address")));
        Assert.Equal("/api/v1/auth/invitations/{link}", Said(guessed, "Route"));
        var (owner, stranger) = (await shops.Boss.Get("auth/me"), await new Person(shops.Biela, "estranha@biela.example", TwoShops.Password).Get("auth/me"));
        Assert.Equal([owner.Of("organization").Text("id"), stranger.Of("organization").Text("id"), "", ""],
            new[] { forbidden, foreign, unknown, guessed }.Select(line => Said(line, "Tenant")));
        Assert.Equal(stranger.Of("user").Text("id"), Said(foreign, "User"));
        Assert.NotEqual("", Said(forbidden, "Session"));
        foreach (var secret in new[] { key, shops.Stranger, link }) Assert.DoesNotContain(secret, shops.Biela.Log);
    }

    private IEnumerable<(string Name, HttpRequestMessage Request)> Disguised(Operation operation)
    {
        var path = operation.Fill(shops.Rows.For(operation) ?? []).Replace("{", "").Replace("}", "");
        foreach (var (name, spell) in Spellings) yield return (name, To(operation.Method, spell(path)));
        var documented = shops.Operations.Where(o => o.Path == operation.Path).Select(o => o.Method).ToHashSet();
        foreach (var method in Methods.Where(m => !documented.Contains(m))) yield return ($"{method}", To(method, path));
        foreach (var header in Overrides) yield return (header, With(header, "GET"));
        foreach (var header in Rewrites) yield return (header, With(header, shops.Operations.First(o => o.Permission == Allowed).Path));
        yield return ("a proxy", With("X-Forwarded-For", "127.0.0.1"));
        yield return ("a prefix", With("X-Forwarded-Prefix", "/api/v1/auth/keys"));

        HttpRequestMessage With(string header, string value)
        {
            var request = To(operation.Method, path);
            request.Headers.Add(header, value);
            return request;
        }
    }

    /// Sent as it is spelled.
    private HttpRequestMessage To(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri($"{shops.Biela.Url.GetLeftPart(UriPartial.Authority)}{path}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return request;
    }

    private async Task<JsonElement> Refused(string? token, HttpStatusCode status, string path)
    {
        using var client = shops.Biela.Client(token);
        using var answer = await client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        var trace = answer.Headers.GetValues("X-Correlation-Id").Single();
        var line = await Biela.Eventually(() => Task.FromResult(shops.Biela.Log.Split('\n').LastOrDefault(Tells)), l => l is not null);
        return JsonDocument.Parse(line!).RootElement;

        bool Tells(string line) => line.Contains("Refused") && line.Contains(trace);
    }

    private static string Said(JsonElement line, string name) => line.Of("State").TryGetProperty(name, out var value) ? $"{value}" : "";
}
