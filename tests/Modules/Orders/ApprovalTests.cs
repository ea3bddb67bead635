using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Orders;
using static Biela.Modules.Orders.ComponentKind;

namespace Biela.Modules.Tests.Orders;

public sealed class ApprovalTests : OrdersTest
{
    private static readonly Guid Valves = Guid.CreateVersion7();

    private static StockReserved Reserved(Opened order, Guid approval, long needed, long reserved) =>
        new(approval, order.Id, [new(Valves, Guid.CreateVersion7(), "PT-VALV", needed, reserved)], new(2026, 2, 13));

    private static ReservationShort Short(Opened order, long missing) =>
        new(Valves, order.Id, order.Number, Guid.CreateVersion7(), "PT-VALV", "Válvula", "UN", missing, 3, null);

    private static ReservationFilled Filled(Opened order, long filled, long missing) => new(Valves, order.Id, "PT-VALV", filled, missing);

    [Fact]
    public async Task An_approval_releases_the_order_once_and_shows_what_was_approved()
    {
        var order = await Open(BLOCO);
        var approved = Approved(order);
        await Hear(approved);
        await Hear(approved);
        var shown = await Show(order);
        Assert.Equal((3142.40m, 1802.27m, 4944.67m), (shown.ApprovedServices?.Reais, shown.ApprovedParts?.Reais, shown.ApprovedTotal?.Reais));
        Assert.Equal(order.Number, Assert.Single(await Published<OrderReleased>()).Number);
        Assert.Single(await History(order), h => h == "Orçamento ORC-2026-00001 aprovado: R$ 4.944,67");
    }

    [Fact]
    public async Task A_supplement_adds_up_and_what_is_taken_back_comes_off()
    {
        var order = await Open(BLOCO);
        await Hear(Approved(order, services: 154_720, parts: 69_840));
        var supplement = Approved(order, services: 37_879, parts: 7_180);
        await Hear(supplement);
        Assert.Equal(2696.19m, (await Show(order)).ApprovedTotal?.Reais);
        await Hear(TakenBack(supplement));
        await Hear(TakenBack(supplement));
        var shown = await Show(order);
        Assert.Equal((2245.60m, OrderStatus.Approved), (shown.ApprovedTotal?.Reais, shown.Status));
        Assert.Single(await Published<OrderReleased>());
    }

    [Fact]
    public async Task Taking_back_the_last_approval_closes_the_shop_floor()
    {
        var order = await Open(BIELA);
        var approved = Approved(order);
        await Hear(approved);
        await Through(order, BIELA, "wash", "inspection");
        await Hear(TakenBack(approved));
        Assert.Equal("budget-not-approved", (await Refused(() => Start(order, BIELA, "machining"))).Code);
        await Hear(Approved(order));
        await Start(order, BIELA, "machining");
        Assert.Equal(2, (await Published<OrderReleased>()).Count);
    }

    [Fact]
    public async Task An_approval_that_was_taken_back_before_it_arrived_releases_nothing()
    {
        var order = await Open(BLOCO);
        var approved = Approved(order);
        await Hear(TakenBack(approved));
        await Hear(approved);
        var shown = await Show(order);
        Assert.Equal((OrderStatus.Open, 0m), (shown.Status, shown.ApprovedTotal?.Reais));
        Assert.Empty(await Published<OrderReleased>());
    }

    [Fact]
    public async Task An_approval_may_come_before_the_inspection()
    {
        var order = await Open(BLOCO);
        await Hear(Approved(order));
        await Hear(Inspection(order, BLOCO, "Incoming", "Out"));
        await Hear(new Contracts.Diagnostics.DiagnosisCompleted(order.Id, 1, "Out", [], []));
        Assert.Equal((OrderStatus.Approved, Verdict.Out), ((await Show(order)).Status, (await Show(order, BLOCO)).Verdict));
    }

    [Fact]
    public async Task A_cancelled_order_is_not_released_by_an_approval_on_its_way()
    {
        var order = await Open(BLOCO);
        await Cancel(order);
        var approved = Approved(order);
        await Hear(approved);
        Assert.Equal(OrderStatus.Cancelled, (await Show(order)).Status);
        Assert.Empty(await Published<OrderReleased>());
        await Hear(TakenBack(approved));
        Assert.Equal(0m, (await Show(order)).ApprovedTotal?.Reais);
    }

