using System.Text.Json;

namespace Biela.Host.Client;

/// <summary>A shop set up for work: signed in, with its instruments, specification, prices, supplier, bank account and what is on the shelf.</summary>
/// <param name="Api">Signed in as the owner.</param>
/// <param name="Account">The bank account.</param>
/// <param name="Supplier">Who sells the valves.</param>
/// <param name="Prices">The price list.</param>
/// <param name="Today">The shop's day when it was set up.</param>
internal sealed record Workshop(Api Api, Guid Account, Guid Supplier, Dictionary<string, decimal> Prices, DateOnly Today)
{
    public const decimal Opening = 2500m;

    private static readonly (string Code, string Name)[] Services =
    [
        ("SV-001", "Desmontagem completa"), ("SV-002", "Lavagem química"), ("SV-101", "Retificar e brunir cilindro"), ("SV-201", "Retificar colo fixo"),
        ("SV-202", "Retificar colo móvel"), ("SV-301", "Plainar cabeçote"), ("SV-302", "Revisar cabeçote"), ("SV-401", "Montagem completa"),
    ];

    private static readonly (string Code, string Name, string Unit, decimal OnHand)[] Parts =
    [
        ("PT-PIST050", "Jogo de pistões 0,50", "JG", 2), ("PT-ANEL050", "Jogo de anéis 0,50", "JG", 3), ("PT-BRM025", "Bronzina de mancal 0,25", "JG", 1),
        ("PT-BRB050", "Bronzina de biela 0,50", "JG", 2), ("PT-VALV", "Válvula", "PC", 3), ("PT-OLEO", "Óleo de motor", "L", 12.5m),
            ("PT-JUNTA", "Jogo de juntas", "JG", 1),
    ];

    /// <summary>Sets the shop up through the API, with prices and costs drawn from <paramref name="random"/>.</summary>
    public static async Task<Workshop> SetUp(Api api, Random random, DateOnly today)
    {
        decimal Amount(int from, int to) => random.Next(from * 100, to * 100) / 100m;
        var calibrated = new { rangeMin = 0m, rangeMax = 200m, resolution = 0.001m, lastCalibrationOn = today.AddMonths(-2),
            nextCalibrationOn = today.AddMonths(10) };
        foreach (var (code, type) in new[] { ("SB-01", "Súbito"), ("MC-02", "Micrômetro") })
            await api.Post("diagnostics/instruments", new { code, type, calibrated.rangeMin, calibrated.rangeMax, calibrated.resolution,
                calibrated.lastCalibrationOn, calibrated.nextCalibrationOn });
        await api.Post("diagnostics/specifications", Engine.Specification(today.AddYears(-1)));
        var prices = new Dictionary<string, decimal>();
        foreach (var (code, description) in Services)
            await api.Put($"budgets/catalogue/{code}", new { kind = "Service", description, price = prices[code] = Amount(90, 900) });
        foreach (var (sku, name, unit, quantity) in Parts)
        {
            await api.Post("inventory/parts", new { sku, name, unit });
            var value = Amount(40, 900);
            await api.Post("inventory/receipts", new { sku, quantity, value, note = "Saldo inicial" });
            var part = await api.Get($"inventory/parts/{sku}");
            if ((part.Number("onHand"), part.Number("available"), part.Number("value")) != (quantity, quantity,
                value)) throw new Wrong($"{sku}: {part.GetRawText()} instead of {quantity} for {value}");
            await api.Put($"budgets/catalogue/{sku}", new { kind = "Part", description = name, price = prices[sku] = Amount(20, 800) });
        }
        var account = await api.Post("cashflow/accounts", new { name = "Banco Serra", kind = "Bank", opening = Opening, openedOn = today });
        var supplier = await api.Post("purchasing/suppliers", new { name = "Distribuidora Ponte Alta" });
        return new(api, account.Id(), supplier.Id(), prices, today);
    }

    /// <summary>Opens an order for the demonstration engine. Returns the answer of the API.</summary>
    public async Task<JsonElement> OpenOrder(
        string customer, string? taxId, string serial, string complaint = "Perda de força e fumaça azul", int priority = 3)
    {
        var who = await Api.Post("orders/customers", new { name = customer, taxId });
        return await Api.Post("orders", new
        {
            customerId = who.Id(), engine = Engine.Facts(serial), priority, promisedOn = Today.AddDays(30), complaint,
            components = new[] { "BLOCO", "VIRABREQUIM", "CABECOTE", "MONTAGEM" }.Select(kind => new { kind }),
        });
    }

    /// <summary>Measures the component in a phase and closes the inspection. Returns its result.</summary>
    public async Task<JsonElement> Measure(Guid order, Guid component, string phase, object readings, object? limits = null)
    {
        await Api.Until($"diagnostics/orders/{order}", "the order is known to Diagnostics", _ => true);
        var inspection = (await Api.Post("diagnostics/inspections", new { orderId = order, componentId = component, phase })).Id();
        await Api.Put($"diagnostics/inspections/{inspection}/readings", readings);
        return await Api.Post($"diagnostics/inspections/{inspection}/close", limits);
    }
}
