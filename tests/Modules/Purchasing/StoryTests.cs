using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Purchasing;

namespace Biela.Modules.Tests.Purchasing;

/// <summary>The purchase of A01, the cancelling of A08, the merged needs of A11 and A12, and A15 step by step.</summary>
public class StoryTests : PurchasingTest
{
    // Two keys with their check digits (domain.md 5.3).
    private const string FirstKey = "35260711222333000181550010000000421123456786", SecondKey = "35260712ABC34501DE35550010000000421123456787";

    [Fact]
    public async Task A01_five_valves_come_in_two_deliveries()
    {
        Nara();
        var reservation = Guid.CreateVersion7();
        On(2026, 1, 14);
        await Short(reservation, "PT-VALV", 5);
        var need = Assert.Single(await Needs());
        Assert.Equal(("PT-VALV", Qty(5), NeedStatus.Pending, NeedOrigin.ReservationShort), (need.Sku, need.Quantity, need.Status, need.Origin));
        Assert.Equal("OS-2026-00001", Assert.Single(need.Orders).Number);

        On(2026, 1, 15);
        var order = await Ordered(("PT-VALV", 5, 14.80m));
        Assert.Equal("PC-2026-00001", (await Show(order)).Number);
        Assert.Equal(NeedStatus.Ordered, Assert.Single(await Needs()).Status);

        On(2026, 1, 22);
        var first = await Receive(order, [(3, 0)], freight: 7.56m, note: new(DueOn: new(2026, 2, 20)));
        await Filled(reservation, "PT-VALV", filled: 3, missing: 2);
        Assert.Equal(("REC-2026-00001", PurchaseOrderStatus.PartiallyReceived), (first.Number, first.OrderStatus));
        need = Assert.Single(await Needs());
        Assert.Equal((NeedStatus.Ordered, Qty(2)), (need.Status, need.Open));

        On(2026, 1, 29);
        var second = await Receive(order, [(2, 0)], freight: 5.04m, note: new(DueOn: new(2026, 2, 27)));
        await Filled(reservation, "PT-VALV", filled: 2, missing: 0);
        Assert.Equal(PurchaseOrderStatus.Received, second.OrderStatus);
        Assert.Equal(NeedStatus.Met, Assert.Single(await Needs()).Status);

        Assert.Equal([5196, 3464], (await Published<GoodsReceived>()).Select(r => Assert.Single(r.Lines).CostCents));
        Assert.Equal([(5196, new(2026, 2, 20)), (3464, new DateOnly(2026, 2, 27))], (await Published<InvoiceMatched>()).Select(i => (i.TotalCents, i.DueOn)));
        Assert.Equal(50_000, Assert.Single(await Published<PurchaseNeedRaised>()).Quantity);
    }

