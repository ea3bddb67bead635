using System.Net.Http.Json;
using System.Text.Json;
using Biela.Host;
using Biela.Host.Client;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>
/// One Biela with two shops in it: one that has lived through a whole order and has rows of every kind, and one that is new. Both owners
/// may do everything in their own shop.
/// </summary>
public class TwoShops : IAsyncLifetime
{
    /// <summary>Everybody's.</summary>
    internal const string Password = "duas-oficinas-2026";
    private readonly Random random = new(16);
    private readonly SemaphoreSlim gate = new(1, 1);

    public Biela Biela { get; private set; } = null!;

    /// <summary>Token of the owner of the shop with the rows.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Token of the owner of the other shop.</summary>
    public string Stranger { get; private set; } = "";

    /// <summary>Token of the owner of a third shop, whose account may be locked and whose password may change.</summary>
    public string Careless { get; private set; } = "";

    internal IReadOnlyList<Operation> Operations { get; private set; } = [];

    /// <summary>The rows of the first shop.</summary>
    internal Rows Rows { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        Biela = await Begin();
        Operations = await Operation.Of(Biela, House.Modules().Select(m => m.Name));
        await Register("dona");
        await Register("estranha");
        await Register("distraida");
        Boss = new(Biela, Email("dona"), Password);
        await Live();
        (Stranger, Careless) = (await Biela.SignIn(Email("estranha"), Password), await Biela.SignIn(Email("distraida"), Password));
        await SignIn();
        using var owner = Biela.Client(Owner);
        await Rows.Harvest(owner, Operations);
    }

    /// <summary>Starts an empty Biela.</summary>
    protected virtual Task<Biela> Begin() => Biela.Start(Biela.Unlimited);

    /// <summary>Gives the shops their rows.</summary>
    protected virtual Task Live() => Live("dona");

    /// <summary>A whole order in the shop of that name.</summary>
    protected async Task Live(string name)
    {
        using var api = new Api(Biela.Url, TimeSpan.FromMinutes(5));
        await api.SignIn(Email(name), Password);
        var job = new MainJob(await Workshop.SetUp(api, random, DateOnly.Parse((await api.Get("auth/me")).Text("today"))), random);
        foreach (var (_, run) in job.Steps()) await run();
    }

    /// <summary>What the owner of that name signs in with.</summary>
    protected static string Email(string name) => $"{name}@biela.example";

    /// <summary>A fresh token for the owner whose old one may have been ended on purpose; many at once would look like somebody who guesses.</summary>
    public async Task SignIn(string? ended = null)
    {
        await gate.WaitAsync();
        try { if (Owner == (ended ?? Owner)) Owner = await Biela.SignIn(Email("dona"), Password); }
        finally { gate.Release(); }
    }

    /// <summary>The owner of the first shop.</summary>
    public Person Boss { get; private set; } = null!;

    /// <summary>What somebody signs in with who works in the first shop from now on.</summary>
    public async Task<string> Hire(string role, string name)
    {
        var email = Email($"{role}-{name}".ToLowerInvariant());
        var link = (await Boss.Post("auth/invitations", new { email, role })).Text("link");
        await new Person(Biela).Post($"auth/invitations/{link}/accept", new { name, password = Password });
        return email;
    }

    /// <summary>Everything a sign-in gives.</summary>
    public Task<JsonElement> Ticket(string email) => new Person(Biela).Post("auth/login", new { email, password = Password });

    /// <summary>A key of the first shop that may do only that.</summary>
    public async Task<string> Key(params string[] permissions) =>
        (await Boss.Post("auth/api-keys", new { name = $"só {permissions[0]}", permissions })).Text("key");

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        gate.Dispose();
        return Biela is null ? ValueTask.CompletedTask : Biela.DisposeAsync();
    }

    private async Task Register(string name)
    {
        using var client = Biela.Client();
        var answer = await client.PostAsJsonAsync("auth/organizations", new
        {
            legalName = $"Retífica {name} Ltda.", tradeName = name, cnpj = Sums.Cnpj(random),
            owner = new { name, email = Email(name), password = Password },
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>One pair of shops for everybody who asks every endpoint something.</summary>
[CollectionDefinition("endpoints")]
public sealed class EndpointsCollection : ICollectionFixture<TwoShops>;
