using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Biela.Host;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>What holds for every endpoint there is, read off the OpenAPI documents of the running Biela.</summary>
[Collection("endpoints")]
public sealed partial class EveryEndpoint(TwoShops shops)
{
    private readonly List<string> wrong = [];
    private readonly HashSet<string> refusals = [];

    [Fact]
    public void There_are_endpoints_in_every_module() =>
        Assert.All(House.Modules(), m => Assert.Contains(shops.Operations, o => o.Path.StartsWith($"/api/v1/{m.Name}/")));

    [Fact]
    public async Task Every_operation_is_forbidden_to_those_whose_role_or_key_has_not_its_permission_and_to_nobody_else()
    {
        var auth = House.Modules().Single(m => m.Name == "auth").GetType().Assembly;
        var (role, roles) = (auth.GetType("Biela.Modules.Auth.Role", throwOnError: true)!, auth.GetType("Biela.Modules.Auth.Roles", throwOnError: true)!);
        HashSet<string> May(string name) => [.. (IEnumerable<string>)roles.GetMethod("PermissionsOf")!.Invoke(null, [Enum.Parse(role, name)])!];

        var somebody = await shops.Hire("Viewer", "papel");
        var id = (await shops.Boss.Get("auth/members?limit=200")).List().Single(m => m.Text("email") == somebody).Id();
        foreach (var name in Enum.GetNames(role))
        {
            await shops.Boss.Put($"auth/members/{id}/role", new { role = name });
            await Ask(new(name, (await shops.Ticket(somebody)).Text("accessToken"), May(name)));
        }
        await shops.Biela.Promote(somebody);
        await Ask(new("Platform", (await shops.Ticket(somebody)).Text("accessToken"), [.. May(Enum.GetNames(role)[^1]), "platform.organizations"]));
        foreach (var may in new string[][] { ["consolidated.read"], ["notifications.read"], ["orders.write", "financial.settle", "auth.audit"] })
            await Ask(new(string.Join(' ', may), await shops.Key(may), [.. may], IsKey: true));

        ProbedShops.Nothing(wrong);
        Assert.Equal(["""403 {"type":"urn:biela:forbidden","title":"Sem permissão","status":403}"""], refusals);
    }

    private async Task Ask(Caller caller)
    {
        using var client = shops.Biela.Client(caller.Token);
        // Last, what ends the session.
        foreach (var operation in shops.Operations.OrderBy(o => o.Path.EndsWith("/logout")))
        {
            using var answer = await client.SendAsync(Idle(operation), HttpCompletionOption.ResponseHeadersRead);
            // What goes on until somebody hangs up has said enough by beginning.
            var goesOn = operation.Streams && answer.IsSuccessStatusCode;
            var (status, said) = ((int)answer.StatusCode, goesOn ? "" : Trace().Replace(await answer.Content.ReadAsStringAsync(), ""));
            if (operation.NamesPermission && !caller.May.Contains(operation.Permission)) refusals.Add($"{status} {said}");
            // What only a person may do, a key is refused by a rule of its own.
            else if (status == 401 || (status == 403 && (!caller.IsKey || said.Contains("urn:biela:forbidden"))))
                wrong.Add($"{operation} ({operation.Permission}) asked by {caller.Name}: {status} {said}");
        }
    }

    /// Gets past the permission and no further, where anything further would be done.
    private static HttpRequestMessage Idle(Operation operation)
    {
        var request = operation.Request([], new(new(7), _ => Guid.CreateVersion7().ToString(), mark: "x"));
        if (operation.Body is not null) request.Content = new StringContent("[]", MediaTypeHeaderValue.Parse("application/json"));
        return request;
    }

    /// <param name="Name">For the failure message.</param>
    /// <param name="Token">An access token or a key.</param>
    /// <param name="May">All permissions it has.</param>
    /// <param name="IsKey">Nobody in person.</param>
    private sealed record Caller(string Name, string Token, HashSet<string> May, bool IsKey = false);

    [GeneratedRegex(",?\"traceId\":\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Trace();
}
