using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Purchasing;

namespace Biela.Modules.Tests.Purchasing;

public class ReceivingTests : PurchasingTest
{
    private const string Key = "35260711222333000181550010000000421123456786";
    private static readonly DateOnly Due = new(2026, 2, 20);

    [Fact]
    public async Task Freight_and_discount_are_spread_by_value_over_what_was_accepted()
    {
        var order = await Order(("PT-A", 3, 33.33m), ("PT-B", 1, 0.05m), ("PT-C", 2, 10));
        await Receive(order, [(3, 0), (1, 0), (2, 2)], freight: 10, discount: 5, note: new(Due));
        var lines = Assert.Single(await Published<GoodsReceived>()).Lines;
        // Of R$ 100,04 accepted, R$ 0,05 carries 0,4998 of a centavo of the freight and 0,2499 of the discount.
        Assert.Equal([("PT-A", 30_000, 9999 + 1000 - 500), ("PT-B", 10_000, 5)], lines.Select(l => (l.Sku, l.Accepted, l.CostCents)));
        Assert.Equal(10_004 + 500, Assert.Single(await Published<InvoiceMatched>()).TotalCents);
    }

    [Fact]
    public async Task What_is_rejected_is_still_to_come_and_tells_nobody_anything()
    {
        var order = await Order(("PT-A", 2, 10));
        Assert.Equal(PurchaseOrderStatus.Sent, (await Receive(order, received: 2, rejected: 2)).OrderStatus);
        Assert.Empty(await Published<GoodsReceived>());
        Assert.Equal(Qty(2), Assert.Single((await Show(order)).Lines).Open);
        Assert.Equal("nothing-accepted", (await Refused(() => Receive(order, [(1, 1)], freight: 1))).Code);
        Assert.Equal("nothing-accepted", (await Refused(() => Receive(order, [(1, 1)], note: new(Due)))).Code);
        Assert.Equal(PurchaseOrderStatus.Received, (await Receive(order, 2)).OrderStatus);
    }

    [Fact]
    public async Task Receipts_that_cannot_be_are_refused_and_leave_everything_as_it_was()
    {
        var order = await Order(("PT-A", 2, 10), ("PT-B", 2, 10));
        Assert.StartsWith("PT-B: chegaram 3", (await Refused(() => Receive(order, [(2, 0), (3, 0)]))).Message);
        Assert.Equal("invalid-quantity", (await Refused(() => Receive(order, 0))).Code);
        Assert.Equal("invalid-quantity", (await Refused(() => Receive(order, 1, rejected: 2))).Code);
        Assert.Equal("invalid-quantity", (await Refused(() => Receive(order, 1, rejected: -1))).Code);
        Assert.Equal("discount-too-large", (await Refused(() => Receive(order, [(1, 0)], discount: 10.01m))).Code);
        Assert.Equal("invalid", (await Refused(() => Receive(order, [(1, 0)], freight: -1))).Code);
        Assert.Equal("invalid", (await Refused(() => Receive(order, [(1, 0)], discount: -1))).Code);
        Assert.Equal("receipt-in-future", (await Refused(() => Receive(order, [(1, 0)], on: new(2026, 1, 13)))).Code);
        var line = (await Show(order)).Lines[0].Id;
        Assert.Equal("duplicate-line", (await Refused(() => ReceiveLines(order, line, line))).Code);
        Assert.Equal("line-not-found", (await Refused(() => ReceiveLines(order, Guid.CreateVersion7()))).Code);

        var shown = await Show(order);
        Assert.All(shown.Lines, l => Assert.Equal(Quantity.Zero, l.Received));
        Assert.Empty(shown.Receipts);
        Assert.Equal("REC-2026-00001", (await Receive(order, [(2, 0), (2, 0)], on: new(2026, 1, 10))).Number);
        Assert.Equal(new DateOnly(2026, 1, 10), Assert.Single(await Published<GoodsReceived>()).ReceivedOn);
    }

    [Fact]
    public async Task A_price_at_the_tolerance_matches_and_a_hair_beyond_it_does_not()
    {
        var order = await Order(("PT-A", 4, 100));
        await Receive(order, 4);
        Assert.Equal(InvoiceStatus.Matched, (await Invoice(order, 1, 101)).Status);
        Assert.Equal(InvoiceStatus.Matched, (await Invoice(order, 1, 99)).Status);
        Assert.Equal(InvoiceStatus.Divergent, (await Invoice(order, 1, 101.0000000001m)).Status);
        Assert.Equal(InvoiceStatus.Divergent, (await Invoice(order, 1, 98.99m)).Status);
        Assert.Equal([10_100, 9_900], (await Published<InvoiceMatched>()).Select(i => i.TotalCents));
    }

    [Fact]
    public async Task What_one_invoice_covers_another_does_not()
    {
        var order = await Order(("PT-A", 4, 100));
        await Receive(order, 3);
        Assert.Equal(InvoiceStatus.Matched, (await Invoice(order, 2, 100)).Status);
        var second = await Invoice(order, 2, 100);
        Assert.Equal("PT-A: 2 na nota, 1 aceitas e ainda não faturadas", Assert.Single(second.Differences).Text);
        Assert.Equal((Reais(100), Reais(100)), await Resolve(second.Id) is var resolved ? (resolved.Payable, resolved.Claimed) : default);
        Assert.Equal(Qty(3), Assert.Single((await Show(order)).Lines).Billed);
    }

