using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Purchasing;

namespace Biela.Modules.Tests.Purchasing;

public class OrderTests : PurchasingTest
{
    [Fact]
    public async Task An_order_up_to_the_limit_needs_no_approval_and_one_centavo_more_does()
    {
        await Register("PT-RET");
        Assert.Equal(PurchaseOrderStatus.Approved, await Submit(await Draft(("PT-RET", 1, 5000))));
        var large = await Draft(("PT-RET", 1, 5000.01m));
        Assert.Equal(PurchaseOrderStatus.AwaitingApproval, await Submit(large));
        Assert.Equal("approval-missing", (await Refused(() => Send(large))).Code);
        Assert.Equal(PurchaseOrderStatus.Approved, await Change(large, ("PT-RET", 1, 4999)));
    }

    [Fact]
    public async Task Who_changed_the_order_does_not_approve_it_nor_does_a_key()
    {
        await Rules(approvalAbove: 0);
        await Register("PT-RET");
        Nara();
        var order = await Draft(("PT-RET", 1, 10));
        Otto();
        await Change(order, ("PT-RET", 2, 10));
        await Submit(order);
        Assert.Equal("own-order", (await Refused(() => Approve(order))).Code);
        Nara();
        Assert.Equal("own-order", (await Refused(() => Approve(order))).Code);
        As = (null, "integração", "", default);
        Assert.Equal("own-order", (await Refused(() => Approve(order))).Code);
        As = (Guid.CreateVersion7(), "Celina Aguiar", "Owner", default);
        Assert.Equal("changed-meanwhile", (await Refused(() => Approve(order, seen: "\"1\""))).Code);
        Assert.Equal(PurchaseOrderStatus.Approved, await Approve(order, seen: $"\"{(await Show(order)).Version}\""));
        Assert.Equal("Celina Aguiar", (await Show(order)).ApprovedBy);
    }

    [Fact]
    public async Task Writing_the_same_lines_again_keeps_the_approval_and_the_ids()
    {
        await Rules(approvalAbove: 0);
        await Register("PT-RET");
        Nara();
        var order = await Draft(("PT-RET", 1, 10));
        var line = Assert.Single((await Show(order)).Lines).Id;
        await Submit(order);
        Otto();
        await Approve(order);
        Assert.Equal(PurchaseOrderStatus.Approved, await Change(order, ("PT-RET", 1, 10)));
        Assert.Equal(PurchaseOrderStatus.AwaitingApproval, await Change(order, ("PT-RET", 1, 10.01m)));
        Assert.Equal(line, Assert.Single((await Show(order)).Lines).Id);
    }

    [Fact]
    public async Task An_order_moves_only_forward()
    {
        await Register("PT-RET");
        var order = await Draft(("PT-RET", 2, 10));
        Assert.Equal("not-approved", (await Refused(() => Send(order))).Code);
        Assert.Equal("not-awaiting-approval", (await Refused(() => Approve(order))).Code);
        Assert.Equal("not-expected", (await Refused(() => Receive(order, 1))).Code);
        Assert.Equal("not-sent", (await Refused(() => Invoice(order, 1, 10))).Code);
        await Submit(order);
        Assert.Equal("not-draft", (await Refused(() => Submit(order))).Code);
        await Send(order);
        Assert.Equal("order-sent", (await Refused(() => Change(order, ("PT-RET", 3, 10)))).Code);
        Assert.Equal("not-approved", (await Refused(() => Send(order))).Code);
        await Receive(order, 2);
        Assert.Equal("order-over", (await Refused(() => Cancel(order))).Code);
        Assert.Equal("not-expected", (await Refused(() => Receive(order, 1))).Code);

        var sent = Assert.Single(await Published<PurchaseOrderSent>());
        Assert.Equal((order, "PC-2026-00001", "Distribuidora Ponte Alta", 2000), (sent.PurchaseOrderId, sent.Number, sent.SupplierName, sent.TotalCents));
    }

