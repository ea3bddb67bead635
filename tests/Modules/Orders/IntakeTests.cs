using Biela.Contracts.Diagnostics;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Orders;

namespace Biela.Modules.Tests.Orders;

public sealed class IntakeTests : OrdersTest
{
    [Fact]
    public async Task Opening_an_order_numbers_it_by_the_year_of_the_shops_day_and_tells_the_others()
    {
        Clock.Now = new(2027, 1, 1, 2, 59, 0, TimeSpan.Zero); // 31/12/2026 23:59 in São Paulo
        var customer = await Register("Tomé Arruda", "900.100.200-55");
        var order = await OpenFor(customer, ComponentKind.BLOCO, ComponentKind.VIRABREQUIM);
        Clock.Now = Clock.Now.AddMinutes(1);
        var next = await OpenFor(customer, ComponentKind.BLOCO);
        Assert.Equal(("OS-2026-00001", "OS-2027-00001"), (order.Number, next.Number));

        var created = (await Published<OrderCreated>())[0];
        Assert.Equal(
            (order.Id, "OS-2026-00001", "Tomé Arruda", "90010020055"), (created.OrderId, created.Number, created.CustomerName, created.CustomerTaxId));
        Assert.Equal(new EngineFacts("Aurora Vetor 1.6 8V", "AV16-004417", 4, 5, 4), created.Engine);
        Assert.Equal(["BLOCO", "VIRABREQUIM"], created.Components.Select(c => c.Kind));
        Assert.Equal(
            (3, new DateOnly(2026, 3, 6), new DateOnly(2026, 12, 31), "Lia Prado"), (created.Priority, created.PromisedOn, created.OpenedOn, created.OpenedBy));
    }

    [Fact]
    public async Task An_order_for_an_unknown_customer_is_not_found() =>
        Assert.Equal(404, (await Refused(() => OpenFor(Guid.CreateVersion7(), ComponentKind.BLOCO))).Status);

    [Fact]
    public async Task Orders_of_another_organization_are_not_there()
    {
        var order = await Open(ComponentKind.BLOCO);
        Tenant = Guid.CreateVersion7();
        Assert.Equal(404, (await Refused(() => Show(order))).Status);
        Assert.Equal(404, (await Refused(() => Start(order, ComponentKind.BLOCO, "wash"))).Status);
        Assert.Equal(404, (await Refused(() => History(order))).Status);
    }

    [Fact]
    public async Task The_status_follows_diagnosis_and_budget()
    {
        var order = await Open(ComponentKind.BLOCO);
        async Task Becomes(OrderStatus status, Contracts.IEvent fact)
        {
            await Hear(fact);
            var history = await History(order);
            await Hear(fact);
            Assert.Equal(status, (await Show(order)).Status);
            Assert.Equal(history, await History(order));
        }
        Assert.Equal(OrderStatus.Open, (await Show(order)).Status);
        await Becomes(OrderStatus.InDiagnosis, new DiagnosisStarted(order.Id, order.Components[ComponentKind.BLOCO], Guid.CreateVersion7(), "Incoming"));
        await Becomes(OrderStatus.InDiagnosis, Inspection(order, ComponentKind.BLOCO, "Incoming", "Out"));
        await Becomes(OrderStatus.AwaitingBudget, new DiagnosisCompleted(order.Id, 1, "Out", [], []));
        await Becomes(OrderStatus.AwaitingApproval, Sent(order));
        await Becomes(OrderStatus.Refused, new Contracts.Budgets.BudgetRejected(Sent(order).BudgetId, order.Id, "ORC-2026-00001", 1, "caro"));
        await Becomes(OrderStatus.AwaitingApproval, Sent(order, version: 2));
        await Becomes(OrderStatus.AwaitingBudget, new Contracts.Budgets.BudgetExpired(Sent(order).BudgetId, order.Id, "ORC-2026-00001", 1));
        await Becomes(OrderStatus.AwaitingApproval, Sent(order, version: 3));
        await Becomes(OrderStatus.Approved, Approved(order));
    }

    [Fact]
    public async Task Verdicts_of_incoming_and_final_inspections_are_told_apart_and_the_history_keeps_all()
    {
        var order = await Open(ComponentKind.BLOCO);
        await Hear(Inspection(order, ComponentKind.BLOCO, "Incoming", "Out"));
        await Hear(Inspection(order, ComponentKind.BLOCO, "InProcess", "AtLimit"));
        var first = Inspection(order, ComponentKind.BLOCO, "Final", "Out");
        await Hear(first);
        await Hear(Inspection(order, ComponentKind.BLOCO, "Final", "Ok"));
        await Hear(first);
        var block = await Show(order, ComponentKind.BLOCO);
        Assert.Equal((Verdict.Out, Verdict.Ok), (block.Verdict, block.FinalVerdict));
        Assert.Equal(4, (await History(order)).Count(h => h.StartsWith("BLOCO: inspeção")));
    }

    [Fact]
    public async Task A_rejected_supplement_does_not_stop_what_was_approved()
    {
        var order = await Open(ComponentKind.BLOCO);
        await Hear(Approved(order));
        await Hear(Sent(order, version: 2));
        await Hear(new Contracts.Budgets.BudgetRejected(Guid.CreateVersion7(), order.Id, "ORC-2026-00002", 1, null));
        Assert.Equal(OrderStatus.Approved, (await Show(order)).Status);
    }
}
