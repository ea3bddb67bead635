using System.Text.Json;
using System.Text.RegularExpressions;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>
/// Asks every operation, as the owner of one shop, for rows of another one: in each place where an id may stand, alone among the shop's own ids
/// and everywhere at once. The answer has to be the same as for an id that nobody has, and may hold nothing of the other shop.
/// </summary>
internal sealed partial class Probe(HttpClient stranger, IReadOnlyList<Operation> operations, Rows own, Rows others)
{
    private readonly HashSet<string> secrets = [.. others.Ids.Except(own.Ids)];
    private readonly string today = $"{TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(-3)):yyyy-MM-dd}";
    private readonly List<string> wrong = [];
    private readonly Dictionary<(Operation Operation, Place Place), Answer> refused = [];

    /// <summary>A place where an id stands; null means all of them.</summary>
    private sealed record Place(string In, string Name);

    private sealed record Answer(int Status, string Body);

    /// <summary>What the other shop's texts hold.</summary>
    public required string Mark { get; init; }

    /// <summary>Ids that nobody has, by the other shop's; what a first probe wrote with them, a second one finds with both.</summary>
    public required Dictionary<string, string> Nobodys { get; init; }

    /// <summary>Everything that gave the other shop away, a sentence each.</summary>
    public async Task<IReadOnlyList<string>> Leaks()
    {
        foreach (var operation in operations)
        {
            var places = Places(operation).ToList();
            if (operation.Method == HttpMethod.Get) await Ask(operation, null, own.For(operation) ?? [], name => own.Id(operation, name), "zzmeu");
            foreach (var place in places) await Compare(operation, place);
            if (places.Count > 1) await Compare(operation, null);
            if (operation.Parameters.Any(p => p.Name == "after")) await Page(operation);
        }
        return wrong;
    }

    /// <summary>
    /// The places where the shop's own id is answered like one that nobody has, so that nothing was proved there. It changes the shop's rows.
    /// </summary>
    public async Task<IReadOnlyList<string>> Blind()
    {
        var blind = new List<string>();
        HttpMethod[] last = [HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete];
        foreach (var (operation, place) in refused.Keys.OrderBy(k => last.IndexOf(k.Operation.Method)))
        {
            var told = refused[(operation, place)];
            var differs = false;
            foreach (var rows in own.All(operation).Take(6))
                for (var spare = 0; spare < 2 && !differs; spare++)
                    differs = await Ask(operation, place, rows, name => own.Id(operation, name, rows), "zzmeu", spare) is var seen
                        && (seen.Status, Kind(seen)) != (told.Status, Kind(told));
            if (!differs) blind.Add($"{operation} {place.In} {place.Name}: {told.Status} {told.Body}");
        }
        return blind;

        static string Kind(Answer answer) => answer.Status < 300 ? answer.Body : Code().Match(answer.Body).Value;
    }

    private async Task Compare(Operation operation, Place? place)
    {
        for (var spare = 0; spare < (operation.Body is null ? 1 : 2); spare++)
        {
            var (foreign, nobody) = (await Ask(operation, place, true, spare), await Ask(operation, place, false, spare));
            if (place is not null && !refused.ContainsKey((operation, place))) refused[(operation, place)] = nobody;
            // What names rows of other modules is taken on faith, and of two the first may simply have been made.
            var both = operation.Method != HttpMethod.Get && foreign.Status < 300 && nobody.Status is < 300 or 409;
            if (foreign != nobody && !(both && place?.In != "path"))
                wrong.Add($"{operation} {place}: {foreign.Status} {foreign.Body}\n    but for what nobody has: {nobody.Status} {nobody.Body}");
        }
    }

    private Task<Answer> Ask(Operation operation, Place? place, bool foreign, int spare)
    {
        var (mine, theirs) = (own.For(operation) ?? [], others.For(operation, own) ?? []);
        string Probed(string known) => foreign ? known : Everybodys().IsMatch(known) ? known : Unknown(known);
        var path = operation.Parameters.Where(p => p.In == "path").Select(p => p.Name).ToDictionary(name => name, name =>
            (place is null || place == new Place("path", name)) && theirs.TryGetValue(name, out var row) ? Probed(row) : mine.GetValueOrDefault(name, ""));
        var (first, ours) = (true, Own(operation));
        return Ask(operation, place, path, name =>
        {
            // In a list the others are the shop's own.
            if (place is not null && (place.In == "path" || place.Name != name || !first)) return ours(name);
            first = false;
            return Probed(others.Id(operation, name, null, own));
        }, foreign ? "zzfora" : "zznada", spare);
    }

