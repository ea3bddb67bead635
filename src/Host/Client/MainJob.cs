using System.Text.Json;

namespace Biela.Host.Client;

/// <summary>One order's life, step by step over HTTP, every amount and balance held against a value computed here.</summary>
internal sealed class MainJob(Workshop shop, Random random, string customer = "Tomé Arruda", string? taxId = null)
{
    private static readonly (string Code, decimal Quantity)[] Wanted =
    [
        ("SV-001", 1), ("SV-002", 1), ("SV-101", 4), ("SV-201", 5), ("SV-202", 4), ("SV-301", 1), ("SV-302", 1), ("SV-401", 1), ("PT-PIST050", 1),
        ("PT-ANEL050", 1), ("PT-BRM025", 1), ("PT-BRB050", 1), ("PT-VALV", 8), ("PT-OLEO", 3.5m), ("PT-JUNTA", 1),
    ];

    private readonly Api api = shop.Api;
    private readonly HashSet<string> refused = ["SV-301", "PT-OLEO"];
    private readonly Dictionary<string, Guid> components = [];
    private Guid order, budget;
    private string number = "", link = "";
    private decimal[] nets = [], installments = [];
    private decimal paid;
    private readonly Dictionary<string, (decimal Quantity, decimal Value)> shelf = [];
    private readonly Dictionary<string, decimal> missing = [];

    /// <summary>The order's number.</summary>
    public string Number => number;

    /// <summary>The steps in order, each with the name it is reported under.</summary>
    public IEnumerable<(string Name, Func<Task> Run)> Steps() =>
    [
        ("order opened", Open), ("components measured, repair sizes decided", Diagnose), ("budget drafted and sent", Budget),
            ("approved by link, line by line", Approve),
        ("parts reserved, shortage known, receivables opened", Effects), ("missing parts bought and received", Buy), ("parts issued at cost", Issue),
        ("machined, measured again, reworked, assembled", Work), ("delivered with warranty", Deliver), ("paid, once each", Pay),
            ("cash book and daily balance", Balance),
    ];

    private bool Approved(string code) => !refused.Contains(code);

    private IEnumerable<(string Code, decimal Quantity)> ApprovedParts => Wanted.Where(w => w.Code.StartsWith("PT") && Approved(w.Code));

    private async Task Open()
    {
        var opened = await shop.OpenOrder(customer, taxId, $"AV16-{random.Next(100000, 999999)}");
        (order, number) = (opened.Id(), opened.Text("number"));
        foreach (var component in opened.List("components")) components[component.Text("kind")] = component.Id();
        Expect("components", 4, components.Count);
    }

    private async Task Diagnose()
    {
        foreach (var (kind, verdict) in new[] { ("BLOCO", "Out"), ("VIRABREQUIM", "Out"), ("CABECOTE", "Ok") })
            Expect($"verdict of {kind}", verdict, (await shop.Measure(order, components[kind], "Incoming", Engine.Readings(kind))).Text("verdict"));
        var diagnosis = await api.Post($"diagnostics/orders/{order}/complete");
        Expect("verdict of the order", "Out", diagnosis.Text("verdict"));
        Expect("suggestions", "PT-ANEL050 PT-BRB050 PT-BRM025 PT-PIST050 SV-101 SV-201 SV-202",
            string.Join(' ', diagnosis.List("suggestions").Select(s => s.Text("code")).Order()));
    }

    private async Task Budget()
    {
        var drafts = await api.Until($"budgets?orderId={order}", "a draft budget exists", page => page.List().Count == 1);
        budget = drafts.List()[0].Id();
        var draft = await api.Until($"budgets/{budget}", "the suggestions are on the draft", b => b.List("suggestions").Count == 7);
        Expect("lines before anybody added one", 0, draft.List("lines").Count);
        var totals = Wanted.Select(w => Sums.Round(w.Quantity * shop.Prices[w.Code])).ToArray();
        var discount = Sums.Round(totals.Sum() * 0.0331m);
        await api.Put($"budgets/{budget}/lines", new
        {
            discount, lines = Wanted.Select(w => new { kind = w.Code.StartsWith("SV") ? "Service" : "Part", code = w.Code, quantity = w.Quantity,
                unitPrice = shop.Prices[w.Code] }),
        }, asRead: $"budgets/{budget}");
        var sent = await api.Post($"budgets/{budget}/send");
        link = sent.Text("link").Split('/')[^1];
        nets = [.. totals.Zip(Sums.Spread(discount, totals), (total, share) => total - share)];
        Expect("total of the budget", totals.Sum() - discount, sent.Number("total"));
    }

