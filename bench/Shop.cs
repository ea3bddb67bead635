using System.Diagnostics;
using System.Text.Json;
using Biela.Host.Client;

namespace Biela.Bench;

/// <summary>A shop that opens orders and has their budgets approved, over HTTP.</summary>
internal sealed class Shop(Uri server)
{
    private const int Hands = 8;
    private readonly Random random = new(2026);

    private (string Email, string Password) Owner { get; } = ($"bench-{Guid.CreateVersion7():N}@biela.example", "biela-bench-2026");

    /// <summary>Stores approved orders, then approves some more one at a time and returns how long each took to reach everybody.</summary>
    public static async Task<Latencies> Approve(string data, int preload, int count)
    {
        await using var biela = await Server.Start(data);
        var shop = new Shop(biela.Url);
        using var api = await shop.Open();
        var watch = Stopwatch.StartNew();
        if (preload > 0)
        {
            await Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => shop.Store(preload / Hands + (hand < preload % Hands ? 1 : 0))));
            await shop.Settled();
            var seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine($"{preload} approved orders stored through the API in {seconds:0} s ({preload / seconds:0}/s)");
        }
        // The first ones warm the process up.
        List<double> times = [];
        for (var i = -100; i < count; i++)
            if (await shop.Approve(api) is var time && i >= 0) times.Add(time);
        return new(times);
    }

    private async Task<Api> Open()
    {
        using (var anybody = new Api(server, TimeSpan.FromMinutes(1)))
            await anybody.Post("auth/organizations", new
            {
                legalName = "Bancada Ltda.", tradeName = "Bancada", cnpj = Sums.Cnpj(Random.Shared),
                owner = new { name = "Bancada", email = Owner.Email, password = Owner.Password },
            });
        var api = await SignIn();
        for (var part = 0; part < 20; part++)
        {
            await api.Post("inventory/parts", new { sku = $"PT-{part}", name = $"Peça {part}", unit = "PC" });
            await api.Post("inventory/receipts", new { sku = $"PT-{part}", quantity = 100_000, value = 1_000_000, note = "Saldo inicial" });
        }
        return api;
    }

    private async Task<Api> SignIn()
    {
        var api = new Api(server, TimeSpan.FromMinutes(1));
        await api.SignIn(Owner.Email, Owner.Password);
        return api;
    }

    private async Task Store(int count)
    {
        using var api = await SignIn();
        for (var i = 0; i < count; i++)
        {
            var (_, link) = await Offer(api);
            await Decide(api, link);
        }
    }

    private async Task<double> Approve(Api api)
    {
        var (order, link) = await Offer(api);
        var watch = Stopwatch.StartNew();
        await Decide(api, link);
        await Seen(api, $"inventory/reservations?orderId={order}", page => page.List().Count == 2);
        await Seen(api, $"financial/receivables?orderId={order}", page => page.List().Count == 3);
        await Seen(api, $"orders/{order}", o => o.Number("approvedTotal") > 0);
        return watch.Elapsed.TotalMilliseconds;
    }

    private async Task<(Guid Order, string Link)> Offer(Api api)
    {
        var customer = (await api.Post("orders/customers", new { name = "Tomé Arruda" })).Id();
        var components = new[] { new { kind = "BLOCO" } };
        var order = (await api.Post("orders", new { customerId = customer, engine = Engine.Facts("AV16"), components })).Id();
        var budget = (await Draft(api, order)).Id();
        var part = random.Next(19);
        await api.Get($"budgets/{budget}");
        await api.Put($"budgets/{budget}/lines", new
        {
            discount = 10,
            lines = new[] { Line("Service", "SV-1", 4, 180.25m), Line("Part", $"PT-{part}", 1, 310.4m), Line("Part", $"PT-{part + 1}", 2, 44.9m) },
        }, asRead: $"budgets/{budget}");
        return (order, (await api.Post($"budgets/{budget}/send")).Text("link").Split('/')[^1]);
    }

    private static object Line(string kind, string code, int quantity, decimal unitPrice) => new { kind, code, quantity, unitPrice, description = code };

    /// Budgets hears of the order a moment after it was opened.
    private static async Task<JsonElement> Draft(Api api, Guid order)
    {
        while (true)
            try { return await api.Post("budgets", new { orderId = order }); }
            catch (Wrong e) when (e.Message.Contains(" answered 404")) { await Task.Delay(10); }
    }

    private static async Task Decide(Api api, string link)
    {
        var lines = (await api.Get($"budgets/links/{link}")).List("lines");
        await api.Post($"budgets/links/{link}/decision", new
        {
            decidedBy = "Elias Couto", lines = lines.Select(l => new { lineId = l.Id(), approved = true }),
            plan = new { installments = 3, firstDueOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddDays(30) },
        });
    }

    private static async Task Seen(Api api, string path, Func<JsonElement, bool> good)
    {
        while (!good(await api.Get(path))) await Task.Delay(5);
    }

    private async Task Settled()
    {
        using var http = new HttpClient { BaseAddress = server };
        while ((await http.GetFromJsonAsync<JsonElement>("/health")).List("modules").Sum(m => m.Number("waiting")) > 0) await Task.Delay(200);
    }
}
