using Biela.Contracts.Inventory;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Biela.Modules.Inventory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Inventory;

/// <summary>A01 and A11: what is approved is set aside, what is set aside is nobody else's.</summary>
public sealed class ReservationTests : InventoryTest
{
    private async Task TheStockOfTheMainJob()
    {
        await Stock("PT-PIST050", 2, 905.20m);
        await Stock("PT-ANEL050", 3, 401.10m);
        await Stock("PT-BRM025", 1, 98.40m);
        await Stock("PT-BRB050", 2, 171.00m);
        await Stock("PT-VALV", 3, 49.50m);
        await Stock("PT-OLEO", 12.5m, 290.00m);
        await Stock("PT-JUNTA", 1, 187.25m);
        await Approve("OS-2025-09999", 3, ("PT-ANEL050", 2));
    }

    private static readonly (string, decimal)[] TheParts =
        [("PT-PIST050", 1), ("PT-ANEL050", 1), ("PT-BRM025", 1), ("PT-BRB050", 1), ("PT-VALV", 8), ("PT-JUNTA", 1)];

    [Fact]
    public async Task Approving_a_budget_reserves_its_parts_and_says_what_is_short()
    {
        await TheStockOfTheMainJob();
        At(1, 14, 10, 20);
        await Approve("OS-2026-00001", 3, TheParts);

        var reserved = (await Published<StockReserved>())[^1];
        Assert.Equal(new DateOnly(2026, 2, 13), reserved.ExpiresOn);
        Assert.Equal([(1L, 1L), (1, 1), (1, 1), (1, 1), (8, 3), (1, 1)], reserved.Parts.Select(p => (p.Needed / 10_000, p.Reserved / 10_000)));
        Assert.Equal((2m, 1m, 1m), await Shelf("PT-PIST050"));
        Assert.Equal((3m, 3m, 0m), await Shelf("PT-ANEL050"));
        Assert.Equal((1m, 1m, 0m), await Shelf("PT-BRM025"));
        Assert.Equal((2m, 1m, 1m), await Shelf("PT-BRB050"));
        Assert.Equal((3m, 3m, 0m), await Shelf("PT-VALV"));
        Assert.Equal((12.5m, 0m, 12.5m), await Shelf("PT-OLEO"));
        Assert.Equal((1m, 1m, 0m), await Shelf("PT-JUNTA"));
        var missing = Assert.Single(await Published<ReservationShort>());
        Assert.Equal(("PT-VALV", 50_000L, "OS-2026-00001"), (missing.Sku, missing.Missing, missing.OrderNumber));
    }

    [Fact]
    public async Task The_valves_arrive_twice_and_leave_with_the_rest_at_what_they_cost()
    {
        await TheStockOfTheMainJob();
        At(1, 14, 10, 20);
        await Approve("OS-2026-00001", 3, TheParts);
        At(1, 22);
        await Goods("REC-2026-00001", new(2026, 1, 22), ("PT-VALV", 3, 51.96m));
        At(1, 29);
        await Goods("REC-2026-00002", new(2026, 1, 29), ("PT-VALV", 2, 34.64m));

        Assert.Equal([(3m, 49.50m, 16.5000m), (6, 101.46m, 16.9100m), (8, 136.10m, 17.0125m)],
            (await Ledger("PT-VALV")).Select(e => (e.BalanceQuantity.Value, e.BalanceValue.Reais, e.Average.Reais)));
        Assert.Equal([(30_000L, 20_000L), (20_000, 0)], (await Published<ReservationFilled>()).Select(f => (f.Filled, f.Missing)));

        At(2, 10);
        var costs = await Issue("OS-2026-00001", TheParts);
        Assert.Equal([452.60m, 133.70m, 98.40m, 85.50m, 136.10m, 187.25m], costs);
        Assert.Equal(1093.55m, await CostOf("OS-2026-00001"));
        Assert.All(await Do((db, _) => db.Reservations.AsNoTracking().Where(r => r.OrderId == Order("OS-2026-00001")).ToListAsync()),
            r => Assert.Equal((ReservationStatus.Consumed, r.Needed), (r.Status, r.Consumed)));
        Assert.Equal((2m, 2m, 0m), await Shelf("PT-ANEL050"));
    }

