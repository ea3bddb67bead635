using System.Text.Json;
using Biela.Host.Client;

namespace Biela.Bench;

/// <summary>An offer that waits for the customer.</summary>
internal sealed record Offer(Shop Shop, Guid Order, string Link);

/// <summary>A shop that opens orders and has their budgets approved, over HTTP.</summary>
internal sealed class Shop : IDisposable
{
    private const string Password = "biela-bench-2026";
    private const int Parts = 20;
    private readonly Random random = new(2026);
    private readonly Api api;
    private string token = "";
    private Guid customer;

    private Shop(Uri server) => api = new(server, TimeSpan.FromMinutes(1));

    /// <summary>Its id.</summary>
    public Guid Organization { get; private set; }

    /// <summary>A new one with parts enough.</summary>
    public static async Task<Shop> Open(Uri server)
    {
        var (shop, email) = (new Shop(server), $"bench-{Guid.CreateVersion7():N}@biela.example");
        var registered = await shop.api.Post("auth/organizations", new
        {
            legalName = "Bancada Ltda.", tradeName = "Bancada", cnpj = Sums.Cnpj(Random.Shared), owner = new { name = "Bancada", email, password = Password },
        });
        shop.Organization = registered.Id("organizationId");
        shop.token = (await shop.api.SignIn(email, Password)).Text("accessToken");
        shop.customer = (await shop.api.Post("orders/customers", new { name = "Tomé Arruda" })).Id();
        for (var part = 0; part < Parts; part++)
        {
            await shop.api.Post("inventory/parts", new { sku = $"PT-{part}", name = $"Peça {part}", unit = "PC" });
            await shop.api.Post("inventory/receipts", new { sku = $"PT-{part}", quantity = 100_000, value = 1_000_000, note = "Saldo inicial" });
        }
        return shop;
    }

    /// <summary>Checks an engine in, over that connection.</summary>
    public async Task Create(HttpClient client)
    {
        using var answer = await Send(client, HttpMethod.Post, "orders", Engine());
    }

    /// <summary>The customer says yes to all of it, over that connection.</summary>
    public async Task Decide(HttpClient client, string link)
    {
        var lines = (await Read(client, $"budgets/links/{link}")).List("lines");
        using var answer = await Send(client, HttpMethod.Post, $"budgets/links/{link}/decision", new
        {
            decidedBy = "Elias Couto", lines = lines.Select(l => new { lineId = l.Id(), approved = true }),
            plan = new { installments = 3, firstDueOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddDays(30) },
        });
    }

    /// <summary>How many kinds of parts are set aside for the order.</summary>
    public async Task<int> Reservations(HttpClient client, Guid order) => (await Read(client, $"inventory/reservations?orderId={order}")).List().Count;

    /// <summary>An order with a budget that was sent.</summary>
    public async Task<Offer> Offer()
    {
        var order = (await api.Post("orders", Engine())).Id();
        var budget = (await Draft(order)).Id();
        var part = random.Next(Parts - 1);
        await api.Get($"budgets/{budget}");
        await api.Put($"budgets/{budget}/lines", new
        {
            discount = 10,
            lines = new[] { Line("Service", "SV-1", 4, 180.25m), Line("Part", $"PT-{part}", 1, 310.4m), Line("Part", $"PT-{part + 1}", 2, 44.9m) },
        }, asRead: $"budgets/{budget}");
        return new(this, order, (await api.Post($"budgets/{budget}/send")).Text("link").Split('/')[^1]);
    }

    /// <summary>Has an offer approved; returns how many milliseconds later everybody knows.</summary>
    public async Task<double> Approve(HttpClient client)
    {
        var offer = await Offer();
        var from = System.Diagnostics.Stopwatch.GetTimestamp();
        await Decide(client, offer.Link);
        while (await Reservations(client, offer.Order) < 2) await Task.Delay(5);
        while ((await Read(client, $"financial/receivables?orderId={offer.Order}")).List().Count < 3) await Task.Delay(5);
        while ((await Read(client, $"orders/{offer.Order}")).Number("approvedTotal") == 0) await Task.Delay(5);
        return System.Diagnostics.Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose() => api.Dispose();

    private object Engine() => new { customerId = customer, engine = Host.Client.Engine.Facts("AV16"), components = new[] { new { kind = "BLOCO" } } };

    private static object Line(string kind, string code, int quantity, decimal unitPrice) => new { kind, code, quantity, unitPrice, description = code };

    /// Budgets hears of the order a moment after it was opened.
    private async Task<JsonElement> Draft(Guid order)
    {
        while (true)
            try { return await api.Post("budgets", new { orderId = order }); }
            catch (Wrong e) when (e.Message.Contains(" answered 404")) { await Task.Delay(10); }
    }

    private async Task<JsonElement> Read(HttpClient client, string path)
    {
        using var answer = await Send(client, HttpMethod.Get, path, null);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// What is timed is one request: nothing is repeated here.
    private async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        if (body is not null) request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode ? answer
            : throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