    private async Task Approve()
    {
        await LookAtShelf();
        var page = await api.Get($"budgets/links/{link}");
        var lines = page.List("lines");
        foreach (var (line, net) in lines.Zip(nets)) Expect($"net of {line.Text("code")}", net, line.Number("net"));
        var decision = new
        {
            decidedBy = "Elias Couto", document = "808.707.606-02", lines = lines.Select(l => new { lineId = l.Id(), approved = Approved(l.Text("code")) }),
            plan = new { installments = 3, firstDueOn = shop.Today.AddDays(5) },
        };
        var total = Wanted.Zip(nets).Where(w => Approved(w.First.Code)).Sum(w => w.Second);
        installments = Sums.Installments(total, 3);
        for (var press = 0; press < 2; press++) Expect("approved", total, (await api.Post($"budgets/links/{link}/decision", decision)).Number("approvedTotal"));
    }

    /// What is free now will be reserved; the rest will be missing.
    private async Task LookAtShelf()
    {
        foreach (var (sku, quantity) in ApprovedParts)
        {
            var part = await api.Get($"inventory/parts/{sku}");
            shelf[sku] = (part.Number("onHand"), part.Number("value"));
            if (quantity > part.Number("available")) missing[sku] = quantity - part.Number("available");
        }
    }

    private async Task Effects()
    {
        var parts = ApprovedParts.ToDictionary(w => w.Code, w => w.Quantity);
        var reservations = await api.Until($"inventory/reservations?orderId={order}", "parts are reserved", page => page.List().Count == parts.Count);
        foreach (var reservation in reservations.List())
            Expect($"reserved of {reservation.Text("sku")}", parts[reservation.Text("sku")] - missing.GetValueOrDefault(reservation.Text("sku")),
                reservation.Number("reserved"));
        foreach (var (sku, quantity) in missing)
            await api.Until($"purchasing/needs?sku={sku}&status=Pending", $"a need of {quantity} {sku} is raised", page => page.List() is [var need]
                && need.Number("quantity") == quantity);
        await api.Until($"orders/{order}", "the order waits for parts", o => o.Flag("awaitingParts") == missing.Count > 0
            && o.Number("approvedTotal") == installments.Sum());
        var titles = await api.Until($"financial/receivables?orderId={order}", "receivables exist", page => page.List().Count == 3);
        var amounts = titles.List().OrderBy(t => t.Number("installment")).Select(t => t.Number("amount"));
        Expect("installments", string.Join(" + ", installments.Select(a => a.ToString("0.00"))), string.Join(" + ", amounts.Select(a => a.ToString("0.00"))));
    }

    private async Task Buy()
    {
        var wanted = missing.Select(m => (Sku: m.Key, Quantity: m.Value, Price: random.Next(900, 2000) / 100m)).ToList();
        var owed = (await api.Get("financial/payables")).List().Sum(t => t.Number("amount"));
        var bought = (await api.Post("purchasing/orders", new { supplierId = shop.Supplier,
            lines = wanted.Select(w => new { sku = w.Sku, quantity = w.Quantity, unitPrice = w.Price }) })).Id();
        await api.Post($"purchasing/orders/{bought}/submit");
        await api.Post($"purchasing/orders/{bought}/send");
        var lines = (await api.Get($"purchasing/orders/{bought}")).List("lines").ToDictionary(l => l.Text("sku"), l => l.Id());
        var first = wanted.Select(w => (w.Sku, Pieces: Math.Ceiling(w.Quantity / 2), w.Price)).ToList();
        var second = wanted.Select(w => (w.Sku, Pieces: w.Quantity - Math.Ceiling(w.Quantity / 2), w.Price)).Where(w => w.Pieces > 0).ToList();
        foreach (var delivery in new[] { first, second })
        {
            var (freight, goods) = (random.Next(100, 900) / 100m, delivery.Select(d => Sums.Round(d.Pieces * d.Price)).ToArray());
            await api.Post($"purchasing/orders/{bought}/receipts", new { lines = delivery.Select(d => new { lineId = lines[d.Sku], received = d.Pieces }),
                freight, invoice = new { dueOn = shop.Today.AddDays(28) } });
            foreach (var (line, share, value) in delivery.Zip(Sums.Spread(freight, goods), goods))
                shelf[line.Sku] = (shelf[line.Sku].Quantity + line.Pieces, shelf[line.Sku].Value + value + share);
            owed += goods.Sum() + freight;
        }
        await api.Until($"orders/{order}", "the order waits no more", o => !o.Flag("awaitingParts"));
        foreach (var sku in missing.Keys) Expect($"value of {sku}", shelf[sku].Value, (await api.Get($"inventory/parts/{sku}")).Number("value"));
        await api.Until("financial/payables", $"{owed} is owed to suppliers", page => page.List().Sum(t => t.Number("amount")) == owed);
    }