    [Fact]
    public async Task Services_refused_lines_and_what_the_customer_brings_touch_no_stock()
    {
        await Stock("PT-OLEO", 12.5m, 290);
        var approved = Approval("OS-2026-00001", 3, ("PT-OLEO", 3.5m));
        await Hear(approved with { Lines = [approved.Lines[0] with { CustomerSupplied = true }, approved.Lines[0] with { Kind = "Service" }] });

        Assert.Equal((12.5m, 0m, 12.5m), await Shelf("PT-OLEO"));
        Assert.Empty(await Published<StockReserved>());
    }

    [Fact]
    public async Task A_part_nobody_registered_is_introduced_and_short()
    {
        await Approve("OS-2026-00001", 3, ("PT-RARA", 2));

        Assert.Equal("PT-RARA", Assert.Single(await Published<PartRegistered>()).Sku);
        Assert.Equal(20_000, Assert.Single(await Published<ReservationShort>()).Missing);
    }

    [Fact]
    public async Task Every_event_heard_again_changes_nothing()
    {
        await Stock("PT-VALV", 3, 49.50m);
        var approved = await Approve("OS-2026-00001", 3, ("PT-VALV", 8));
        await Hear(approved);
        var goods = await Goods("REC-2026-00001", new(2026, 1, 12), ("PT-VALV", 3, 51.96m));
        await Hear(goods);
        Assert.Equal((6m, 6m, 0m), await Shelf("PT-VALV"));

        await Cancel(approved);
        await Cancel(approved);
        await Hear(approved);

        Assert.Equal((6m, 0m, 6m), await Shelf("PT-VALV"));
        Assert.Equal(2, (await Ledger("PT-VALV")).Count);
        Assert.Single(await Published<StockReserved>());
        Assert.Single(await Published<ReservationShort>());
        Assert.Single(await Published<ReservationFilled>());
        Assert.Equal(60_000, Assert.Single(await Published<ReservationReleased>()).Released);
    }

    [Fact]
    public async Task An_approval_that_was_cancelled_before_it_arrived_reserves_nothing()
    {
        await Stock("PT-VALV", 3, 49.50m);
        var approved = Approval("OS-2026-00001", 3, ("PT-VALV", 2));
        await Cancel(approved);
        await Hear(approved);

        Assert.Equal((3m, 0m, 3m), await Shelf("PT-VALV"));
        Assert.Empty(await Published<StockReserved>());
    }

    [Fact]
    public async Task What_a_cancellation_frees_goes_to_the_most_urgent_and_then_to_the_oldest_wait()
    {
        await Stock("PT-VALV", 4, 66);
        var first = await Approve("OS-1", 3, ("PT-VALV", 4));
        Clock.Now += TimeSpan.FromMinutes(1);
        await Approve("OS-2", 3, ("PT-VALV", 2));
        Clock.Now += TimeSpan.FromMinutes(1);
        await Approve("OS-3", 3, ("PT-VALV", 2));
        Clock.Now += TimeSpan.FromMinutes(1);
        await Approve("OS-4", 1, ("PT-VALV", 1));
        await Issue("OS-1", "PT-VALV", 1);
        await Cancel(first);

        Assert.Equal([("OS-4", 10_000L, 0L), ("OS-2", 20_000, 0)],
            (await Published<ReservationFilled>()).Select(f => (new[] { "OS-2", "OS-3", "OS-4" }.Single(n => Order(n) == f.OrderId), f.Filled, f.Missing)));
        Assert.Equal((3m, 3m, 0m), await Shelf("PT-VALV"));
        Assert.Equal((ReservationStatus.Released, Quantity.One), ((await ReservationOf("OS-1")).Status, (await ReservationOf("OS-1")).Consumed));
    }