    [Fact]
    public async Task A_divergent_invoice_is_resolved_with_what_has_come_by_then()
    {
        var order = await Order(("PT-A", 2, 100));
        var early = await Invoice(order, 2, 100);
        Assert.Equal(InvoiceStatus.Divergent, early.Status);
        await Receive(order, 2);
        Assert.Equal(Reais(200), (await Resolve(early.Id)).Payable);
        Assert.Equal(20_000, Assert.Single(await Published<InvoiceMatched>()).TotalCents);
    }

    [Fact]
    public async Task A_lower_price_is_paid_as_billed()
    {
        var order = await Order(("PT-A", 2, 100));
        await Receive(order, 2);
        var cheap = await Invoice(order, 2, 90);
        Assert.Equal((Reais(180), Reais(0)), await Resolve(cheap.Id) is var resolved ? (resolved.Payable, resolved.Claimed) : default);
    }

    [Fact]
    public async Task An_invoice_for_nothing_accepted_is_claimed_whole_and_pays_nothing()
    {
        var order = await Order(("PT-A", 2, 100));
        var invoice = await Invoice(order, 2, 100);
        Assert.Equal(Reais(200), (await Resolve(invoice.Id)).Claimed);
        Assert.Empty(await Published<InvoiceMatched>());
    }

    [Fact]
    public async Task Freight_is_paid_once_and_only_when_it_came_with_goods()
    {
        var order = await Order(("PT-A", 2, 100));
        await Receive(order, [(2, 0)], freight: 10);
        Assert.Equal(InvoiceStatus.Matched, (await Invoice(order, 1, 100, freight: 10)).Status);
        var again = await Invoice(order, 1, 100, freight: 10);
        Assert.Equal((DifferenceKind.Charges, Reais(10)), Assert.Single(again.Differences) is var d ? (d.Kind, d.Amount) : default);
        Assert.Equal(Reais(100), (await Resolve(again.Id)).Payable);
    }

    [Fact]
    public async Task Goods_whose_note_does_not_agree_enter_at_the_ordered_price_and_nothing_is_paid_yet()
    {
        var order = await Order(("PT-A", 2, 100));
        var line = Assert.Single((await Show(order)).Lines).Id;
        var receipt = await Receive(order, [(2, 0)], note: new(Due, Lines: [new(line, Qty(2), UnitPrice.Of(120))]));
        Assert.Equal(InvoiceStatus.Divergent, receipt.Invoice!.Status);
        Assert.Equal(20_000, Assert.Single(Assert.Single(await Published<GoodsReceived>()).Lines).CostCents);
        Assert.Empty(await Published<InvoiceMatched>());
        Assert.Equal(receipt.Invoice.Id, Assert.Single((await Do((db, _) => ListInvoices.Handle(db, default, InvoiceStatus.Divergent))).Value!.Items).Id);
    }

    [Fact]
    public async Task A_mistyped_key_is_refused_and_a_discarded_note_makes_room_for_the_right_one()
    {
        var order = await Order(("PT-A", 2, 100));
        await Receive(order, 2);
        foreach (var wrong in new[] { "123", Key[..^1] + "5", Key + "0", new string('ç', 44) })
            Assert.Equal("invalid-key", (await Refused(() => Invoice(order, 2, 100, wrong))).Code);
        var mistyped = await Invoice(order, 20, 100, Key);
        await Discard(mistyped.Id);
        Assert.Equal("not-divergent", (await Refused(() => Discard(mistyped.Id))).Code);
        Assert.Equal("not-divergent", (await Refused(() => Resolve(mistyped.Id))).Code);
        var right = await Invoice(order, 2, 100, Key);
        Assert.Equal(InvoiceStatus.Matched, right.Status);
        Assert.Equal("not-divergent", (await Refused(() => Discard(right.Id))).Code);
        Assert.Equal("invoice-already-entered", (await Refused(() => Invoice(order, 2, 100, Key))).Code);
    }

    [Fact]
    public async Task Another_organization_may_have_the_same_key()
    {
        await Invoice(await Order(("PT-A", 1, 100)), 1, 100, Key);
        Tenant = Guid.CreateVersion7();
        await Do((db, _) => KeepPart.Handle(new(Guid.CreateVersion7(), "PT-A", "PT-A", "PC"), db, default));
        Assert.Equal(Reais(100), (await Invoice(await Ordered(("PT-A", 1, 100)), 1, 100, Key)).Total);
    }

    private async Task<Guid> Order(params (string Sku, decimal Quantity, decimal Price)[] lines)
    {
        foreach (var line in lines) await Register(line.Sku);
        return await Ordered(lines);
    }

    private Task ReceiveLines(Guid order, params Guid[] lines) => Do((db, s) => ReceiveGoods.Handle(
        order, new([.. lines.Select(l => new ReceiveGoods.Line(l, Qty(1)))]), db, Tenancy(s), Who(s), Clock, default));

    private Task Discard(Guid invoice) => Do((db, _) => DiscardInvoice.Handle(invoice, db, default));
}
