using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Biela.Host.Commands;
using Biela.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>What is no access, or no longer, shown to every operation. How a token itself may be forged, the kernel's tests of tokens try.</summary>
[Collection("probed")]
public sealed partial class DeadTokens(ShopsOnSqlite shops) : IDisposable
{
    private const string Refusal = """401 Bearer {"type":"urn:biela:unauthenticated","title":"Identifique-se","status":401}""";
    private readonly Dictionary<string, string?> dead = [];
    private readonly HttpClient http = shops.Biela.Client();

    [Fact]
    public async Task What_opened_the_shop_once_or_never_did_opens_no_operation_changes_nothing_and_is_told_nothing()
    {
        var fresh = await shops.Fingerprint();
        foreach (var (name, header) in new[] { ("nothing", null), ("no token", "Bearer"), ("rubbish", "Bearer a.b.c"), ("no key", "Bearer bk_00") })
            dead[name] = header;
        await Sessions();
        await Members();
        await Keys();
        await Forgeries();
        await shops.Settled();
        var before = await shops.Fingerprint();
        Assert.NotEqual(fresh, before);
        ProbedShops.Nothing(await Ask());
        Assert.Equal(before, await shops.Fingerprint());
        Assert.All(dead.Values.OfType<string>().Select(Secret).Where(s => s.Length > 20), s => Assert.DoesNotContain(s, shops.Biela.Log));
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// The last part of a token is what nobody may have.
    private static string Secret(string header) => header.Split(' ', '.')[^1];

    private async Task<List<string>> Ask()
    {
        var wrong = new List<string>();
        foreach (var operation in shops.Operations)
        {
            // Nobody may register twice.
            var harmless = operation.IsPublic ? await Answer(operation, null) : Refusal;
            foreach (var (name, header) in dead)
                if (await Answer(operation, header) is var answer && answer != harmless) wrong.Add($"{operation} with {name}: {answer}");
        }
        return wrong;
    }

    /// Whom it is for would be answered: the rows are the shop's own. What anybody may ask, gets nothing to do.
    private async Task<string> Answer(Operation operation, string? header)
    {
        var rows = shops.Rows.For(operation) ?? [];
        using var request = operation.Request(rows, new(new(7), name => shops.Rows.Id(operation, name, rows), mark: "x"));
        if (operation.IsPublic && operation.Body is not null) request.Content = new StringContent("[]", MediaTypeHeaderValue.Parse("application/json"));
        if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);
        using var answer = await http.SendAsync(request);
        return $"{(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} {Trace().Replace(await answer.Content.ReadAsStringAsync(), "")}";
    }

    private async Task Sessions()
    {
        var (left, ended, other) = (await SignIn(), await SignIn(), await SignIn());
        var session = JsonDocument.Parse(Base64Url.DecodeFromChars(ended.Split('.')[1])).RootElement.Text("sid");
        await shops.Boss.Delete($"auth/sessions/{session}");
        using (var leaving = shops.Biela.Client(left)) Assert.True((await leaving.PostAsync("auth/logout", null)).IsSuccessStatusCode);
        (dead["a session that was left"], dead["a session that was ended"]) = ($"Bearer {left}", $"Bearer {ended}");
        dead["two tokens"] = $"Bearer {other}, Bearer {other}";
        dead["a good token in another scheme"] = $"Basic {other}";
        dead["a token of refreshing"] = $"Bearer {(await shops.Ticket("dona@biela.example")).Text("refreshToken")}";
        dead["a link"] = $"Bearer {(await shops.Boss.Post("auth/invitations", new { email = "z@biela.example", role = "Owner" })).Text("link")}";
        dead["a link as a key"] = dead["a link"]!.Replace("Bearer ", "Bearer bk_");
    }

    private async Task Members()
    {
        var (suspended, changed, renewed) = (await shops.Hire("Owner", "suspensa"), await shops.Hire("Owner", "mudada"), await shops.Hire("Owner", "trocada"));
        dead["a suspended member"] = $"Bearer {await SignIn(suspended)}";
        dead["another role"] = $"Bearer {await SignIn(changed)}";
        dead["another password"] = $"Bearer {await SignIn(renewed)}";
        var (_, theirs) = await Key(new(shops.Biela, suspended, TwoShops.Password));
        dead["the key of a suspended member"] = theirs;
        await shops.Boss.Post($"auth/members/{await Membership(suspended)}/suspend");
        await shops.Boss.Put($"auth/members/{await Membership(changed)}/role", new { role = "Admin" });
        await new Person(shops.Biela, renewed, TwoShops.Password).Put("auth/password", new { current = TwoShops.Password, next = "outra-senha-2026" });
    }

    private async Task Keys()
    {
        var ((id, revoked), (_, whole)) = (await Key(shops.Boss), await Key(shops.Boss));
        (dead["a revoked key"], dead["a piece of a key"]) = (revoked, whole[..^1]);
        await shops.Boss.Delete($"auth/api-keys/{id}");
    }

    private async Task<(Guid Id, string Header)> Key(Person maker)
    {
        var made = await maker.Post("auth/api-keys", new { name = "x", permissions = new[] { "orders.read" } });
        await Enters($"Bearer {made.Text("key")}");
        return (made.Id(), $"Bearer {made.Text("key")}");
    }

    /// Each has one thing wrong with it, under the signature of the real key.
    private async Task Forgeries()
    {
        var live = await SignIn();
        using var key = await SigningKey();
        await Enters(Signed(_ => { }, _ => { }));
        dead["an expired token"] = Signed(_ => { }, payload => payload["exp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 1);
        dead["a token of tomorrow"] = Signed(_ => { }, payload => payload["nbf"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 3600);
        dead["a token of identity"] = Signed(header => header["typ"] = "JWT", _ => { });
        dead["a refresh token of that form"] = Signed(header => header["typ"] = "rt+jwt", _ => { });
        dead["a token for somebody else"] = Signed(_ => { }, payload => payload["aud"] = "another-api");
        dead["a session that nobody began"] = Signed(_ => { }, payload => payload["sid"] = Guid.CreateVersion7().ToString());

        string Signed(Action<JsonObject> change, Action<JsonObject> claim)
        {
            var parts = live.Split('.')[..2].Select(part => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject()).ToArray();
            change(parts[0]);
            claim(parts[1]);
            var text = string.Join('.', parts.Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()))));
            return $"Bearer {text}.{Base64Url.EncodeToString(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256))}";
        }
    }

    private async Task<ECDsa> SigningKey()
    {
        await using var services = Shell.Open(Shell.Read(null, shops.Biela.Data));
        await using var scope = services.GetRequiredService<ModuleScopes>().For(services.GetServices<Module>().Single(m => m.Name == "auth"), Guid.Empty);
        var rows = scope.Db.Database.SqlQueryRaw<string>("select private_key as \"Value\" from signing_keys where retired_at is null");
        var row = (await rows.ToListAsync()).Single();
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(services.GetRequiredService<Secrets>().Reveal(row)), out _);
        return key;
    }

    private async Task<string> SignIn(string email = "dona@biela.example")
    {
        var token = (await shops.Ticket(email)).Text("accessToken");
        await Enters($"Bearer {token}");
        return token;
    }

    /// Before it is spoiled, it opens.
    private async Task Enters(string header) =>
        Assert.StartsWith("200 ", await Answer(shops.Operations.Single(o => o.Id == "Orders.ListOrders"), header));

    private async Task<Guid> Membership(string email) => (await shops.Boss.Get("auth/members?limit=200")).List().Single(m => m.Text("email") == email).Id();

    [GeneratedRegex(",?\"traceId\":\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Trace();
}
