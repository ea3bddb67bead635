using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Purchasing;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Modules.Tests.Purchasing;

public class NeedTests : PurchasingTest
{
    private readonly Guid reservation = Guid.CreateVersion7();

    [Fact]
    public async Task A_shortage_is_what_is_missing_now_not_a_further_one()
    {
        foreach (var missing in new[] { 5m, 8m, 8m, 2m }) await Short(reservation, "PT-VALV", missing);
        Assert.Equal(2, await Pending("PT-VALV"));
        Assert.Equal([50_000, 80_000], (await Published<PurchaseNeedRaised>()).Select(n => n.Quantity));
        await Short(reservation, "PT-VALV", 0);
        Assert.Equal(NeedStatus.Cancelled, Assert.Single(await Needs()).Status);
    }

    [Fact]
    public async Task What_is_on_its_way_is_not_bought_again()
    {
        await Short(reservation, "PT-VALV", 5);
        await Ordered(("PT-VALV", 7, 10));
        await Short(Guid.CreateVersion7(), "PT-VALV", 4, "OS-2026-00002");
        Assert.Equal([(Qty(5), NeedStatus.Ordered), (Qty(2), NeedStatus.Pending)], (await Needs()).Select(n => (n.Quantity, n.Status)));
    }

    [Fact]
    public async Task A_need_is_as_urgent_as_the_orders_that_wait_for_it()
    {
        await Short(reservation, "PT-VALV", 5, neededOn: new(2026, 3, 6));
        await Do((db, _) => FollowShortage.Rescheduled(new(reservation, Guid.CreateVersion7(), "PT-VALV", 1, new(2026, 2, 1)), db, default));
        var need = Assert.Single(await Needs());
        Assert.Equal((1, new DateOnly(2026, 2, 1), Qty(5)), (need.Priority, need.NeededOn!.Value, need.Quantity));
        Assert.Single(await Published<PurchaseNeedRaised>());
        // Of a reservation that lacks nothing there is nothing to say.
        await Do((db, _) => FollowShortage.Rescheduled(new(Guid.CreateVersion7(), Guid.CreateVersion7(), "PT-VALV", 5, null), db, default));
        Assert.Equal(1, Assert.Single(await Needs()).Priority);
    }

    [Fact]
    public async Task An_order_for_less_leaves_a_need_for_the_rest()
    {
        await Short(reservation, "PT-VALV", 5);
        await Draft(("PT-VALV", 3, 10));
        Assert.Equal([(Qty(3), NeedStatus.Ordered), (Qty(2), NeedStatus.Pending)], (await Needs()).Select(n => (n.Quantity, n.Status)));
    }

    [Fact]
    public async Task A_smaller_or_cancelled_order_brings_the_need_back()
    {
        await Short(reservation, "PT-VALV", 5);
        var order = await Draft(("PT-VALV", 5, 10));
        await Change(order, ("PT-VALV", 4, 10));
        Assert.Equal(1, await Pending("PT-VALV"));
        await Change(order, ("PT-VALV", 6, 10));
        Assert.Equal(0, await Pending("PT-VALV"));
        await Cancel(order);
        Assert.Equal(5, await Pending("PT-VALV"));
        Assert.All(await Needs(), n => Assert.Contains(n.Status, new[] { NeedStatus.Pending, NeedStatus.Cancelled }));
    }

    [Fact]
    public async Task Cancelling_the_rest_of_an_order_meets_what_came_and_needs_the_rest_anew()
    {
        await Short(reservation, "PT-VALV", 5);
        var order = await Ordered(("PT-VALV", 5, 10));
        await Receive(order, 3);
        await Filled(reservation, "PT-VALV", filled: 3, missing: 2);
        Assert.Equal(PurchaseOrderStatus.Cancelled, await Cancel(order));
        Assert.Equal([(Qty(3), NeedStatus.Met), (Qty(2), NeedStatus.Pending)], (await Needs()).Select(n => (n.Quantity, n.Status)));
        Assert.Equal(Quantity.Zero, Assert.Single((await Show(order)).Lines).Open);
    }

    [Fact]
    public async Task Pieces_at_the_door_are_not_bought_again_before_inventory_says_who_got_them()
    {
        var urgent = Guid.CreateVersion7();
        await Short(reservation, "PT-VALV", 5);
        var order = await Ordered(("PT-VALV", 5, 10));
        await Short(urgent, "PT-VALV", 3, "OS-2026-00002", priority: 1);
        Assert.Equal(3, await Pending("PT-VALV"));
        await Receive(order, 5);
        Assert.Equal(3, await Pending("PT-VALV"));
        await Filled(urgent, "PT-VALV", filled: 3, missing: 0);
        await Filled(reservation, "PT-VALV", filled: 2, missing: 3);
        Assert.Equal(3, await Pending("PT-VALV"));
    }

    [Fact]
    public async Task A_shelf_at_its_reorder_point_is_refilled_once()
    {
        for (var time = 0; time < 2; time++) await Low("PT-OLEO", 10);
        Assert.Equal((Qty(10), NeedOrigin.LowStock), Assert.Single(await Needs()) is var low ? (low.Quantity, low.Origin) : default);
        await Short(reservation, "PT-OLEO", 3.5m);
        Assert.Equal((Qty(13.5m), NeedOrigin.ReservationShort), Assert.Single(await Needs()) is var both ? (both.Quantity, both.Origin) : default);
        var order = await Ordered(("PT-OLEO", 13.5m, 20));
        await Receive(order, 13.5m);
        await Filled(reservation, "PT-OLEO", filled: 3.5m, missing: 0);
        Assert.Equal(NeedStatus.Met, Assert.Single(await Needs()).Status);
        await Low("PT-OLEO", 4);
        Assert.Equal(4, await Pending("PT-OLEO"));
    }

