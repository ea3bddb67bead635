using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Biela.Host;
using Npgsql;

namespace Biela.Acceptance.Tests;

/// <summary>One fault being played, and what is promised while it lasts and after it.</summary>
internal sealed class Trial(
    OwnServers servers, Services services, Counter counter, Canary canary, Traffic traffic, Random random, Action<string> say)
{
    public static readonly IReadOnlyList<string> Modules = [.. House.Modules().Select(m => m.Name)];

    public Random Random => random;

    public Services Services => services;

    public OwnServers Servers => servers;

    /// <summary>The shops at work.</summary>
    public Traffic Traffic => traffic;

    /// <summary>One of the shops at work.</summary>
    public Counter Counter => counter;

    /// <summary>What is to be done once all is quiet, before anybody judges.</summary>
    public Func<Task> Afterwards { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether events come in their order: not where somebody sends old ones again, nor where clocks disagree about when something was done.</summary>
    public bool InOrder { get; set; } = true;

    /// <summary>Whether those who have a transaction open can end it: PostgreSQL keeps that of somebody it cannot reach any more.</summary>
    public bool EndsTransactions { get; set; } = true;

    public void Say(string line) => say(line);

    /// <summary>Between the two, at random.</summary>
    public Task Wait(double from, double to) => Task.Delay(TimeSpan.FromSeconds(from + random.NextDouble() * (to - from)));

    /// <summary>One of them, at random.</summary>
    public T Pick<T>(IReadOnlyCollection<T> from) => from.ElementAt(random.Next(from.Count));

    /// <summary>Measures from now until what a shop does has its effect again.</summary>
    public async Task Recovers(string what, double promised)
    {
        var watch = Stopwatch.StartNew();
        await canary.Sing();
        Within(what, promised, watch.Elapsed);
    }

    /// <summary>Says what was measured and holds it against the promise; a loaded machine may take three times as long.</summary>
    public void Within(string what, double promised, TimeSpan took, double slack = 3)
    {
        Say($"{what}: {took.TotalSeconds:0.0} s (promised {promised:0} s)");
        Assert.True(took.TotalSeconds <= slack * promised, $"{what}: {took.TotalSeconds:0.0} s, promised {promised} s");
    }

    /// <summary>What a service comes to say of itself.</summary>
    public async Task Health(string service, string which, HttpStatusCode expected)
    {
        using var client = new HttpClient { BaseAddress = services.AddressOf(service) };
        await Biela.Eventually(async () => (await client.GetAsync($"/health/{which}")).StatusCode, status => status == expected, seconds: 10);
    }

    /// <summary>Starts somebody who asks the gateway for this and that, and never twice.</summary>
    public async Task<Probe> Probe()
    {
        // A connection of its own for each request: nginx closes those that idle when it is told to reload, and a request sent on one in that very
        // moment gets no answer. Clients repeat those, with the same Idempotency-Key; here nothing is repeated.
        var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
        {
            BaseAddress = new(services.Url, "/api/v1/"), Timeout = TimeSpan.FromSeconds(60),
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await services.SignIn(counter.Shop.OwnerEmail, Shop.Password));
        return new(client, counter);
    }

    /// <summary>For that long nobody who reads or writes notices anything (A4), and whoever routes goes on routing.</summary>
    public async Task Undisturbed(string what, TimeSpan time)
    {
        await using var probe = await Probe();
        await Task.Delay(time);
        await Health("financial", "ready", HttpStatusCode.OK);
        Say($"{await probe.Stop()} requests {what}, none failed");
    }

    /// <summary>A transaction of somebody else that has done this and stays open until it is disposed.</summary>
    public async Task<IAsyncDisposable> Hold(string sql)
    {
        var session = await servers.Session(services.Databases[0]);
        await using var command = new NpgsqlCommand($"begin; {sql}", session);
        await command.ExecuteNonQueryAsync();
        return session;
    }

    /// <summary>Connects until PostgreSQL takes nobody any more but its superuser.</summary>
    public async Task<List<NpgsqlConnection>> TakeAllSessions()
    {
        List<NpgsqlConnection> taken = [];
        try
        {
            while (true)
            {
                var session = new NpgsqlConnection($"{servers.Addresses.Postgres};Pooling=false");
                await session.OpenAsync();
                taken.Add(session);
            }
        }
        catch (PostgresException full) when (full.SqlState == "53300") { return taken; }
    }

    public Task<List<object[]>> Sql(string sql) => servers.Sql(sql, services.Databases[0]);

    /// <summary>How many messages the broker's own dead letters hold.</summary>
    public Task<uint> Refused() => new Oracles(servers, services).Refused();

    /// <summary>One statement about all modules.</summary>
    public static string Each(Func<string, string> select) => string.Join(" union all ", Modules.Select(select));
}

/// <summary>Twenty requests a second, reading and writing, in all modules; not one is repeated and not one may fail.</summary>
internal sealed class Probe : IAsyncDisposable
{
    private static readonly string[] Paths =
    [
        "orders", "auth/me", "budgets", "inventory/parts", "purchasing/orders", "financial/receivables", "cashflow/entries", "notifications",
        "consolidated/closings", "diagnostics/instruments",
    ];

    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient client;
    private readonly Counter counter;
    private readonly List<string> failures = [];
    private readonly Task asking;
    private int asked;

    public Probe(HttpClient client, Counter counter)
    {
        (this.client, this.counter) = (client, counter);
        asking = Ask();
    }

    /// <summary>Returns how many requests there were; none has failed.</summary>
    public async Task<int> Stop()
    {
        await stopping.CancelAsync();
        await asking;
        Assert.Empty(failures);
        return asked;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await asking;
        stopping.Dispose();
        client.Dispose();
    }

    private async Task Ask()
    {
        List<Task> open = [];
        for (var nth = 0; !stopping.IsCancellationRequested; nth++)
        {
            open.Add(nth % 3 == 0 ? One(Write()) : One(client.GetAsync(Paths[nth % Paths.Length])));
            await Task.Delay(50);
        }
        await Task.WhenAll(open);
    }

    private Task<HttpResponseMessage> Write() => client.PostAsJsonAsync("cashflow/entries",
        new { accountId = counter.Account, day = Counter.Day, amount = 0.01m, category = "Balcão", description = "Sonda" });

    private async Task One(Task<HttpResponseMessage> request)
    {
        asked++;
        try
        {
            using var answer = await request;
            if (!answer.IsSuccessStatusCode) failures.Add($"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode}");
        }
        catch (HttpRequestException e) { failures.Add(e.Message); }
    }
}
