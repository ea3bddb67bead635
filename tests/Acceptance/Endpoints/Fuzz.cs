using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>
/// Thousands of requests made from the schemas, with something wrong in most of them: whatever comes, the answer is a problem that is
/// the caller's, or what the caller asked for, and never an error of ours. <c>BIELA_FUZZ_SEED</c> sends the same again, <c>BIELA_FUZZ_COUNT</c> more.
/// </summary>
[Collection("endpoints")]
public sealed partial class Fuzz(TwoShops shops, ITestOutputHelper output)
{
    private const int Workers = 4;

    private static readonly string[] BadSegments =
    [
        "123", "0", "-1", "null", "%00", "..%2f..", "%25", "a%0ab", "%C3%A7", "'%20or%201=1--", new('x', 300), "00000000-0000-0000-0000-000000000000",
        "2026-13", "9999-12", "2026-02-30", "0001-01",
    ];

    private static readonly string[] BadQueries =
    [
        "limit=0", "limit=-1", "limit=9999999999", "limit=x", "after=x", "after=00000000-0000-0000-0000-000000000000", "from=0001-01-01&to=9999-12-31",
        "from=1900-01-01&to=2199-12-31", "from=x", "from=2199-12-31&to=1900-01-01", "search=%00", "search=%25_%5C", "status=%F0%9F%91%B7",
        "unread=maybe", "on=9999-12-31", "a=1&a=2", "%",
    ];