    [Fact]
    public async Task A_cancelled_order_expects_nothing_and_says_why()
    {
        await Register("PT-RET");
        var order = await Ordered(("PT-RET", 2, 10));
        await Cancel(order);
        Assert.Equal("order-over", (await Refused(() => Cancel(order))).Code);
        Assert.Equal("not-expected", (await Refused(() => Receive(order, 1))).Code);
        Assert.Equal("sem estoque no fornecedor", (await Show(order)).CancelReason);
        Assert.Equal(order, Assert.Single(await Published<PurchaseOrderCancelled>()).PurchaseOrderId);
    }

    [Fact]
    public async Task Lines_that_cannot_be_bought_are_refused()
    {
        await Register("PT-RET");
        foreach (var (sku, quantity, price, code) in new[]
        {
            ("PT-NADA", 1m, 1m, "unknown-part"), ("PT-RET", 0, 1, "invalid-quantity"), ("PT-RET", -1, 1, "invalid-quantity"),
            ("PT-RET", 1_000_000.0001m, 1, "invalid-quantity"), ("PT-RET", 1, -0.01m, "invalid-price"), ("PT-RET", 1, 1_000_000.01m, "invalid-price"),
        })
            Assert.Equal(code, (await Refused(() => Draft((sku, quantity, price)))).Code);
        Assert.Equal("duplicate-part", (await Refused(() => Draft(("PT-RET", 1, 1), ("PT-RET", 2, 2)))).Code);
    }

    [Fact]
    public async Task Numbers_have_no_gaps_when_a_draft_is_refused()
    {
        await Register("PT-RET");
        await Refused(() => Draft(("PT-NADA", 1, 1)));
        Assert.Equal("PC-2026-00001", (await Show(await Draft(("PT-RET", 1, 1)))).Number);
        Assert.Equal("PC-2026-00002", (await Show(await Draft(("PT-RET", 1, 1)))).Number);
    }

    [Fact]
    public async Task A_supplier_is_entered_once_and_an_inactive_one_gets_no_orders()
    {
        await Register("PT-RET");
        var supplier = await Supplier("Ponte Alta", taxId: "11.222.333/0001-81", leadDays: 5);
        var twice = await Refused(() => Supplier("Ponte Alta Ltda.", taxId: "11222333000181"));
        Assert.Equal(("supplier-exists", "11.222.333/0001-81 já está cadastrado: Ponte Alta."), (twice.Code, twice.Message));
        Assert.Equal(new DateOnly(2026, 1, 17), (await Show(await Draft(supplier, ("PT-RET", 1, 1)))).ExpectedOn);

        await Do((db, _) => ChangeSupplier.Handle(supplier, new("Ponte Alta", TaxId.Parse("11222333000181"), Active: false), db, default));
        Assert.Equal("supplier-inactive", (await Refused(() => Draft(supplier, ("PT-RET", 1, 1)))).Code);
        Assert.Equal("not-found", (await Refused(() => Draft(Guid.CreateVersion7(), ("PT-RET", 1, 1)))).Code);
        var found = Assert.Single((await Do((db, _) => ListSuppliers.Handle(db, default, search: "ponte"))).Value!.Items);
        Assert.Equal(("Ponte Alta", false), (found.Name, found.Active));
    }

    [Fact]
    public async Task Settings_have_defaults_and_refuse_nonsense()
    {
        var before = (await Do((db, _) => ShowSettings.Handle(db, default))).Value!;
        Assert.Equal((Reais(5000), Percent.Of(1)), (before.ApprovalAbove, before.PriceTolerance));
        Assert.Equal("invalid", (await Refused(() => Rules(-1))).Code);
        Assert.Equal("invalid", (await Refused(() => Rules(1, tolerance: 100.01m))).Code);
        await Rules(500);
        await Rules(600, tolerance: 2);
        var after = (await Do((db, _) => ShowSettings.Handle(db, default))).Value!;
        Assert.Equal((Reais(600), Percent.Of(2)), (after.ApprovalAbove, after.PriceTolerance));
    }

    [Fact]
    public async Task Orders_are_listed_by_status()
    {
        await Register("PT-RET");
        await Draft(("PT-RET", 1, 1));
        var sent = await Ordered(("PT-RET", 1, 1));
        var listed = (await Do((db, _) => ListOrders.Handle(db, default, PurchaseOrderStatus.Sent))).Value!.Items;
        Assert.Equal(sent, Assert.Single(listed).Id);
    }
}
