using System.Net.Http.Json;
using System.Text.Json;
using Biela.Host;
using Biela.Host.Client;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>
/// One Biela with two shops in it: one that has lived through a whole order and has rows of every kind, and one that is new. Both owners
/// may do everything in their own shop.
/// </summary>
public sealed class TwoShops : IAsyncLifetime
{
    private const string Password = "duas-oficinas-2026";
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<string, Dictionary<string, string>> known = [];
    private readonly Dictionary<string, HashSet<string>> values = [];

    public Biela Biela { get; private set; } = null!;

    /// <summary>Token of the owner of the shop with the rows.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Token of the owner of the other shop.</summary>
    public string Stranger { get; private set; } = "";

    /// <summary>Token of the owner of a third shop, whose account may be locked and whose password may change.</summary>
    public string Careless { get; private set; } = "";

    internal IReadOnlyList<Operation> Operations { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Biela = await Biela.Start(Biela.Unlimited);
        Operations = await Operation.Of(Biela, House.Modules().Select(m => m.Name));
        var random = new Random(16);
        await Register("dona", random);
        await Register("estranha", random);
        await Register("distraida", random);
        (Stranger, Careless) = (await Biela.SignIn("estranha@biela.example", Password), await Biela.SignIn("distraida@biela.example", Password));
        using var api = new Api(Biela.Url, TimeSpan.FromMinutes(5));
        await api.SignIn("dona@biela.example", Password);
        var job = new MainJob(await Workshop.SetUp(api, random, DateOnly.Parse((await api.Get("auth/me")).Text("today"))), random);
        foreach (var (_, run) in job.Steps()) await run();
        await SignIn();
        await Harvest();
    }

    /// <summary>A fresh token for the owner whose old one may have been ended on purpose; many at once would look like somebody who guesses.</summary>
    public async Task SignIn(string? ended = null)
    {
        await gate.WaitAsync();
        try { if (Owner == (ended ?? Owner)) Owner = await Biela.SignIn("dona@biela.example", Password); }
        finally { gate.Release(); }
    }

    /// <summary>A key of the first shop that may do one thing only.</summary>
    public async Task<string> Key(string permission)
    {
        using var client = Biela.Client(await Biela.SignIn("dona@biela.example", Password));
        var answer = await client.PostAsJsonAsync("auth/api-keys", new { name = $"só {permission}", permissions = new[] { permission } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    /// <summary>The operation's path with rows of the first shop in it; null when the shop has none there.</summary>
    internal Dictionary<string, string>? RowsFor(Operation operation)
    {
        var names = operation.Parameters.Where(p => p.In == "path").Select(p => p.Name).ToList();
        var rows = known.Where(k => operation.Path.StartsWith(k.Key)).OrderByDescending(k => k.Key.Length).Select(k => k.Value).FirstOrDefault() ?? [];
        var found = names.ToDictionary(n => n, n => rows.GetValueOrDefault(n) ?? Values(operation, n).FirstOrDefault() ?? "");
        return found.Values.All(v => v.Length > 0) ? found : null;
    }

    /// <summary>An id of the first shop for a field of this name.</summary>
    internal string AnyId(string name) => values.GetValueOrDefault(name)?.FirstOrDefault(v => Guid.TryParse(v, out _)) ?? values["id"].First();

    internal static string Fill(string path, Dictionary<string, string> rows) =>
        rows.Aggregate(path, (filled, row) => filled.Replace($"{{{row.Key}}}", Uri.EscapeDataString(row.Value)));

    public ValueTask DisposeAsync()
    {
        gate.Dispose();
        return Biela is null ? ValueTask.CompletedTask : Biela.DisposeAsync();
    }

    private async Task Register(string name, Random random)
    {
        using var client = Biela.Client();
        var answer = await client.PostAsJsonAsync("auth/organizations", new
        {
            legalName = $"Retífica {name} Ltda.", tradeName = name, cnpj = Sums.Cnpj(random),
            owner = new { name, email = $"{name}@biela.example", password = Password },
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// Reads all lists, then everything that has a path of its own, as often as new ids turn up.
    private async Task Harvest()
    {
        using var client = Biela.Client(Owner);
        var reads = Operations.Where(o => o.Method == HttpMethod.Get && !o.IsPublic).ToList();
        foreach (var list in reads.Where(o => !o.Path.Contains('{'))) await Look(client, list, []);
        for (var round = 0; round < 3; round++)
            foreach (var read in reads.Where(o => o.Path.Contains('{') && !known.ContainsKey(o.Path)))
                foreach (var rows in Combinations(read).Take(60))
                    if (await Look(client, read, rows)) { known[read.Path] = rows; break; }
    }

    private async Task<bool> Look(HttpClient client, Operation read, Dictionary<string, string> rows)
    {
        var today = $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}";
        var days = read.Parameters.Where(p => p.In == "query" && p.Name is "from" or "to" or "on").Select(p => $"{p.Name}={today}");
        var answer = await client.GetAsync($"{Fill(read.Path, rows)}?{string.Join('&', days)}");
        if (!answer.IsSuccessStatusCode) return false;
        Collect(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, read.Path.Split('/')[3]);
        return true;
    }

    private void Collect(JsonElement element, string module)
    {
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Collect(item, module);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            Collect(property.Value, module);
            if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) continue;
            foreach (var name in new[] { property.Name, $"{module}.{property.Name}" })
                (values.TryGetValue(name, out var set) ? set : values[name] = []).Add(property.Value.ToString());
        }
    }

    /// Those of the same module first.
    private IEnumerable<string> Values(Operation operation, string name) =>
    [
        .. values.GetValueOrDefault($"{operation.Path.Split('/')[3]}.{name}", []), .. values.GetValueOrDefault(name, []),
        .. name.EndsWith("Id") ? values["id"] : [],
    ];

    private IEnumerable<Dictionary<string, string>> Combinations(Operation read)
    {
        IEnumerable<Dictionary<string, string>> all = [[]];
        foreach (var name in read.Parameters.Where(p => p.In == "path").Select(p => p.Name))
            all = all.SelectMany(rows => Values(read, name).Select(v => new Dictionary<string, string>(rows) { [name] = v }));
        return all;
    }
}

/// <summary>One pair of shops for everybody who asks every endpoint something.</summary>
[CollectionDefinition("endpoints")]
public sealed class EndpointsCollection : ICollectionFixture<TwoShops>;
