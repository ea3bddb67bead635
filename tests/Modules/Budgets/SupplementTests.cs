using Biela.Contracts.Budgets;
using Biela.Contracts.Orders;
using Biela.Modules.Budgets;

namespace Biela.Modules.Tests.Budgets;

/// <summary>Story A07: a crack shows up with the engine in pieces.</summary>
public sealed class SupplementTests : Desk
{
    private OrderCreated order = null!;

    private async Task<Guid> FirstApproved()
    {
        At("04/05/2026");
        await Parts("PT-PIST025", "PT-PARAF", "PT-SELO");
        order = await Order();
        var (id, link, budget) = await Sent(order.OrderId, 0,
            Line("SV-101", 4, 164.30m, component: Component(order, "BLOCO")), Line("SV-401", 1, 890), Line("PT-PIST025", 1, 698.40m));
        Assert.Equal(Reais(2245.60m), (await Approve(link, budget, Due(2, "05/06/2026"))).ApprovedTotal);
        At("11/05/2026");
        return id;
    }

    private async Task<(Guid Id, string Link)> Supplement()
    {
        var id = await Draft(order.OrderId, supplementary: true);
        await Edit(id, 10, Line("SV-115", 1, 386.70m), Line("PT-SELO", 6, 4.85m), Line("PT-PARAF", 10, 7.33m));
        return (id, (await Send(id)).Link);
    }

    [Fact]
    public async Task The_supplement_is_approved_in_part_and_leaves_the_first_budget_as_it_was()
    {
        var first = await FirstApproved();
        var before = await Show(first);
        var (id, link) = await Supplement();
        Assert.Equal([(386.70m, 7.91m, 378.79m), (29.10m, 0.59m, 28.51m), (73.30m, 1.50m, 71.80m)],
            (await Show(id)).Lines.Select(l => (l.Total.Reais, l.Share.Reais, l.Net.Reais)));

        At("12/05/2026");
        Assert.Equal(new(BudgetStatus.PartiallyApproved, Reais(450.59m)), await Approve(link, await Show(id), Due(1, "05/07/2026"), "PT-SELO"));

        var approved = (await Published<BudgetApproved>())[1];
        Assert.Equal(("ORC-2026-00002", true, true, 45059), (approved.Number, approved.Supplementary, approved.Partial, approved.TotalCents));
        Assert.Equal([("SV-115", 37879), ("PT-PARAF", 7180)], approved.Lines.Select(l => (l.Code, l.NetCents)));
        Assert.Equivalent(before, await Show(first));
        Assert.Equal(269619, (await Published<BudgetApproved>()).Sum(a => a.TotalCents));
    }

    [Fact]
    public async Task What_is_approved_already_cannot_be_offered_again()
    {
        await FirstApproved();
        var id = await Draft(order.OrderId, supplementary: true);
        Assert.Equal("already-approved", await Code(() => Edit(id, 0, Line("SV-101", 4, 164.30m, component: Component(order, "BLOCO")))));
        Assert.Equal("already-approved", await Code(() => Edit(id, 0, Line("SV-101", 4, 164.30m))));
        Assert.Equal(3, (await Edit(id, 0, Line("SV-101", 1, 164.30m, component: Component(order, "CABECOTE")), Line("PT-PIST025", 1, 698.40m),
            Line("SV-115", 1, 386.70m))).Lines.Count);
    }

    [Fact]
    public async Task A_line_is_not_approved_a_second_time_by_another_supplement_that_was_sent_before()
    {
        await FirstApproved();
        var (one, l1) = await Supplement();
        var (two, l2) = await Supplement();
        await Approve(l1, await Show(one));
        Assert.Equal("already-approved", await Code(async () => await Approve(l2, await Show(two))));
        Assert.Equal(BudgetStatus.PartiallyApproved, (await Approve(l2, await Show(two), "SV-115")).Status);
        Assert.Equal(3, (await Published<BudgetApproved>()).Count);
    }

    [Fact]
    public async Task A_supplement_needs_something_to_supplement()
    {
        At("04/05/2026");
        var created = await Order();
        Assert.Equal("nothing-approved-yet", await Code(() => Draft(created.OrderId, supplementary: true)));
        await Sent(created.OrderId, 0, Line("SV-401", 1, 890));
        Assert.Equal("nothing-approved-yet", await Code(() => Draft(created.OrderId, supplementary: true)));
        Assert.Equal("budget-exists", await Code(() => Draft(created.OrderId)));
    }
}
