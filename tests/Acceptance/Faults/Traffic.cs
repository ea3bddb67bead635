using System.Collections.Concurrent;
using System.Text.Json;
using Biela.Host.Client;

namespace Biela.Acceptance.Tests;

/// <summary>A shop with little on the shelf, a bank account and a customer, and some who are signed in to it.</summary>
internal sealed record Counter(Shop Shop, Guid Account, Guid Customer, IReadOnlyList<Api> Clients)
{
    public const int Parts = 4;

    /// <summary>How long a client repeats itself: longer than any fault lasts.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(200);

    /// <summary>Yesterday in Brasília, when everything is posted: no clock that a test moves by minutes makes it the future.</summary>
    public static readonly DateOnly Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-3)).AddDays(-1);

    public static string Sku(int nth) => $"PT-{nth}";

    public static async Task<Counter> Open(Biela biela, int clients)
    {
        var shop = await biela.Open();
        for (var part = 0; part < Parts; part++) await shop.Stock(Sku(part), "3", "R$ 120,00");
        List<Api> signedIn = [];
        for (var client = 0; client < clients; client++) signedIn.Add(await shop.SignedIn());
        return new(shop, await shop.Account("Banco Serra", "1.000,00", Day.AddDays(-30).Written()), await shop.Customer("Tomé Arruda"), signedIn);
    }
}