    [Fact]
    public async Task Cancelling_twice_is_cancelling_once()
    {
        var order = await Open(BLOCO);
        On(6, 7);
        await Cancel(order);
        await Cancel(order, "de novo");
        Assert.Equal(new OrderCancelled(order.Id, order.Number, "vendeu o carro", new(2026, 7, 6)), Assert.Single(await Published<OrderCancelled>()));
        Assert.Equal("order-cancelled", (await Refused(() => Start(order, BLOCO, "wash"))).Code);
        Assert.Equal("order-cancelled", (await Refused(() => Rework(order, BLOCO, "wash"))).Code);
        Assert.Equal("order-cancelled", (await Refused(() => Deliver(order))).Code);
    }

    [Fact]
    public async Task An_order_in_production_cannot_be_cancelled()
    {
        var order = await Open(BIELA);
        await Hear(Approved(order));
        await Through(order, BIELA, "wash", "inspection");
        await Start(order, BIELA, "machining");
        Assert.Equal("production-started", (await Refused(() => Cancel(order))).Code);
        await Rework(order, BIELA, "machining");
        Assert.Equal("production-started", (await Refused(() => Cancel(order))).Code);
        Assert.Empty(await Published<OrderCancelled>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_waits_for_parts_until_the_last_piece_is_there(bool stockAnswersFirst)
    {
        var order = await Open(MONTAGEM);
        var approved = Approved(order, "PT-VALV");
        if (stockAnswersFirst) await Twice(Reserved(order, approved.ApprovalId, 80_000, 30_000), Short(order, 50_000), approved);
        else await Twice(approved, Short(order, 50_000), Reserved(order, approved.ApprovalId, 80_000, 30_000));
        var shown = await Show(order);
        Assert.Equal((true, OrderStatus.AwaitingParts), (shown.AwaitingParts, shown.Status));
        Assert.Equal(("PT-VALV", 5m), shown.MissingParts.Select(m => (m.Sku, m.Missing.Value)).Single());
        Assert.Equal("parts-missing", (await Refused(() => Start(order, MONTAGEM, "assembly"))).Code);

        await Twice(Filled(order, 30_000, 20_000));
        Assert.Equal(2m, (await Show(order)).MissingParts.Single().Missing.Value);
        await Twice(Filled(order, 20_000, 0));
        Assert.Equal((false, OrderStatus.Approved), ((await Show(order)).AwaitingParts, (await Show(order)).Status));
        await Start(order, MONTAGEM, "assembly");
        Assert.Equal(["Faltam 5 de PT-VALV", "Faltam 2 de PT-VALV", "PT-VALV completo"], (await History(order)).Where(h => h.Contains("PT-VALV")).Reverse());
    }

    [Fact]
    public async Task Assembly_waits_until_the_stock_has_said_what_it_has()
    {
        var order = await Open(MONTAGEM);
        var approved = Approved(order, "PT-VALV");
        await Hear(approved);
        Assert.Equal("parts-missing", (await Refused(() => Start(order, MONTAGEM, "assembly"))).Code);
        await Hear(Reserved(order, approved.ApprovalId, 80_000, 80_000));
        await Start(order, MONTAGEM, "assembly");
    }

    [Fact]
    public async Task Parts_the_customer_brings_are_not_waited_for()
    {
        var order = await Open(MONTAGEM);
        await Hear(Approved(order, "PT-VALV", supplied: true));
        await Start(order, MONTAGEM, "assembly");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reservation_that_ended_misses_nothing_and_the_order_says_so(bool expired)
    {
        var order = await Open(MONTAGEM);
        await Hear(Approved(order));
        await Hear(Short(order, 50_000));
        if (expired) await Twice(new ReservationExpired(Valves, order.Id, order.Number, "PT-VALV", 30_000));
        else await Twice(new ReservationReleased(Valves, order.Id, "PT-VALV", 30_000, "aprovação cancelada"));
        await Hear(Short(order, 50_000));
        Assert.False((await Show(order)).AwaitingParts);
        Assert.Single(await History(order), expired ? "Reserva de PT-VALV venceu" : "Reserva de PT-VALV liberada: aprovação cancelada");
    }

    private async Task Twice(params Contracts.IEvent[] facts)
    {
        foreach (var fact in facts)
        {
            await Hear(fact);
            await Hear(fact);
        }
    }
}