    private static readonly (string Name, string[] Values)[] BadHeaders =
    [
        ("If-Match", ["*", "\"1\"", "\"2\"", "W/\"1\"", "x", "\"-1\"", "\"99999999999\"", "1,2", ""]),
        ("Idempotency-Key", ["", "k", "two words", new('k', 201), "a,b", "{}"]),
        ("traceparent", ["00-0-0-0", "x", "00-00000000000000000000000000000000-0000000000000000-01"]),
        ("X-Forwarded-For", ["x", "1.2.3.4, 5.6.7.8", "::"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("Accept", ["text/html", "x", "*/*;q=x"]),
        ("Accept-Encoding", ["gzip, br;q=x"]),
        ("Range", ["bytes=0-1", "x"]),
        ("Content-Encoding", ["gzip", "x"]),
        ("Expect", ["x"]),
    ];

    private static readonly string[] BadTypes =
    [
        "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=x", "multipart/form-data",
        "application/x-www-form-urlencoded", "application/problem+json",
    ];

    private static readonly string[] BadBodies =
        ["", " ", "null", "[]", "{", "}", "\"x\"", "1", "{}{}", "{\"a\"", "\uFEFF{}", "{'a':1}", "{\"a\":01}", "// x\n{}", "{,}", "\0"];

    [Fact]
    public async Task Whatever_comes_the_answer_is_never_an_error_of_ours()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BIELA_FUZZ_SEED"), out var given) ? given : Random.Shared.Next();
        var count = int.TryParse(Environment.GetEnvironmentVariable("BIELA_FUZZ_COUNT"), out var many) ? many : 5200;
        var operations = shops.Operations.Where(o => !o.Streams).ToList();
        var (wrong, answers, watch) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<int, int>(), Stopwatch.StartNew());
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (n, _) =>
        {
            if (wrong.Count >= 20) return;
            var shot = Draw(new Random(unchecked(seed * 31 + n)), operations[n % operations.Count]);
            var (status, said) = await Send(shot);
            answers.AddOrUpdate(status, 1, (_, before) => before + 1);
            // Kestrel itself hangs up on a NUL in the path and on one longer than 8 KiB, before any of our code runs.
            if (said is not null && !(status == 400 && shot.Path.Contains("/%00")) && !(status == 414 && shot.Path.Length > 8000))
                wrong.Enqueue($"request {n}: {said}\n  {shot.Curl(shops.Biela.Url)}");
            if (status == 401 && shot.Token is { } ended) await shops.SignIn(ended);
        });
        var tally = string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Value} × {a.Key}"));
        output.WriteLine($"seed {seed}: {count} requests in {watch.Elapsed.TotalSeconds:0} s, {tally}");
        Assert.True(wrong.IsEmpty, $"BIELA_FUZZ_SEED={seed} sends the same again.\n{string.Join("\n", wrong)}");
        Assert.True(answers.Where(a => a.Key is >= 400 and < 500).Sum(a => a.Value) > count / 2, "Most of what is sent should be refused.");
        Assert.True(answers.Where(a => a.Key < 300).Sum(a => a.Value) > count / 100, "Some of what is sent should get past the validation.");
    }

    private Shot Draw(Random random, Operation operation)
    {
        bool Chance(double p) => random.NextDouble() < p;
        string Any(string[] of) => of[random.Next(of.Length)];
        string Id(string name) => Chance(0.8) ? shops.Rows.Id(operation, name) : new Guid(random.Next(), 1, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString();
        var writer = new Writer(random, Id, Chance(0.15) ? 0 : 0.08, "fuzz");
        var rows = shops.Rows.For(operation) ?? [];
        var path = operation.Path;
        foreach (var parameter in operation.Parameters.Where(p => p.In == "path"))
            path = path.Replace($"{{{parameter.Name}}}", Chance(0.2) ? Any(BadSegments)
                : Uri.EscapeDataString(rows.GetValueOrDefault(parameter.Name) ?? writer.Text(parameter.Schema, parameter.Name)));
        var query = operation.Parameters.Where(p => p.In == "query" && Chance(0.7))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(writer.Write(p.Schema, operation.Document, p.Name).Trim('"'))}");
        var headers = new List<(string, string)>();
        if (Chance(0.5)) headers.Add(("If-Match", "*"));
        else if (Chance(0.3) && BadHeaders[random.Next(BadHeaders.Length)] is var bad) headers.Add((bad.Name, Any(bad.Values)));
        var body = operation.Body is not { } schema ? Chance(0.1) ? Any(BadBodies) : null
            : Chance(0.06) ? Any(BadBodies) : writer.Write(schema, operation.Document) is var text && Chance(0.03) ? text[..random.Next(text.Length)] : text;
        var bytes = body is null ? null : Encoding.UTF8.GetBytes(body);
        if (bytes is { Length: > 2 } && Chance(0.02)) bytes[random.Next(bytes.Length)] = 0xFF;
        var asked = Chance(0.15) ? Any(BadQueries) : string.Join('&', query);
        var asksPassword = operation.Path is "/api/v1/auth/password" or "/api/v1/auth/second-factor";
        return new(operation.Method, $"{path}?{asked}", headers, Chance(0.04) ? Any(BadTypes) : "application/json", bytes,
            operation.IsPublic && Chance(0.8) ? null : asksPassword ? shops.Careless : shops.Owner);
    }

    private async Task<(int Status, string? Said)> Send(Shot shot)
    {
        using var client = shops.Biela.Client(shot.Token);
        try
        {
            using var answer = await client.SendAsync(shot.Request());
            var body = await answer.Content.ReadAsStringAsync();
            var status = (int)answer.StatusCode;
            var fine = status < 300 || status is >= 400 and < 500
                && answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && body.Contains("\"urn:biela:");
            return (status, fine ? null : $"{status} {body}{Cause(body)}");
        }
        catch (HttpRequestException e) { return (0, e.Message); }
    }

    /// What the log says about an error of ours.
    private string Cause(string problem) => TraceId().Match(problem) is { Success: true } trace
        && shops.Biela.Log.Split('\n').FirstOrDefault(line => line.Contains("\"Exception\"") && line.Contains(trace.Groups["id"].Value)) is { } line
        ? "\n  " + JsonDocument.Parse(line).RootElement.GetProperty("Exception").GetString() : "";

    [GeneratedRegex("\"traceId\":\"00-(?<id>[0-9a-f]{32})", RegexOptions.NonBacktracking)]
    private static partial Regex TraceId();

    private sealed record Shot(HttpMethod Method, string Path, List<(string Name, string Value)> Headers, string Type, byte[]? Body, string? Token)
    {
        public HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(Method, Path);
            if (Body is not null)
            {
                request.Content = new ByteArrayContent(Body);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", Type);
            }
            foreach (var (name, value) in Headers)
                if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
            return request;
        }

        /// <summary>The same request for a shell; <c>$TOKEN</c> is the owner's.</summary>
        public string Curl(Uri url) =>
            (Body is null ? "" : $"echo {Convert.ToBase64String(Body)} | base64 -d | ") + $"curl -i -X {Method} '{new Uri(url, Path)}'"
            + (Token is null ? "" : " -H \"Authorization: Bearer $TOKEN\"") + string.Concat(Headers.Select(h => $" -H '{h.Name}: {h.Value}'"))
            + (Body is null ? "" : $" -H 'Content-Type: {Type}' --data-binary @-   # {Readable}");

        private string Readable => Encoding.UTF8.GetString(Body!) is var text && text.Length > 600 ? text[..600] + "…" : Encoding.UTF8.GetString(Body!);
    }
}