    [Fact]
    public async Task Three_approvals_of_the_same_second_share_ten_pieces()
    {
        await Stock("PT-BRB050", 10, 855);
        await Task.WhenAll(Enumerable.Range(1, 3).Select(n => Approve($"OS-2026-0000{n}", 3, ("PT-BRB050", 4))));

        var reserved = (await Published<StockReserved>()).Select(e => e.Parts.Single().Reserved / 10_000);
        Assert.Equal([2L, 4, 4], reserved.Order());
        Assert.Equal((10m, 10m, 0m), await Shelf("PT-BRB050"));
        Assert.Equal(20_000, Assert.Single(await Published<ReservationShort>()).Missing);

        var counter = await Refused(() => Issue(null, "PT-BRB050", 1));
        var adjustment = await Refused(() => Adjust("PT-BRB050", 9));
        Assert.All([counter, adjustment], refusal =>
        {
            Assert.Equal("reserved-stock", refusal.Code);
            Assert.Contains("10 estão reservadas", refusal.Message);
            Assert.All(Enumerable.Range(1, 3), n => Assert.Contains($"OS-2026-0000{n}: ", refusal.Message));
        });
        Assert.Equal((10m, 10m, 0m), await Shelf("PT-BRB050"));
    }

    [Fact]
    public async Task Twenty_approvals_sent_twice_share_seven_pieces()
    {
        await Stock("PT-RET", 7, 91);
        var approvals = Enumerable.Range(1, 20).Select(n => Approval($"OS-{n}", 3, ("PT-RET", 1))).ToList();
        // The inbox lets one of two twins through; whichever fails in the race is tried again.
        await Task.WhenAll(approvals.Concat(approvals).Select(async a => { try { await Hear(a); } catch (DbUpdateException) { await Hear(a); } }));

        Assert.Equal((7m, 7m, 0m), await Shelf("PT-RET"));
        Assert.Equal(7, (await Published<StockReserved>()).Count(e => e.Parts.Single().Reserved == 10_000));
        Assert.Equal(13, (await Published<ReservationShort>()).Count);
        Assert.Equal(20, await Do((db, _) => db.Reservations.CountAsync()));
    }