    [Fact]
    public async Task A15_the_shop_pays_what_it_ordered_and_received_and_accepted()
    {
        On(2026, 3, 2);
        await Rules(approvalAbove: 500);
        await Register("PT-RET");
        Nara();
        var order = await Draft(("PT-RET", 20, 36.40m));
        Assert.Equal(("PC-2026-00001", Reais(728)), ((await Show(order)).Number, (await Show(order)).Total));

        // 1
        Assert.Equal(PurchaseOrderStatus.AwaitingApproval, await Submit(order));
        Assert.Equal(("own-order", 403), await Refusal(() => Approve(order)));
        Otto();
        Assert.Equal(PurchaseOrderStatus.Approved, await Approve(order));

        // 2
        Nara();
        Assert.Equal(PurchaseOrderStatus.AwaitingApproval, await Change(order, ("PT-RET", 22, 36.40m)));
        Assert.Equal((Reais(800.80m), null), ((await Show(order)).Total, (await Show(order)).ApprovedBy));
        Assert.Equal(PurchaseOrderStatus.AwaitingApproval, await Change(order, ("PT-RET", 20, 36.40m)));
        Otto();
        await Approve(order);
        Assert.Equal(PurchaseOrderStatus.Sent, await Send(order));

        // 3
        var receipt = await Receive(order, received: 19, rejected: 1);
        Assert.Equal(("REC-2026-00001", PurchaseOrderStatus.PartiallyReceived), (receipt.Number, receipt.OrderStatus));
        var line = Assert.Single((await Show(order)).Lines);
        Assert.Equal((Qty(19), Qty(1), Qty(18), Qty(2)), (line.Received, line.Rejected, line.Accepted, line.Open));
        var shelved = Assert.Single(Assert.Single(await Published<GoodsReceived>()).Lines);
        Assert.Equal((180_000, 65_520), (shelved.Accepted, shelved.CostCents));

        // 4
        var billed = await Invoice(order, 20, 36.90m, FirstKey);
        Assert.Equal((InvoiceStatus.Divergent, Reais(738)), (billed.Status, billed.Total));
        Assert.Equal([DifferenceKind.Quantity, DifferenceKind.Price], billed.Differences.Select(d => d.Kind));
        Assert.Equal(["PT-RET: 20 na nota, 18 aceitas e ainda não faturadas", "PT-RET: preço R$ 36,90 na nota, R$ 36,40 no pedido (tolerância 1 %)"],
            billed.Differences.Select(d => d.Text));
        Assert.Empty(await Published<InvoiceMatched>());

        // 5
        var twice = await Refused(() => Invoice(order, 20, 36.90m, "3526 0711 2223 3300 0181 5500 1000 0000 4211 2345 6786"));
        Assert.Equal("invoice-already-entered", twice.Code);
        Assert.Contains("02/03/2026 no pedido PC-2026-00001", twice.Message);

        // 6
        var tooMany = await Refused(() => Receive(order, 21));
        Assert.Equal("more-than-open", tooMany.Code);
        Assert.StartsWith("PT-RET: chegaram 21, mas o pedido só tem 2 em aberto.", tooMany.Message);

        // 7
        var resolved = await Resolve(billed.Id);
        Assert.Equal((Reais(655.20m), Reais(82.80m)), (resolved.Payable, resolved.Claimed));
        Assert.Equal([(DifferenceKind.Quantity, Reais(73.80m)), (DifferenceKind.Price, Reais(9))], resolved.Claims.Select(c => (c.Kind, c.Amount)));
        Assert.Equal("not-divergent", (await Refused(() => Resolve(billed.Id))).Code);
        Assert.Equal(65_520, Assert.Single(await Published<InvoiceMatched>()).TotalCents);

        // 8
        var note = new ReceiveGoods.Note(new(2026, 4, 10), Key: SecondKey, Lines: [new(line.Id, Qty(2), UnitPrice.Of(36.60m))]);
        var last = await Receive(order, [(2, 0)], note: note);
        Assert.Equal((PurchaseOrderStatus.Received, InvoiceStatus.Matched), (last.OrderStatus, last.Invoice!.Status));

        Assert.Equal([65_520, 7_320], (await Published<InvoiceMatched>()).Select(i => i.TotalCents));
        var goods = (await Published<GoodsReceived>()).SelectMany(r => r.Lines).ToList();
        Assert.Equal((200_000, 72_840), (goods.Sum(l => l.Accepted), goods.Sum(l => l.CostCents)));
    }

    [Fact]
    public async Task A08_what_is_not_ordered_is_cancelled_and_what_was_sent_stays()
    {
        var (valves, crank) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Short(valves, "PT-VALV", 3);
        await Short(crank, "PT-VIRA", 1);
        var order = await Ordered(("PT-VIRA", 1, 900m));
        for (var press = 0; press < 2; press++)
        {
            await Released(valves, "PT-VALV");
            await Released(crank, "PT-VIRA");
        }
        Assert.Equal(NeedStatus.Cancelled, Assert.Single(await Needs("PT-VALV")).Status);
        Assert.Equal(NeedStatus.Ordered, Assert.Single(await Needs("PT-VIRA")).Status);
        Assert.Equal(PurchaseOrderStatus.Sent, (await Show(order)).Status);

        await Receive(order, 1);
        Assert.Equal(NeedStatus.Met, Assert.Single(await Needs("PT-VIRA")).Status);
        await Short(Guid.CreateVersion7(), "PT-VIRA", 1);
        Assert.Equal(1, await Pending("PT-VIRA"));
    }

    [Fact]
    public async Task A11_the_shortages_of_a_part_are_one_need()
    {
        await Short(Guid.CreateVersion7(), "PT-BRB050", 2, "OS-2026-00003");
        for (var order = 8; order <= 20; order++) await Short(Guid.CreateVersion7(), "PT-RET", 1, $"OS-2026-{order:00000}");
        Assert.Equal(Qty(2), Assert.Single(await Needs("PT-BRB050")).Quantity);
        var need = Assert.Single(await Needs("PT-RET"));
        Assert.Equal((Qty(13), 13), (need.Quantity, need.Orders.Count));
    }

    [Fact]
    public async Task A12_the_need_falls_from_4_to_1_when_freed_pieces_go_to_the_most_urgent()
    {
        var (third, fourth) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Short(third, "PT-JUNTA", 1, "OS-2026-00003", priority: 4);
        await Short(fourth, "PT-JUNTA", 3, "OS-2026-00004", priority: 2);
        Assert.Equal((Qty(4), 2), Assert.Single(await Needs()) is var before ? (before.Quantity, before.Priority) : default);
        for (var run = 0; run < 2; run++) await Filled(fourth, "PT-JUNTA", filled: 3, missing: 0);
        var need = Assert.Single(await Needs());
        Assert.Equal((Qty(1), NeedStatus.Pending, 4), (need.Quantity, need.Status, need.Priority));
        Assert.Equal("OS-2026-00003", Assert.Single(need.Orders).Number);
    }

    private static async Task<(string, int)> Refusal(Func<Task> act) => await Refused(act) is var rule ? (rule.Code, rule.Status) : default;
}
