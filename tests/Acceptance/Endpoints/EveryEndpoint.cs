using System.Net;
using Biela.Host;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>What holds for every endpoint there is, read off the OpenAPI documents of the running Biela.</summary>
[Collection("endpoints")]
public sealed class EveryEndpoint(TwoShops shops)
{
    [Fact]
    public void There_are_endpoints_in_every_module() =>
        Assert.All(House.Modules(), m => Assert.Contains(shops.Operations, o => o.Path.StartsWith($"/api/v1/{m.Name}/")));

    [Fact]
    public async Task Nobody_gets_in_without_a_token() => await EachAnswers(null, shops.Operations.Where(o => !o.IsPublic), HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Nobody_gets_in_with_a_token_that_somebody_made_up() =>
        await EachAnswers("eyJhbGciOiJFUzI1NiIsImtpZCI6IngifQ.eyJzdWIiOiJ4In0.AAAA", shops.Operations.Where(o => !o.IsPublic), HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Without_its_permission_every_endpoint_is_forbidden()
    {
        var (reader, other) = (await shops.Key("consolidated.read"), await shops.Key("notifications.read"));
        await EachAnswers(reader, shops.Operations.Where(o => o.NamesPermission && o.Permission != "consolidated.read"), HttpStatusCode.Forbidden);
        await EachAnswers(other, shops.Operations.Where(o => o.Permission == "consolidated.read"), HttpStatusCode.Forbidden);
    }

    private async Task EachAnswers(string? token, IEnumerable<Operation> operations, HttpStatusCode expected)
    {
        using var client = shops.Biela.Client(token);
        var (wrong, nobody) = (new List<string>(), Guid.CreateVersion7().ToString());
        foreach (var operation in operations)
        {
            using var answer = await client.SendAsync(operation.Request([], new(new(7), _ => nobody, mark: "x")));
            var body = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != expected || !body.Contains("urn:biela:")) wrong.Add($"{operation}: {(int)answer.StatusCode} {body}");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