    private async Task Issue()
    {
        var parts = ApprovedParts.Select(w => new { sku = w.Code, quantity = w.Quantity });
        var issued = await api.Post("inventory/issues", new { orderId = order, lines = parts });
        foreach (var line in issued.List("lines"))
        {
            var (sku, taken) = (line.Text("sku"), line.Number("quantity"));
            var (quantity, value) = shelf[sku];
            var cost = taken == quantity ? value : Sums.Round(taken * value / quantity);
            Expect($"cost of {sku}", cost, line.Number("cost"));
            shelf[sku] = (quantity - taken, value - cost);
        }
        foreach (var (sku, (quantity, value)) in shelf)
        {
            var part = await api.Get($"inventory/parts/{sku}");
            Expect($"{sku} on hand, reserved, value", (quantity, 0m, value), (part.Number("onHand"), part.Number("reserved"), part.Number("value")));
        }
    }

    private async Task Work()
    {
        foreach (var kind in new[] { "VIRABREQUIM", "CABECOTE" }) await Finish(kind);
        await Finish("BLOCO", rework: true);
        await Finish("MONTAGEM");
        await api.Until($"orders/{order}", "the order is completed", o => o.Text("status") == "Completed");
    }

    /// Walks a component through its steps; where the final measurement gates one, it is measured first, and once too small on purpose.
    private async Task Finish(string kind, bool rework = false)
    {
        while (await Next(kind) is { } step)
        {
            var path = $"orders/{order}/components/{components[kind]}";
            await api.Post($"{path}/steps/{step.Text("code")}/start");
            if (step.List("gates").Any(g => g.GetString() == "final-verdict"))
            {
                var result = await shop.Measure(order, components[kind], "Final", Engine.Finished(kind, bad: rework), Engine.Limits(kind));
                Expect("final verdict", rework ? "Out" : "Ok", result.Text("verdict"));
                await api.Until($"orders/{order}", "the final verdict is known", o =>
                    Component(o, kind).Of("finalVerdict").GetString() == (rework ? "Out" : "Ok"));
                if (rework)
                {
                    await api.Refused("final-verdict-out", () => api.Post($"{path}/steps/{step.Text("code")}/complete"));
                    await api.Post($"{path}/rework", new { backTo = "honing", cause = "medida abaixo do mínimo no cilindro 2" });
                    rework = false;
                    continue;
                }
            }
            await api.Post($"{path}/steps/{step.Text("code")}/complete");
        }
    }

    private async Task<JsonElement?> Next(string kind)
    {
        var open = Component(await api.Get($"orders/{order}"), kind).List("steps").Where(s => s.Text("status") is "Pending" or "InProgress").ToList();
        return open.Count == 0 ? null : open[0];
    }

    private static JsonElement Component(JsonElement order, string kind) => order.List("components").First(c => c.Text("kind") == kind);

    private async Task Deliver()
    {
        var delivered = await api.Post($"orders/{order}/deliver", new { receivedBy = "Tomé Arruda" });
        var day = DateOnly.Parse(delivered.Text("deliveredOn"));
        Expect("legal warranty until", day.AddDays(90).ToString("yyyy-MM-dd"), delivered.Of("warranty").Text("legalUntil"));
    }

    private async Task Pay()
    {
        var titles = (await api.Get($"financial/receivables?orderId={order}")).List().OrderBy(t => t.Number("installment")).ToList();
        foreach (var title in titles)
            for (var notice = 0; notice < 2; notice++)
            {
                var settled = await api.Post($"financial/titles/{title.Id()}/settlements",
                    new { paidOn = shop.Today, accountId = shop.Account, method = "Pix", reference = $"E2E{title.Id():N}" });
                Expect("balance of the title", 0m, settled.Number("balance"));
                if (notice == 0) paid += settled.Number("total");
            }
        Expect("received", installments.Sum(), paid);
    }

    private async Task Balance()
    {
        var day = shop.Today.ToString("yyyy-MM-dd");
        var seen = await api.Until($"consolidated/accounts/{shop.Account}/daily?from={day}&to={day}", $"the bank closes with {Workshop.Opening + paid}",
            page => page.List("days") is [var today] && today.Number("closing") == Workshop.Opening + paid);
        Expect("money in", paid, seen.List("days")[0].Number("in"));
        var entries = (await api.Get($"cashflow/entries?accountId={shop.Account}&from={day}&to={day}")).List();
        Expect("cash entries", 3, entries.Count);
    }

    private static void Expect<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new Wrong($"{what}: {actual} instead of {expected}");
    }
}
