using Biela.Contracts.Budgets;
using Biela.Kernel;
using Biela.Modules.Budgets;

namespace Biela.Modules.Tests.Budgets;

/// <summary>Story A08, the side of the budgets.</summary>
public sealed class CancellationTests : Desk
{
    private static EditLines.LineInput[] Repair =>
        [Line("SV-401", 1, 592.70m), Line("PT-PIST025", 1, 698.40m), Line("PT-VALV", 8, 27.35m), Line("PT-VIRA", 1, 1240)];

    public CancellationTests() => At("01/06/2026");

    [Fact]
    public async Task An_approval_is_taken_back_once_with_the_order()
    {
        await Parts("PT-PIST025", "PT-VALV", "PT-VIRA");
        var order = await Order();
        var (id, link, budget) = await Sent(order.OrderId, 0, Repair);
        Assert.Equal(Reais(2749.90m), (await Approve(link, budget, Due(4, "15/06/2026"))).ApprovedTotal);

        At("06/07/2026");
        for (var press = 0; press < 2; press++) await Cancel(order);

        var approval = Assert.Single(await Published<BudgetApproved>());
        var taken = Assert.Single(await Published<ApprovalCancelled>());
        Assert.Equal(new(approval.ApprovalId, id, order.OrderId, "ORC-2026-00001", "vendeu o carro", Day("06/07/2026")), taken);
        Assert.Equal((BudgetStatus.Cancelled, Money.Zero), ((await Show(id)).Status, (await Show(id)).Approved.Total));
        Assert.Equal("budget-cancelled", await Code(() => Approve(link, budget)));
        Assert.Equal("budget-cancelled", await Code(() => Open(link)));
    }

    [Fact]
    public async Task Every_approval_of_the_order_is_taken_back_and_open_offers_and_drafts_end()
    {
        var order = await Order();
        var (_, l1, first) = await Sent(order.OrderId, 0, Line("SV-401", 1, 592.70m));
        await Approve(l1, first);
        var (approved, sent, draft) = (await Draft(order.OrderId, true), await Draft(order.OrderId, true), await Draft(order.OrderId, true));
        await Edit(approved, 0, Line("SV-115", 1, 386.70m));
        await Approve((await Send(approved)).Link, await Show(approved));
        await Edit(sent, 0, Line("SV-116", 1, 100));
        var open = (await Send(sent)).Link;
        var offer = await Show(sent);

        await Cancel(order);

        Assert.Equal((await Published<BudgetApproved>()).Select(a => a.ApprovalId), (await Published<ApprovalCancelled>()).Select(c => c.ApprovalId));
        Assert.Equal((BudgetStatus.Cancelled, BudgetStatus.Cancelled), ((await Show(sent)).Status, (await Show(draft)).Status));
        Assert.Equal("budget-cancelled", await Code(() => Approve(open, offer)));
        Assert.Equal("budget-cancelled", await Code(() => Edit(draft, 0, Line("SV-116", 1, 100))));
        Assert.Equal("order-cancelled", await Code(() => Draft(order.OrderId, true)));
    }

    [Fact]
    public async Task An_approval_that_races_with_the_cancellation_is_refused_or_taken_back()
    {
        for (var round = 0; round < 10; round++)
        {
            var order = await Order($"OS-2026-{round:00000}");
            var (_, link, budget) = await Sent(order.OrderId, 0, Line("SV-401", 1, 592.70m));
            var press = Task.Run(async () => await Record.ExceptionAsync(() => Approve(link, budget)));
            await Task.WhenAll(press, Task.Run(() => Cancel(order)));
            var refusal = (RuleBroken?)await press;
            Assert.Equal("budget-cancelled", refusal?.Code ?? "budget-cancelled");
            Assert.Equal(refusal is null ? 1 : 0, (await Published<ApprovalCancelled>()).Count(c => c.OrderId == order.OrderId));
            Assert.Equal(BudgetStatus.Cancelled, (await Show(budget.Id)).Status);
        }
    }

    [Fact]
    public async Task A_cancellation_waits_for_the_order_it_is_about()
    {
        var stranger = await Order() with { OrderId = Guid.CreateVersion7() };
        await Assert.ThrowsAsync<NotYet>(() => Cancel(stranger));
    }
}
