using Biela.Host;
using Npgsql;

namespace Biela.Bench;

/// <summary>
/// One process and ten services on one PostgreSQL, asked the same by as many connections, and pgbench beside them. Eight shops work at the
/// same time: document numbers without gaps let one shop write one order after the other.
/// </summary>
internal sealed class SideBySide(string postgres, string rabbit)
{
    private const int Shops = 8;
    private static readonly int[] Connections = [1, 32, 200];
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(10);

    /// <summary>Measures all of it and prints it.</summary>
    public async Task Measure()
    {
        await Relays();
        var one = await Biela("one process", "single.json", "postgres");
        await Biela("ten services", "retifica.json", rabbit);
        var limit = new Limit(one.Storage, one.Organizations);
        foreach (var connections in Connections) Say("pgbench, same rows", $"{connections,3} connections", await limit.Measure(connections, Each));
        var (with, without) = (await limit.Measure(8, Each), await limit.Measure(8, Each, without: "outbox"));
        Console.WriteLine($"the outbox row costs the writer {1 - with.PerSecond / without.PerSecond:P0} ({with.PerSecond:N0} of {without.PerSecond:N0}/s on 8 connections)");
    }

    private async Task Relays()
    {
        var folder = Directory.CreateTempSubdirectory("biela-bench").FullName;
        Say("chain, in process on SQLite", "", await Chain.Measure(folder, "in-process", 3_000));
        Directory.Delete(folder, recursive: true);
        foreach (var (name, bus) in new[] { ("PostgreSQL", "postgres"), ("RabbitMQ", rabbit) })
        {
            Say($"chain, {name}", "", await Chain.Measure(await Database(), bus, 3_000));
            Console.WriteLine($"relay alone, {name}: drains {await Drain.Measure(await Database(), bus, 20_000):N0} events/s");
        }
    }

    private async Task<(string Storage, Guid[] Organizations)> Biela(string name, string file, string bus)
    {
        var storage = await Database();
        await using var server = await Server.Start(Path.GetFullPath(Path.Combine("topologies", file)), storage, bus);
        Console.WriteLine($"{name}: a process starts in {string.Join(", ", server.Starts.Select(s => $"{s.TotalSeconds:0.0}"))} s");
        var shops = new List<Shop>();
        for (var i = 0; i < Shops; i++) shops.Add(await Shop.Open(server.Url));
        using var clients = new Clients(server.Url, Connections[^1]);
        Shop At(int n) => shops[n % Shops];
        await Load.Closed(8, Each, (c, n) => At(n).Create(clients[c]));
        foreach (var connections in Connections)
            Say(name, $"orders opened, {connections,3} connections", await Load.Closed(connections, Each, (c, n) => At(n).Create(clients[c])));
        await Settled(storage);
        foreach (var connections in Connections)
        {
            var offers = await Offers(shops, storage, 100 + 2 * connections);
            Say(name, $"budgets approved, {connections,3} connections",
                await Load.Closed(connections, TimeSpan.FromMinutes(1), (c, n) => offers[n].Shop.Decide(clients[c], offers[n].Link), offers.Length));
            await Settled(storage);
        }
        var idle = await Offers(shops, storage, 150);
        Say(name, "approval to reserved, idle", await Load.Closed(1, TimeSpan.FromMinutes(1), (c, n) => Reserved(idle[n], clients[c], 3), idle.Length));
        var busy = await Offers(shops, storage, 750);
        Say(name, "approval to reserved, 50 a second", await Load.Open(50, busy.Length, n => Reserved(busy[n], clients[n % clients.Count], 20)));
        var memory = server.Memory.Select(m => $"{m.All:0} ({m.Share:0})");
        Console.WriteLine($"{name}: after all that a process occupies (its share of what is shared) {string.Join(", ", memory)} MB");
        return (storage, [.. shops.Select(s => s.Organization)]);
    }

    private static async Task<Offer[]> Offers(IReadOnlyList<Shop> shops, string storage, int count)
    {
        var offers = new Offer[count];
        await Load.Closed(8, TimeSpan.FromMinutes(5), async (_, n) => offers[n] = await shops[n % shops.Count].Offer(), count);
        await Settled(storage);
        return offers;
    }

    private static async Task Reserved(Offer offer, HttpClient client, int poll)
    {
        await offer.Shop.Decide(client, offer.Link);
        while (await offer.Shop.Reservations(client, offer.Order) < 2) await Task.Delay(poll);
    }

    /// Nobody has anything to do any more.
    private static async Task Settled(string storage)
    {
        var open = House.Modules().Select(m =>
            $"select 1 from {m.Name}.outbox where sent_at is null and not_before is null union all select 1 from {m.Name}.inbox where done_at is null and dead_at is null");
        await using var db = new NpgsqlConnection(storage);
        await db.OpenAsync();
        await using var any = new NpgsqlCommand($"select exists ({string.Join(" union all ", open)})", db);
        for (var quiet = 0; quiet < 3; quiet = (bool)(await any.ExecuteScalarAsync())! ? 0 : quiet + 1) await Task.Delay(100);
    }

    private static void Say(string who, string what, Rate rate) => Console.WriteLine($"{who,-28} {what,-34} {rate}");

    /// A new database with everything a fresh installation has.
    private async Task<string> Database()
    {
        var name = $"bench_{Guid.CreateVersion7():n}";
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name}", server);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(postgres) { Database = name, MaxPoolSize = 20, MaxAutoPrepare = 100 }.ConnectionString;
    }

    /// <summary>So many connections, each of its own.</summary>
    private sealed class Clients : IDisposable
    {
        private readonly HttpClient[] all;

        public Clients(Uri url, int count) =>
            all = [.. Enumerable.Range(0, count).Select(_ => new HttpClient { BaseAddress = new(url, "/api/v1/") })];

        public int Count => all.Length;

        public HttpClient this[int n] => all[n];

        public void Dispose() => Array.ForEach(all, client => client.Dispose());
    }
}
