using System.Text.Json;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>
/// The rows of one shop, as its owner sees them: everything any list or page of the API shows, under the word before it. What stands in
/// <c>/orders/{id}</c> under <c>components</c> is a component of that order.
/// </summary>
internal sealed class Rows
{
    private const int LookedAt = 8;
    private readonly Dictionary<string, List<Row>> kinds = [];
    private readonly Dictionary<string, HashSet<string>> values = [];
    private readonly HashSet<string> seen = [];

    private sealed record Row(JsonElement Item, Dictionary<string, string> Parents);

    /// <summary>All ids that turned up anywhere.</summary>
    public IEnumerable<string> Ids => values.Values.SelectMany(v => v).Where(v => Guid.TryParse(v, out _)).Distinct();

    /// <summary>Reads all lists, then what has a path of its own, as long as new rows turn up.</summary>
    public async Task Harvest(HttpClient owner, IEnumerable<Operation> operations)
    {
        var reads = operations.Where(o => o.Method == HttpMethod.Get && !o.IsPublic && !o.Streams).OrderBy(o => o.Path.Count(c => c == '{')).ToList();
        for (var (round, before) = (0, -1); round < 3 && before != seen.Count; round++)
        {
            before = seen.Count;
            foreach (var read in reads)
                foreach (var rows in All(read).Take(LookedAt).ToList()) await Look(owner, read, rows);
        }
    }

    /// <summary>Remembers what the shop was told when it made a row: not everything made is in a list.</summary>
    public JsonElement Keep(string path, JsonElement made, Dictionary<string, string>? parents = null)
    {
        Collect(JsonSerializer.SerializeToElement(new[] { made }), path.Split('/')[0], Word(path.Split('/')[^1]), parents ?? []);
        return made;
    }

    /// <summary>Rows for the path's parameters that belong together, and where that matters are nobody else's; null when the shop has none.</summary>
    public Dictionary<string, string>? For(Operation operation, Rows? except = null) =>
        All(operation).Take(200).OrderByDescending(rows => except is null ? 0 : rows.Values.Count(v => !except.Has(v))).FirstOrDefault();

    /// <summary>An id, or part number, for a field of this name, of the same parent as the path's if there is one.</summary>
    public string Id(Operation operation, string name, Dictionary<string, string>? path = null, Rows? except = null)
    {
        if (operation.Method == HttpMethod.Get && Listed(operation, name) is [_, ..] listed)
            return listed.Find(id => except is null || !except.Has(id)) ?? listed[0];
        var kind = name is "from" or "to" ? "accounts" : name is "sku" or "skus" ? "parts" : Plural(name);
        var rows = Named(operation.Module, kind).OrderByDescending(r => path is null ? 0 : r.Parents.Values.Count(path.ContainsValue)).ToList();
        var ids = rows.Select(r => Value(r, kind == "parts" ? "sku" : "id", kind)).OfType<string>().Concat(values.GetValueOrDefault(name, []));
        return (kind == "parts" ? ids : ids.Where(id => Guid.TryParse(id, out _))).FirstOrDefault(id => except is null || !except.Has(id)) ?? Ids.First();
    }

    /// What the rows of the list itself say, then the others of the module.
    private List<string> Listed(Operation operation, string name) =>
    [
        .. Named(operation.Module, Word(operation.Path.Split('/')[^1])).Select(row => Value(row, name, "")).OfType<string>(),
        .. values.GetValueOrDefault($"{operation.Module}.{name}", []),
    ];

    private bool Has(string value) => values.Values.Any(v => v.Contains(value));

