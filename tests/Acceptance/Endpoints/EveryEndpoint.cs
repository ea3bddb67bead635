using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Biela.Host;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>What holds for every endpoint there is, read off the OpenAPI documents of the running Biela.</summary>
[Collection("endpoints")]
public sealed partial class EveryEndpoint(TwoShops shops)
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

    [Fact]
    public async Task Most_paths_could_be_filled_with_rows_of_the_shop()
    {
        await Task.CompletedTask;
        var paths = shops.Operations.Where(o => !o.IsPublic && o.Path.Contains('{')).ToList();
        var empty = paths.Where(o => shops.RowsFor(o) is null).Select(o => o.ToString()).ToList();
        Assert.True(empty.Count * 5 < paths.Count, $"{empty.Count} of {paths.Count} paths have no rows to be tried with: {string.Join(", ", empty)}");
    }

    [Fact]
    public async Task A_row_of_another_shop_answers_like_one_that_does_not_exist()
    {
        using var stranger = shops.Biela.Client(shops.Stranger);
        var wrong = new List<string>();
        foreach (var operation in shops.Operations.Where(o => !o.IsPublic && !o.Path.EndsWith("/logout")))
        {
            if (shops.RowsFor(operation) is not { } rows) continue;
            var (nobodys, nobody) = (rows.ToDictionary(r => r.Key, r => Unknown(r.Value)), Unknown("id"));
            var foreign = await Ask(stranger, operation, rows, shops.AnyId, "fora");
            var unknown = await Ask(stranger, operation, nobodys, _ => nobody, "nada");
            if (foreign.Status < 300 && foreign != unknown && rows.Values.Any(v => Guid.TryParse(v, out _)))
                wrong.Add($"{operation} with {string.Join(" ", rows.Values)} answers {foreign.Status}: {foreign.Body}");
            // Where no row is named, the first of two may simply have been made.
            else if (foreign != unknown && !(foreign.Status < 300 && unknown.Status is < 300 or 409))
                wrong.Add($"{operation}: {foreign.Status} {foreign.Body}\n    but for what nobody has: {unknown.Status} {unknown.Body}");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private async Task EachAnswers(string? token, IEnumerable<Operation> operations, HttpStatusCode expected)
    {
        using var client = shops.Biela.Client(token);
        var wrong = new List<string>();
        foreach (var operation in operations)
        {
            using var answer = await client.SendAsync(Request(operation, operation.Path, _ => Unknown("id"), "x"));
            var body = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != expected || !body.Contains("urn:biela:")) wrong.Add($"{operation}: {(int)answer.StatusCode} {body}");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static async Task<(int Status, string Body)> Ask(
        HttpClient client, Operation operation, Dictionary<string, string> rows, Func<string, string> ids, string mark)
    {
        using var answer = await client.SendAsync(Request(operation, TwoShops.Fill(operation.Path, rows), ids, mark));
        var body = await answer.Content.ReadAsStringAsync();
        foreach (var value in rows.Values.Append(mark).Where(v => v.Length > 1)) body = body.Replace(value, "…", StringComparison.OrdinalIgnoreCase);
        return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? body : Incidental().Replace(body, "…"));
    }

    private static HttpRequestMessage Request(Operation operation, string path, Func<string, string> ids, string mark)
    {
        var writer = new Writer(new Random(7), ids, mark: mark);
        foreach (var parameter in operation.Parameters.Where(p => p.In == "path"))
            path = path.Replace($"{{{parameter.Name}}}", writer.Text(parameter.Schema, parameter.Name));
        var query = operation.Parameters.Where(p => p.In == "query" && p.Name is not ("after" or "limit"))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(writer.Write(p.Schema, operation.Document, p.Name).Trim('"'))}");
        var request = new HttpRequestMessage(operation.Method, $"{path}?{string.Join('&', query)}");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (operation.Body is { } schema) request.Content = new StringContent(writer.Write(schema, operation.Document), Encoding.UTF8, "application/json");
        return request;
    }

    /// Months and kinds of components are nobody's: they stay.
    private static string Unknown(string value) =>
        Guid.TryParse(value, out _) || value == "id" ? Guid.CreateVersion7().ToString() : value.All(char.IsDigit) ? "987654"
        : Everybodys().IsMatch(value) ? value : "NINGUEM-TEM";

    [GeneratedRegex("^(?:[0-9]{4}-[0-9]{2}|BLOCO|[a-z]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Everybodys();

    /// Trace ids, ids and numbers that differ from answer to answer.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\"traceId\":\"[^\"]*\"|[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Incidental();
}