    [Fact]
    public async Task Fifty_parallel_approvals_in_opposite_orders_get_exactly_what_there_is()
    {
        await Stock("PT-A", 10, 100);
        await Stock("PT-B", 10, 100);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Task.Run(() =>
            Approve($"OS-{n}", 3, n % 2 == 0 ? [("PT-A", 1), ("PT-B", 1)] : [("PT-B", 1), ("PT-A", 1)]))));

        Assert.Equal((10m, 10m, 0m), await Shelf("PT-A"));
        Assert.Equal((10m, 10m, 0m), await Shelf("PT-B"));
        var lines = (await Published<StockReserved>()).SelectMany(e => e.Parts).ToLookup(p => p.Sku, p => p.Reserved);
        Assert.All(["PT-A", "PT-B"], sku => Assert.Equal((10, 40), (lines[sku].Count(r => r == 10_000), lines[sku].Count(r => r == 0))));
        Assert.Equal(80, (await Published<ReservationShort>()).Count);
    }

    [Fact]
    public async Task An_order_takes_what_is_its_own_first_and_what_is_free_after_that()
    {
        await Stock("PT-VALV", 10, 100);
        await Approve("OS-1", 3, ("PT-VALV", 4));
        await Approve("OS-2", 3, ("PT-VALV", 3));

        Assert.Equal("reserved-stock", (await Refused(() => Issue("OS-1", "PT-VALV", 8))).Code);
        Assert.Equal(50.00m, await Issue("OS-1", "PT-VALV", 5));
        Assert.Equal((5m, 3m, 2m), await Shelf("PT-VALV"));
        await Issue(null, "PT-VALV", 2);
        Assert.Equal("reserved-stock", (await Refused(() => Issue(null, "PT-VALV", 1))).Code);
    }

    [Fact]
    public async Task A_part_that_runs_low_is_told_once_until_it_rises_again()
    {
        await Register("PT-OLEO", reorderPoint: 4, maximum: 20);
        await Receive("PT-OLEO", 10, 100);
        await Approve("OS-1", 3, ("PT-OLEO", 5));
        Assert.Empty(await Published<InventoryLow>());

        await Issue(null, "PT-OLEO", 1);
        await Issue(null, "PT-OLEO", 1);
        var low = Assert.Single(await Published<InventoryLow>());
        Assert.Equal((40_000L, 40_000L, 160_000L), (low.Available, low.ReorderPoint, low.Suggested));

        await Receive("PT-OLEO", 10, 100);
        await Issue(null, "PT-OLEO", 10);
        Assert.Equal(2, (await Published<InventoryLow>()).Count);
    }

    [Fact]
    public async Task An_adjustment_is_valued_at_the_average_and_a_great_one_takes_a_count()
    {
        await Stock("PT-VALV", 12, 204.15m);
        await Adjust("PT-VALV", 13);
        Assert.Equal((13m, 221.16m), ((await Part("PT-VALV")).OnHand.Value, (await Part("PT-VALV")).Value.Reais));
        Assert.Equal("count-needed", (await Refused(() => Adjust("PT-VALV", 10))).Code);
    }

    [Fact]
    public async Task Lists_find_what_is_asked_for_page_by_page()
    {
        await TheStockOfTheMainJob();
        await Approve("OS-2026-00001", 3, TheParts);

        var rings = (await Do((db, _) => ListParts.Handle(db, default, "anel"))).Value!;
        Assert.Equal(("PT-ANEL050", 3m, 3m, 0m), rings.Items.Select(p => (p.Sku, p.OnHand.Value, p.Reserved.Value, p.Available.Value)).Single());
        var first = (await Do((db, _) => ListReservations.Handle(db, default, Order("OS-2026-00001"), limit: 4))).Value!;
        var second = (await Do((db, _) => ListReservations.Handle(db, default, Order("OS-2026-00001"), after: first.Next))).Value!;
        Assert.Equal(TheParts.Select(p => p.Item1).Order(), first.Items.Concat(second.Items).Select(r => r.Sku).Order());
        var valves = Assert.Single((await Do((db, _) => ListReservations.Handle(db, default, sku: "pt-valv"))).Value!.Items);
        Assert.Equal((8m, 3m, 5m, ReservationStatus.Partial), (valves.Needed.Value, valves.Reserved.Value, valves.Short.Value, valves.Status));
        var shown = (await Do((db, _) => ShowPart.Handle("pt-valv", db, default))).Value!;
        Assert.Equal((3m, 49.50m, 16.5m), (shown.OnHand.Value, shown.Value.Reais, shown.Average.Reais));
    }

    [Fact]
    public async Task A_part_is_renamed_and_everybody_is_told()
    {
        await Register("PT-VALV");
        await Do((db, _) => ChangePart.Handle("PT-VALV", new("Válvula de admissão", "PC", Quantity.One), db, default));

        Assert.Equal(("Válvula de admissão", "PC"), ((await Published<PartRegistered>())[^1].Name, (await Part("PT-VALV")).Unit));
        Assert.Equal("limits-invalid", (await Refused(() => Do((db, _) =>
            ChangePart.Handle("PT-VALV", new("Válvula", "PC", Quantity.Of(5), Quantity.One), db, default)))).Code);
    }

    [Fact]
    public async Task A_sku_is_unique_in_its_organization_and_free_in_another()
    {
        await Register("PT-VALV");
        Assert.Equal("sku-taken", (await Refused(() => Register("pt-valv"))).Code);
        Tenant = Guid.CreateVersion7();
        await Register("PT-VALV");
    }
}