    [Fact]
    public async Task A_part_may_be_asked_for_by_hand_and_dismissed_unless_an_order_waits_for_it()
    {
        Assert.Equal("unknown-part", (await Refused(() => Request("PT-NOVA", 2))).Code);
        await Register("PT-NOVA");
        Assert.Equal("invalid-quantity", (await Refused(() => Request("PT-NOVA", 0))).Code);
        await Request("PT-NOVA", 2);
        var need = Assert.Single(await Needs());
        Assert.Equal((Qty(2), NeedOrigin.Manual), (need.Quantity, need.Origin));

        await Short(reservation, "PT-NOVA", 1);
        Assert.Equal("needed-by-order", (await Refused(() => Dismiss(need.Id))).Code);
        await Released(reservation, "PT-NOVA");
        Assert.Equal(2, await Pending("PT-NOVA"));
        await Dismiss(need.Id);
        Assert.Equal(NeedStatus.Cancelled, Assert.Single(await Needs()).Status);
        Assert.Equal("need-not-pending", (await Refused(() => Dismiss(need.Id))).Code);
    }

    [Fact]
    public async Task The_most_urgent_and_earliest_order_speaks_for_the_need()
    {
        await Short(reservation, "PT-VALV", 1, priority: 4, neededOn: new(2026, 3, 6));
        await Short(Guid.CreateVersion7(), "PT-VALV", 1, priority: 2, neededOn: new(2026, 4, 1));
        var need = Assert.Single(await Needs());
        Assert.Equal((2, new DateOnly(2026, 3, 6)), (need.Priority, need.NeededOn));
    }

    [Fact]
    public async Task Facts_about_unknown_parts_and_reservations_change_nothing()
    {
        await Filled(reservation, "PT-VALV", filled: 1, missing: 1);
        await Released(reservation, "PT-VALV");
        await Register("PT-VALV");
        await Filled(reservation, "PT-VALV", filled: 1, missing: 1);
        Assert.Empty(await Needs());
    }

    [Fact]
    public async Task Another_organization_has_needs_of_its_own()
    {
        await Short(reservation, "PT-VALV", 5);
        Tenant = Guid.CreateVersion7();
        Assert.Empty(await Needs());
    }

    /// <summary>Whatever happens in whatever order: what is missing is on order, at the door, or in the one pending need, and nothing twice.</summary>
    [Fact]
    public void The_pending_need_is_what_is_missing_beyond_what_is_coming() => Prop.ForAll(
        (from act in Gen.Choose(0, 6) from who in Gen.Choose(0, 2) from size in Gen.Choose(0, 9) select (act, who, size)).ListOf().ToArbitrary(),
        acts =>
        {
            var part = new Part(Guid.CreateVersion7(), "PT-RET", "Retentor", "PC");
            Guid[] reservations = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
            var orders = reservations.Select(r => (Order: new PurchaseOrder
            {
                Number = "PC", SupplierId = r, SupplierName = "", AuthorId = null, Author = "", CreatedAt = default,
            }, Open: new Quantity[1])).ToArray();
            return acts.All(a =>
            {
                var (order, open, size) = (orders[a.who].Order, orders[a.who].Open, Qty(a.size));
                switch (a.act)
                {
                    case 0: part.Lack(new(reservations[a.who], Guid.Empty, "OS", size, 3, null)); break;
                    case 1: part.Fill(reservations[a.who], size); break;
                    case 2: part.Forget(reservations[a.who]); break;
                    case 3: part.Suggest(size); break;
                    case 4: part.Request(size); break;
                    case 5: part.Order(order, open[0], size); open[0] = size; break;
                    case 6: part.Arrive(order.Id, Quantity.Min(size, open[0])); open[0] -= Quantity.Min(size, open[0]); break;
                }
                var missing = Quantity.Sum(part.Shortages.Select(s => s.Missing)) + part.Refill + part.Requested;
                var pending = part.Needs.Where(n => n.Status == NeedStatus.Pending).ToList();
                var ordered = part.Needs.Where(n => n.Status == NeedStatus.Ordered).ToList();
                return pending.Count <= 1 && pending.TrueForAll(n => n.Quantity > Quantity.Zero)
                    && Quantity.Sum(pending.Select(n => n.Quantity)) == Quantity.Max(Quantity.Zero, missing - part.OnOrder - part.Landed)
                    && part.OnOrder == Quantity.Sum(orders.Select(o => o.Open[0]))
                    && part.Landed >= Quantity.Zero && (part.Shortages.Count > 0 || part.Landed == Quantity.Zero)
                    && ordered.TrueForAll(n => n.Open > Quantity.Zero)
                    && Array.TrueForAll(orders, o => Quantity.Sum(ordered.Where(n => n.PurchaseOrderId == o.Order.Id).Select(n => n.Open)) <= o.Open[0]);
            });
        }).QuickCheckThrowOnFailure();

    private Task Request(string sku, decimal quantity) => Do((db, _) => RequestPart.Handle(new(sku, Qty(quantity)), db, default));

    private Task Dismiss(Guid need) => Do((db, _) => DismissNeed.Handle(need, db, default));
}