    private Func<string, string> Own(Operation operation)
    {
        var path = own.For(operation);
        return name => own.Id(operation, name, path);
    }

    private async Task<Answer> Ask(
        Operation operation, Place? place, Dictionary<string, string> rows, Func<string, string> ids, string mark, double spare = 0)
    {
        var said = new HashSet<string>(rows.Values) { mark };
        string Said(string name)
        {
            var id = ids(name);
            said.Add(id);
            return id;
        }
        var writer = new Writer(new(7), Said, mark: mark, day: today, spare: spare);
        // A filter that finds nothing by itself would hide what the other one finds.
        using var request = operation.Request(rows, writer, p => place is null || p.Name == place.Name || p.Name is "from" or "to" or "on");
        var sent = Uri.UnescapeDataString($"{request.RequestUri}") + (request.Content is { } content ? await content.ReadAsStringAsync() : "");
        using var answer = await stranger.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Look($"{operation}", sent, body);
        foreach (var value in said.Where(v => v.Length > 1)) body = body.Replace(value, "…", StringComparison.OrdinalIgnoreCase);
        return new((int)answer.StatusCode, answer.IsSuccessStatusCode ? Numbered().Replace(body, "…") : Incidental().Replace(body, "…"));
    }

    /// A page after a row of somebody else may begin anywhere, but shows nothing of that somebody.
    private async Task Page(Operation operation)
    {
        var after = others.Id(operation, operation.Path.Split('/')[^1].TrimEnd('s') + "Id", null, own);
        using var answer = await stranger.GetAsync($"{operation.Fill(own.For(operation) ?? [])}?after={after}");
        Look($"{operation} after", after, await answer.Content.ReadAsStringAsync());
    }

    private void Look(string asked, string sent, string body)
    {
        if (body.Contains(Mark, StringComparison.OrdinalIgnoreCase) && !sent.Contains(Mark, StringComparison.OrdinalIgnoreCase))
            wrong.Add($"{asked} shows {Mark}: {body}");
        foreach (Match id in Id().Matches(body))
            if (secrets.Contains(id.Value) && !sent.Contains(id.Value)) wrong.Add($"{asked} shows {id.Value} of the other shop: {body}");
    }

    private static IEnumerable<Place> Places(Operation operation)
    {
        foreach (var parameter in operation.Parameters.Where(p => p.Name is not ("after" or "limit") && p.In is "path" or "query"))
            if (IsId(parameter.Name, parameter.Schema)) yield return new(parameter.In, parameter.Name);
        // A part is registered under a number that is new to the shop.
        if (operation.Body is not { } body || operation.Path.EndsWith("/parts")) yield break;
        foreach (var name in Names(body, "", 0).Distinct()) yield return new("body", name);

        IEnumerable<string> Names(JsonElement schema, string name, int depth)
        {
            schema = Writer.Resolve(schema, operation.Document);
            if (IsId(name, schema)) return [name];
            if (depth > 6) return [];
            return schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().SelectMany(p => Names(p.Value, p.Name, depth + 1))
                : schema.TryGetProperty("items", out var items) ? Names(items, name, depth + 1) : [];
        }
    }

    private static bool IsId(string name, JsonElement schema) =>
        schema.TryGetProperty("format", out var format) && format.GetString() == "uuid"
        || name is "sku" or "skus" && !schema.TryGetProperty("items", out _);

    /// The same for the same: where two ids may not be equal, two unknown ones are not.
    private string Unknown(string value) => Nobodys.TryGetValue(value, out var known) ? known
        : Nobodys[value] = Guid.TryParse(value, out _) ? Guid.CreateVersion7().ToString() : "NINGUEM-TEM";

    /// Months, numbers, kinds of components and codes of steps are nobody's: they stay.
    [GeneratedRegex("^(?:[0-9]{4}-[0-9]{2}|[0-9]+|BLOCO|[a-z-]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Everybodys();

    [GeneratedRegex("urn:biela:[a-z-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    /// Ids and numbers of documents.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Z]{2,3}-[0-9]{4}-[0-9]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    /// Trace ids, ids and numbers that differ from answer to answer.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\"traceId\":\"[^\"]*\"|[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Incidental();
}