/// <summary>
/// What shops do all day, by several clients each, at random from a seed: cash entries, receipts, sales over the counter of parts that others want
/// too, whole orders that are approved, paid, issued or cancelled, and demands that nobody can meet.
/// </summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly List<History> histories = [];
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly List<Client> clients = [];
    private CancellationTokenSource stopping = new();
    private List<Task> working = [];

    public IReadOnlyList<Operation> Operations => [.. histories.SelectMany(h => h.Operations)];

    /// <summary>What no client may ever see: an error of the server, or an effect that does not come.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Starts the clients of each shop; their histories are written into the folder.</summary>
    public static Traffic Start(IReadOnlyList<Counter> counters, int seed, string folder)
    {
        var traffic = new Traffic();
        foreach (var (counter, api) in counters.SelectMany(c => c.Clients, (counter, api) => (counter, api)))
        {
            var number = traffic.clients.Count;
            var history = new History(Path.Combine(folder, $"client-{number}.jsonl"));
            traffic.histories.Add(history);
            traffic.clients.Add(new(api, counter, new(unchecked(seed * 31 + number)), history));
        }
        traffic.Work();
        return traffic;
    }

    /// <summary>Lets every client end what it has begun, however long its answers take.</summary>
    public async Task Stop()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(working);
    }

    /// <summary>After a stop and a restore, the clients go on where that moment left them.</summary>
    public void GoOn(DateTimeOffset restored)
    {
        foreach (var history in histories) history.Restored(restored);
        stopping.Dispose();
        stopping = new();
        Work();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        foreach (var history in histories) history.Dispose();
        stopping.Dispose();
    }

    private void Work() => working = clients.ConvertAll(client => Task.Run(() => Work(client)));

    private async Task Work(Client client)
    {
        while (!stopping.IsCancellationRequested)
            try { await client.DoSomething(); }
            catch (Wrong e) { complaints.Enqueue(e.Message); }
    }

    private sealed class Client(Api api, Counter counter, Random random, History history)
    {
        private string Sku => Counter.Sku(random.Next(Counter.Parts));

        public async Task DoSomething()
        {
            await (random.Next(100) switch { < 45 => Entry(), < 60 => Receipt(), < 75 => Sale(), _ => Order() });
            await Task.Delay(random.Next(100, 500));
        }

        private Task<JsonElement?> Do(string name, string evidence, string path, object body) =>
            history.Do(name, counter.Shop.Organization, evidence, () => api.Post(path, body));

        private static string Mark() => $"op-{Guid.CreateVersion7()}";

        private Task<JsonElement?> Entry()
        {
            var (mark, amount) = (Mark(), random.Next(1, 5000) / 100m);
            return Do("entry", $"entry {mark}", "cashflow/entries",
                new { accountId = counter.Account, day = Counter.Day, amount, category = "Balcão", description = mark });
        }

        private Task<JsonElement?> Receipt()
        {
            var mark = Mark();
            return Do("receipt", $"receipt {mark}", "inventory/receipts", new { sku = Sku, quantity = random.Next(1, 3), value = 40, note = mark });
        }

        private async Task Sale()
        {
            var impossible = random.Next(5) == 0;
            var lines = Enumerable.Range(0, Counter.Parts).Where(_ => random.Next(2) == 0).DefaultIfEmpty(0)
                .Select(nth => new { sku = Counter.Sku(nth), quantity = impossible ? 9000 : 1 }).ToArray();
            if (await Do("sale", "", "inventory/issues", new { lines }) is { } sold && impossible) throw new Wrong($"An impossible sale was made: {sold}");
        }

        private async Task Order()
        {
            var mark = Mark();
            var opened = await Do("order", $"order {mark}", "orders", new
            {
                customerId = counter.Customer, engine = new { model = "Aurora Vetor 1.6 8V", cylinders = 4, mains = 5, pins = 4 },
                components = new[] { new { kind = "MONTAGEM" } }, complaint = mark,
            });
            if (opened is null) return;
            var order = opened.Value.Id();
            if (await Approved(order) is null) return;
            await (random.Next(4) switch
            {
                0 => Do("cancel", $"cancel {order}", $"orders/{order}/cancel", new { reason = "Desistiu" }),
                1 => Do("issue", $"issue {order}", "inventory/issues", new { orderId = order, lines = new[] { new { sku = Sku, quantity = 1 } } }),
                2 => Settle(order),
                _ => Task.FromResult<JsonElement?>(null),
            });
        }

        private async Task<JsonElement?> Approved(Guid order)
        {
            await api.Until($"orders/{order}", "the order is there", _ => true);
            var budget = (await Soon(() => api.Post("budgets", new { orderId = order }))).Id();
            await api.Get($"budgets/{budget}");
            var lines = Enumerable.Range(0, Counter.Parts).OrderBy(_ => random.Next()).Take(random.Next(1, 4))
                .Select(nth => (nth, impossible: random.Next(10) == 0))
                .Select(l => new { kind = "Part", code = Counter.Sku(l.nth), description = "Peça", quantity = l.impossible ? 500 : 1, unitPrice = 55.5m })
                .ToList();
            await api.Put($"budgets/{budget}/lines", new { discount = 0, lines }, asRead: $"budgets/{budget}");
            var link = (await api.Post($"budgets/{budget}/send")).Text("link").Split('/')[^1];
            var offered = (await api.Get($"budgets/links/{link}")).List("lines");
            return await Do("approve", $"approve {order}", $"budgets/links/{link}/decision", new
            {
                decidedBy = "Elias Couto", document = "808.707.606-02", lines = offered.Select(l => new { lineId = l.Id(), approved = true }),
                plan = new { installments = 2, firstDueOn = Counter.Day.AddDays(20) },
            });
        }

        private async Task<JsonElement?> Settle(Guid order)
        {
            var titles = await api.Until($"financial/receivables?orderId={order}", "receivables exist", page => page.List().Length == 2);
            var mark = Mark();
            return await Do("settle", $"settle {mark}", $"financial/titles/{titles.List()[0].Id()}/settlements",
                new { paidOn = Counter.Day.AddDays(1), accountId = counter.Account, method = "Pix", reference = mark });
        }

        /// As soon as the module has heard of what it needs.
        private static async Task<JsonElement> Soon(Func<Task<JsonElement>> act)
        {
            for (var tries = 0; ; tries++)
                try { return await act(); }
                catch (Wrong e) when (e.Status == System.Net.HttpStatusCode.NotFound && tries < Counter.Patience.TotalSeconds * 5) { await Task.Delay(200); }
        }
    }
}
