using System.Text;
using System.Text.Json;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>One operation of a module, as its OpenAPI document describes it.</summary>
internal sealed record Operation(
    string Id, HttpMethod Method, string Path, string Permission, IReadOnlyList<Parameter> Parameters, JsonElement? Body, JsonElement Document)
{
    public bool IsPublic => Permission == "public";

    /// <summary>Whether its answer goes on until somebody hangs up: what waits for the end of answers leaves it out, and its own test reads it.</summary>
    public bool Streams { get; init; }

    public bool NamesPermission => Permission is not ("public" or "signed-in");

    public string Module => Path.Split('/')[3];

    public override string ToString() => $"{Method} {Path}";

    /// <summary>All operations of the running Biela.</summary>
    public static async Task<IReadOnlyList<Operation>> Of(Biela biela, IEnumerable<string> modules)
    {
        using var http = new HttpClient { BaseAddress = biela.Url };
        var all = new List<Operation>();
        foreach (var module in modules)
        {
            var document = JsonDocument.Parse(await http.GetStringAsync($"/openapi/{module}.json")).RootElement;
            if (document.TryGetProperty("paths", out var paths))
                all.AddRange(from path in paths.EnumerateObject() from operation in path.Value.EnumerateObject() select Read(path.Name, operation, document));
        }
        return all;
    }

    /// <summary>The path with these rows in it.</summary>
    public string Fill(Dictionary<string, string> rows) =>
        rows.Aggregate(Path, (filled, row) => filled.Replace($"{{{row.Key}}}", Uri.EscapeDataString(row.Value)));

    /// <summary>A request that fits the description.</summary>
    /// <param name="rows">What stands in the path; what is missing is written as the body is.</param>
    /// <param name="writer">Writes the body and the query.</param>
    /// <param name="asked">Which parameters of the query; all when absent.</param>
    public HttpRequestMessage Request(Dictionary<string, string> rows, Writer writer, Func<Parameter, bool>? asked = null)
    {
        var path = Fill(rows);
        foreach (var parameter in Parameters.Where(p => p.In == "path"))
            path = path.Replace($"{{{parameter.Name}}}", writer.Text(parameter.Schema, parameter.Name));
        var query = Parameters.Where(p => p.In == "query" && p.Name is not ("after" or "limit") && (asked is null || asked(p)))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(writer.Write(p.Schema, Document, p.Name).Trim('"'))}");
        var request = new HttpRequestMessage(Method, $"{path}?{string.Join('&', query)}");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (Body is { } schema) request.Content = new StringContent(writer.Write(schema, Document), Encoding.UTF8, "application/json");
        return request;
    }

    private static Operation Read(string path, JsonProperty operation, JsonElement document)
    {
        var it = operation.Value;
        var parameters = it.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : default;
        JsonElement? body = it.TryGetProperty("requestBody", out var request)
            ? request.GetProperty("content").GetProperty("application/json").GetProperty("schema") : null;
        return new(it.GetProperty("operationId").GetString()!, new(operation.Name.ToUpperInvariant()), path, it.GetProperty("x-permission").GetString()!,
            [.. parameters.Select(p => new Parameter(p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!, p.GetProperty("schema")))],
            body, document)
        {
            Streams = it.GetProperty("responses").TryGetProperty("200", out var ok) && ok.TryGetProperty("content", out var content)
                && content.TryGetProperty("text/event-stream", out _),
        };
    }
}

/// <summary>A parameter in the path, the query or a header.</summary>
internal sealed record Parameter(string Name, string In, JsonElement Schema);