    private async Task Look(HttpClient owner, Operation read, Dictionary<string, string> rows)
    {
        var today = $"{TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(-3)):yyyy-MM-dd}";
        var days = read.Parameters.Where(p => p.In == "query" && p.Name is "from" or "to" or "on").Select(p => $"{p.Name}={today}");
        var path = read.Fill(rows);
        if (!seen.Add(path)) return;
        var answer = await owner.GetAsync($"{path}?limit=100&{string.Join('&', days)}");
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "application/json") return;
        var word = Word(read.Path.Split('/').Last(part => !part.StartsWith('{')));
        Collect(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, read.Module, word, rows);
    }

    private void Collect(JsonElement element, string module, string word, Dictionary<string, string> parents)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object))
            {
                var row = new Row(item, parents);
                List($"{module}/{word}").Add(row);
                var me = Singular(word) + "Id";
                Collect(item, module, word, Value(row, "id", word) is { } id && parents.Count > 0 ? new(parents) { [me] = id } : parents);
            }
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            Collect(property.Value, module, property.Name == "items" ? word : property.Name, parents);
            if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) continue;
            foreach (var name in new[] { property.Name, $"{module}.{property.Name}" })
                (values.TryGetValue(name, out var set) ? set : values[name] = []).Add(property.Value.ToString());
        }
    }

    private List<Row> List(string kind) => kinds.TryGetValue(kind, out var list) ? list : kinds[kind] = [];

    /// Those of the module itself first, then those of the module with that name.
    private IEnumerable<Row> Named(string module, string word) => kinds.Where(k => k.Key.EndsWith($"/{word}"))
        .OrderBy(k => k.Key == $"{module}/{word}" ? 0 : k.Key == $"{word}/{word}" ? 1 : 2).SelectMany(k => k.Value);

    /// <summary>All rows for the path's parameters that belong together: of each row for the last parameter, its parents on the left.</summary>
    public IEnumerable<Dictionary<string, string>> All(Operation operation)
    {
        var parts = operation.Path.Split('/');
        IEnumerable<Dictionary<string, string>> all = [[]];
        foreach (var (at, part) in parts.Index().Where(p => p.Item.StartsWith('{')).Reverse())
        {
            var (name, word) = (part.Trim('{', '}'), parts[at - 1]);
            all = all.SelectMany(rows => rows.ContainsKey(name) ? [rows] : Chosen(operation.Module, name, word).Select(c => Merge(rows, name, c)));
        }
        return all;
    }

    private IEnumerable<(string Value, Dictionary<string, string> Parents)> Chosen(string module, string name, string word)
    {
        // What is another module's is known here by the name of its id; the kinds of components and the like stand in no list of their own.
        var known = $"{module}.{(name == "id" ? Singular(word) + "Id" : name)}";
        var named = values.GetValueOrDefault(known, []).Select(v => (v, new Dictionary<string, string>()));
        var rows = from row in Named(module, word) let value = Value(row, name, word) where value is not null select (value, row.Parents);
        return kinds.ContainsKey($"{module}/{word}") ? rows.Concat(named) : named.Concat(rows);
    }

    private static Dictionary<string, string> Merge(Dictionary<string, string> rows, string name, (string Value, Dictionary<string, string> Parents) chosen)
    {
        var merged = new Dictionary<string, string>(rows) { [name] = chosen.Value };
        foreach (var (parent, value) in chosen.Parents) merged.TryAdd(parent, value);
        return merged;
    }

    private static string? Value(Row row, string name, string word)
    {
        if (row.Item.TryGetProperty(name == "revision" ? "version" : name, out var named) && named.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            return named.ToString();
        if (name != "id" && name != Singular(word) + "Id") return null;
        if (row.Item.TryGetProperty("id", out var id)) return id.ToString();
        return row.Item.EnumerateObject().Select(p => p.Value.ToString()).FirstOrDefault(v => Guid.TryParse(v, out _));
    }

    /// Receivables and payables are titles.
    private static string Word(string part) => part is "receivables" or "payables" ? "titles" : part;

    private static string Singular(string word) => word.EndsWith("ies") ? word[..^3] + "y" : word.TrimEnd('s');

    private static string Plural(string name) => $"{(name.EndsWith("Ids") ? name[..^3] : name.EndsWith("Id") ? name[..^2] : name)}s".Replace("ys", "ies");
}
