using System.Diagnostics;
using Biela.Host.Client;

namespace Biela.Acceptance.Tests;

/// <summary>
/// The ten services of <c>retifica</c> on servers of their own, started once for the whole fault matrix (reliability, section 5). A trial is: shops
/// at work, faults, everything mended, silence, and then every oracle.
/// </summary>
public sealed class Rig : IAsyncLifetime
{
    private const int Shops = 4, ClientsEach = 2;
    private readonly OwnServers servers = new();
    private readonly List<Counter> counters = [];
    private readonly List<Traffic> played = [];
    private readonly Lazy<Task> started;
    private Services services = null!;
    private Canary canary = null!;

    public Rig() => started = new(Start);

    private Oracles Oracles => new(servers, services);

    /// <summary>Where histories are left.</summary>
    private static string Records => Path.Combine(Services.Root(), "artifacts", "histories");

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => default;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await services.Shut();
        await servers.DisposeAsync();
    }

    /// <summary>
    /// Plays a fault while shops work, mends it, and holds the result against every oracle.
    /// </summary>
    internal async Task Endure(string fault, ITestOutputHelper output, Func<Trial, Task> faults)
    {
        Assert.SkipUnless(Fault.Thorough, "faults on ten processes take minutes: run ./test --all");
        await started.Value;
        var seed = Fault.Seed();
        var folder = Directory.CreateDirectory(Path.Combine(Records, $"{fault}-{seed}")).FullName;
        output.WriteLine($"{fault}: BIELA_SEED={seed} plays it again; histories in {folder}");
        var since = await Oracles.Now();
        await using var traffic = Traffic.Start(counters, seed, folder);
        var trial = new Trial(servers, services, counters[0], canary, traffic, new(seed), line => output.WriteLine($"{fault}: {line}"));
        var earlier = played.SelectMany(t => t.Operations).ToList();
        played.Add(traffic);
        using var watching = new CancellationTokenSource();
        var idle = Watch(watching.Token);
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await faults(trial);
        var watch = Stopwatch.StartNew();
        await traffic.Stop();
        trial.Say($"shops done after {watch.Elapsed.TotalSeconds:0.0} s, quiet after {(await Oracles.Quiet()).TotalSeconds:0.0} s more");
        await trial.Afterwards();
        await watching.CancelAsync();
        Assert.True(traffic.Complaints.Count == 0, $"{string.Join('\n', traffic.Complaints)}\n{Oracles.Troubles}");
        if (trial.EndsTransactions) Assert.Empty(await idle);
        trial.Say(await Oracles.NothingLostOrDoubled(traffic.Operations, earlier, counters.Select(c => c.Shop.Organization)));
        await Oracles.BooksAgree();
        if (trial.InOrder) await Oracles.NothingOvertook(since);
        trial.Say(await Oracles.NothingLeaked());
        Assert.Equal(0u, await Oracles.Refused());
    }

    private async Task Start()
    {
        await servers.Start();
        services = await Services.StartOn(servers.Addresses, "retifica",
            [("biela__cache", $"redis://127.0.0.1:{servers.Redis.Port}"), ("biela__retries__firstDelay", "00:00:00.2")]);
        for (var shop = 0; shop < Shops; shop++) counters.Add(await Counter.Open(services, ClientsEach));
        canary = new(await counters[0].Shop.SignedIn());
        await canary.Sing();
    }

    private async Task<IReadOnlyCollection<string>> Watch(CancellationToken ct)
    {
        var idle = new HashSet<string>();
        while (!ct.IsCancellationRequested)
            try
            {
                idle.UnionWith(await Oracles.IdleInTransaction());
                await Task.Delay(1000, ct);
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or OperationCanceledException) { await Task.Delay(200, CancellationToken.None); }
        return idle;
    }
}

/// <summary>An entry in the cash book of a shop of its own that has to show in the daily balance: through gateway, database, broker and reaction.</summary>
internal sealed class Canary(Api api)
{
    private Guid account;
    private decimal balance;

    public async Task Sing()
    {
        var day = $"{Counter.Day:yyyy-MM-dd}";
        if (account == default)
            account = (await api.Post("cashflow/accounts", new { name = "Gaveta", kind = "Cash", opening = 0, openedOn = Counter.Day })).Id();
        await api.Post("cashflow/entries", new { accountId = account, day, amount = 0.01m, category = "Balcão", description = "Canário" });
        balance += 0.01m;
        await api.Until($"consolidated/accounts/{account}/daily?from={day}&to={day}", "the canary sings", seen => seen.List("days") is [var today]
            && today.Number("closing") == balance);
    }
}
