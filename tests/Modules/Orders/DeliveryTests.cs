using Biela.Contracts.Financial;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Orders;
using static Biela.Modules.Orders.ComponentKind;

namespace Biela.Modules.Tests.Orders;

public sealed class DeliveryTests : OrdersTest
{
    private static readonly Guid Title = Guid.CreateVersion7();

    private static TitleOverdue Overdue(Opened order) => new(Title, "OS-2026-00001 1/3", order.Id, order.CustomerId, "Tomé Arruda", 164_823, new(2026, 1, 31));

    private static TitleClosed Closed(Opened order) => new(Title, order.Id, order.CustomerId, "Liquidado");

    private static SettlementReversed Returned() =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Title, "OS-2026-00001 1/3", Guid.CreateVersion7(), new(2026, 2, 3), -164_823);

    private async Task<Opened> Completed()
    {
        var order = await Open(PISTAO);
        await Hear(Approved(order));
        await Finish(order, PISTAO);
        return order;
    }

    [Theory]
    [InlineData("2026-03-06", 6, "2026-06-04", "2026-12-04")]
    [InlineData("2026-02-10", 3, "2026-05-11", "2026-08-11")]
    [InlineData("2026-10-02", 2, "2026-12-31", "2027-02-28")]
    [InlineData("2026-03-06", 0, "2026-06-04", "2026-06-04")]
    public void The_contractual_months_come_on_top_of_the_legal_days(string delivered, int months, string legal, string until) =>
        Assert.Equal(new(DateOnly.Parse(delivered), DateOnly.Parse(legal), DateOnly.Parse(until)), Warranty.From(DateOnly.Parse(delivered), months));

    [Fact]
    public async Task Delivery_recognises_the_net_approved_and_starts_the_warranty()
    {
        await Configure(warrantyMonths: 6);
        var order = await Completed();
        Clock.Now = new(2026, 3, 7, 2, 30, 0, TimeSpan.Zero); // 06/03 23:30 in São Paulo
        var answer = (await Deliver(order, odometer: 41_200)).Value!;
        Assert.Equal((new DateOnly(2026, 3, 6), new DateOnly(2026, 12, 4)), (answer.DeliveredOn, answer.Warranty.Until));
        Assert.Equal(
            new OrderDelivered(order.Id, order.Number, order.CustomerId, "Tomé Arruda", new(2026, 3, 6), 314_240, 180_227, "Tomé Arruda"),
            Assert.Single(await Published<OrderDelivered>()));
        Assert.Equal(
            new WarrantyStarted(order.Id, new(2026, 3, 6), new(2026, 6, 4), new(2026, 12, 4)), Assert.Single(await Published<WarrantyStarted>()));
        var shown = await Show(order);
        Assert.Equal((OrderStatus.Delivered, answer.Warranty), (shown.Status, shown.Warranty));
    }

    [Fact]
    public async Task A_delivered_order_changes_no_more()
    {
        var order = await Completed();
        await Deliver(order);
        Func<Task>[] acts =
        [
            () => Deliver(order), () => Cancel(order), () => Rework(order, PISTAO, "wash"), () => Start(order, PISTAO, "wash"),
            () => Skip(order, PISTAO, "wash"),
        ];
        foreach (var act in acts) Assert.Equal("order-delivered", (await Refused(act)).Code);
        Assert.Single(await Published<OrderDelivered>());
    }

    [Fact]
    public async Task An_order_leaves_only_when_all_of_it_is_done()
    {
        var order = await Open(PISTAO, BIELA);
        await Hear(Approved(order));
        await Finish(order, PISTAO);
        Assert.Equal("order-not-completed", (await Refused(() => Deliver(order))).Code);
    }

    [Fact]
    public async Task A_customer_who_owes_waits_at_the_desk_until_the_title_is_closed()
    {
        var order = await Completed();
        await Hear(Overdue(order));
        await Hear(Overdue(order));
        var refused = await Refused(() => Deliver(order));
        Assert.Equal(("customer-overdue", "Tomé Arruda tem título vencido. Receba ou renegocie antes de entregar."), (refused.Code, refused.Message));
        await Hear(Closed(order));
        await Hear(Closed(order));
        await Deliver(order);
    }

    [Fact]
    public async Task A_cheque_that_comes_back_makes_the_title_late_again()
    {
        var order = await Completed();
        await Hear(Overdue(order));
        await Hear(Closed(order));
        await Hear(Returned());
        Assert.Equal("customer-overdue", (await Refused(() => Deliver(order))).Code);
    }

    [Fact]
    public async Task Titles_that_were_never_late_do_not_matter()
    {
        var order = await Completed();
        await Hear(Closed(order));
        await Hear(Returned());
        await Hear(Overdue(order) with { TitleId = Guid.CreateVersion7(), CustomerId = Guid.CreateVersion7() });
        await Deliver(order);
    }

    [Fact]
    public async Task The_shop_may_allow_delivery_to_who_owes()
    {
        var order = await Completed();
        await Hear(Overdue(order));
        await Configure(warrantyMonths: 3, allowOverdue: true);
        await Deliver(order);
        Assert.Equal(new ShowSettings.Response(3, true), (await Do((db, _) => ShowSettings.Handle(db, default))).Value);
    }
}
