using Biela.Contracts.Budgets;
using Biela.Kernel;
using Biela.Modules.Budgets;

namespace Biela.Modules.Tests.Budgets;

/// <summary>Story A01, the budget.</summary>
public sealed class MainJobBudgetTests : Desk
{
    private static readonly (string Code, decimal Quantity, decimal Price, decimal Total, decimal Share, decimal Net)[] Table =
    [
        ("SV-001", 1, 172.90m, 172.90m, 5.73m, 167.17m), ("SV-002", 1, 118.40m, 118.40m, 3.92m, 114.48m), ("SV-101", 4, 164.30m, 657.20m, 21.78m, 635.42m),
        ("SV-201", 5, 108.70m, 543.50m, 18.01m, 525.49m), ("SV-202", 4, 113.90m, 455.60m, 15.10m, 440.50m), ("SV-301", 1, 214.60m, 214.60m, 7.11m, 207.49m),
        ("SV-302", 1, 412.50m, 412.50m, 13.67m, 398.83m), ("SV-401", 1, 890.00m, 890.00m, 29.49m, 860.51m),
        ("PT-PIST050", 1, 742.80m, 742.80m, 24.62m, 718.18m), ("PT-ANEL050", 1, 236.45m, 236.45m, 7.84m, 228.61m),
        ("PT-BRM025", 1, 189.75m, 189.75m, 6.29m, 183.46m), ("PT-BRB050", 1, 157.35m, 157.35m, 5.21m, 152.14m), ("PT-VALV", 8, 27.35m, 218.80m, 7.25m, 211.55m),
        ("PT-OLEO", 3.5m, 41.47m, 145.15m, 4.81m, 140.34m), ("PT-JUNTA", 1, 318.90m, 318.90m, 10.57m, 308.33m),
    ];

    private async Task<(Guid Id, string Link, ShowBudget.Response Budget)> SentToTome()
    {
        At("12/01/2026");
        var order = await Order();
        foreach (var (code, _, price, _, _, _) in Table) await Price(code, price);
        At("13/01/2026");
        return await Sent(order.OrderId, 181.40m, [.. Table.Select(l => Line(l.Code, l.Quantity, null))]);
    }

    [Fact]
    public async Task The_budget_has_15_lines_with_their_shares_of_the_discount()
    {
        var (_, _, budget) = await SentToTome();

        Assert.Equal(("ORC-2026-00001", "OS-2026-00001", BudgetStatus.Sent), (budget.Number, budget.OrderNumber, budget.Status));
        Assert.Equal(Table.Select(l => (l.Code, Reais(l.Total), Reais(l.Share), Reais(l.Net))), budget.Lines.Select(l => (l.Code, l.Total, l.Share, l.Net)));
        Assert.Equal((Reais(5473.90m), Reais(181.40m), Reais(5292.50m)), (budget.Gross, budget.Discount, budget.Total));
        Assert.Equal(Day("28/01/2026"), budget.ValidUntil);
        Assert.Equal(
            [new BudgetSent(budget.Id, budget.OrderId, "ORC-2026-00001", 1, "Tomé Arruda", 529250, Day("28/01/2026"))], await Published<BudgetSent>());
    }

    [Fact]
    public async Task Elias_refuses_lines_6_and_14_and_presses_twice()
    {
        var (id, link, budget) = await SentToTome();
        At("14/01/2026 10:20");
        var plan = Due(3, "31/01/2026");

        var first = await Approve(link, budget, plan, "SV-301", "PT-OLEO");
        var second = await Approve(link, budget, plan, "SV-301", "PT-OLEO");

        Assert.Equal(new(BudgetStatus.PartiallyApproved, Reais(4944.67m)), first);
        Assert.Equal(first, second);
        var approved = Assert.Single(await Published<BudgetApproved>());
        Assert.Equal((314240, 180227, 494467), (approved.ServicesCents, approved.PartsCents, approved.TotalCents));
        Assert.Equal(new PaymentPlan(3, Day("31/01/2026"), 0, null), approved.Plan);
        Assert.Equal((true, false, Day("14/01/2026"), Clock.Now, 1),
            (approved.Partial, approved.Supplementary, approved.ApprovedOn, approved.ApprovedAt, approved.Version));
        Assert.Equal(("OS-2026-00001", "Tomé Arruda", "Elias Couto", 2, Day("06/03/2026")),
            (approved.OrderNumber, approved.CustomerName, approved.DecidedBy, approved.Priority, approved.PromisedOn!.Value));
        Assert.Equal(Table.Where(l => l.Code is not ("SV-301" or "PT-OLEO")).Select(l => (l.Code, Reais(l.Total).Cents, Reais(l.Net).Cents)),
            approved.Lines.Select(l => (l.Code, l.GrossCents, l.NetCents)));

        var shown = await Show(id);
        Assert.Equal(new(Reais(3142.40m), Reais(1802.27m), Reais(4944.67m)), shown.Approved);
        Assert.Equal([LineDecision.Declined, LineDecision.Declined], shown.Lines.Where(l => l.Code is "SV-301" or "PT-OLEO").Select(l => l.Decision));
        Assert.Equal((TaxId.Parse("808.707.606-02"), Channel.Link), (shown.Decision!.Document, shown.Decision.Channel));
        Assert.Empty(await Audit());
    }

    [Fact]
    public async Task Presses_at_the_same_moment_approve_once()
    {
        var (_, link, budget) = await SentToTome();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Approve(link, budget))));
        Assert.All(answers, answer => Assert.Equal(new(BudgetStatus.Approved, Reais(5292.50m)), answer));
        Assert.Single(await Published<BudgetApproved>());
    }

    [Fact]
    public async Task Suggestions_are_listed_and_come_onto_the_budget_only_when_somebody_takes_them()
    {
        At("12/01/2026");
        var order = await Order();
        var block = Component(order, "BLOCO");
        foreach (var (code, price) in new[] { ("SV-101", 164.30m), ("PT-PIST050", 742.80m) }) await Price(code, price);
        await Diagnose(order.OrderId, 1, [
            new(block, "Service", "SV-101", "Retificar cilindro", 40_000, "Cilindro 3: 76,728"), new(block, "Part", "PT-PIST050", "Pistões", 10_000, "+0,50")]);

        var created = Assert.Single(await Published<BudgetCreated>());
        var draft = await Show(created.BudgetId);
        Assert.Equal(("ORC-2026-00001", BudgetStatus.Draft, 0), (draft.Number, draft.Status, draft.Lines.Count));
        Assert.Equal(["SV-101", "PT-PIST050"], draft.Suggestions.Select(s => s.Code));
        Assert.Equal(created.BudgetId, await Draft(order.OrderId));

        await Accept(created.BudgetId, ["SV-101"]);
        await Accept(created.BudgetId, null);
        var lines = (await Show(created.BudgetId)).Lines;
        Assert.Equal([("SV-101", Quantity.Of(4), Reais(657.20m), block), ("PT-PIST050", Quantity.One, Reais(742.80m), block)],
            lines.Select(l => (l.Code, l.Quantity, l.Total, l.ComponentId!.Value)));
        Assert.Equal("not-suggested", await Code(() => Accept(created.BudgetId, ["SV-301"])));
    }
}
