using Biela.Contracts.Inventory;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Tests.Inventory;

/// <summary>A13: the count compares with the moment of counting, is approved by somebody else, and breaks no promise silently.</summary>
public sealed class CountTests : InventoryTest
{
    private static readonly (Guid? Id, string Name, string Role, Percent Discount) Davi = (Guid.CreateVersion7(), "Davi Lopo", "Almoxarife", default),
        Otto = (Guid.CreateVersion7(), "Otto Reis", "Gerente", default);

    private async Task<Guid> Open() => (await Do((db, s) => OpenCount.Handle(new(), db, Get<Actor>(s), Clock, default))).Value!.Id;

    private Task Record(Guid count, string sku, decimal counted) => Do((db, s) =>
        RecordCount.Handle(count, sku, new(Quantity.Of(counted)), db, Get<Actor>(s), Clock, default));

    private async Task<ShowCount.Response> Close(Guid count) => (await Do((db, s) =>
        CloseCount.Handle(count, db, Get<Tenant>(s), Get<Actor>(s), Clock, default))).Value!;

    private async Task<ShowCount.Response> Approve(Guid count) => (await Do((db, s) =>
        ApproveCount.Handle(count, db, Get<Tenant>(s), Get<Actor>(s), Clock, default))).Value!;

    private async Task<Guid> TheMorning()
    {
        await Stock("PT-RET", 20, 261.40m);
        await Stock("PT-VALV", 12, 204.15m);
        await Stock("PT-BRM025", 6, 590.40m);
        await Stock("PT-OLEO", 12.5m, 290.00m);
        await Approve("OS-2026-00001", 2, ("PT-BRM025", 3));
        await Approve("OS-2026-00002", 4, ("PT-BRM025", 2));
        As = Davi;
        At(3, 16, 9, 0);
        var count = await Open();
        At(3, 16, 9, 10);
        await Record(count, "PT-RET", 18);
        await Record(count, "PT-VALV", 13);
        await Record(count, "PT-BRM025", 4);
        Assert.Equal("count-incomplete", (await Refused(() => Close(count))).Code);
        await Record(count, "PT-OLEO", 12.5m);
        At(3, 16, 9, 30);
        await Issue("OS-2026-00003", "PT-RET", 2);
        At(3, 16, 11, 0);
        return count;
    }

    [Fact]
    public async Task Differences_are_taken_at_the_moment_of_counting_and_approved_by_somebody_else()
    {
        var count = await TheMorning();
        var closed = await Close(count);
        Assert.Equal((CountStatus.InReview, 239.95m, -205.93m), (closed.Status, closed.Turnover.Reais, closed.Net.Reais));
        Assert.Equal([("PT-BRM025", -2m, -196.80m), ("PT-OLEO", 0, 0), ("PT-RET", -2, -26.14m), ("PT-VALV", 1, 17.01m)],
            closed.Lines.Select(l => (l.Sku, l.Difference!.Value.Value, l.DifferenceValue!.Value.Reais)));
        Assert.Equal("own-count", (await Refused(() => Approve(count))).Code);

        As = Otto;
        Assert.Equal(CountStatus.Adjusted, (await Approve(count)).Status);
        await Approve(count);
        Assert.Equal([("PT-BRM025", 19680), ("PT-RET", 2614), ("PT-VALV", -1701)],
            (await Published<StockWrittenOff>()).Select(w => (w.Sku, w.CostCents)).OrderBy(w => w.Sku, StringComparer.Ordinal));

        Assert.Equal((16m, 209.12m, 3), await Result("PT-RET"));
        Assert.Equal((13m, 221.16m, 2), await Result("PT-VALV"));
        Assert.Equal((4m, 393.60m, 2), await Result("PT-BRM025"));
        Assert.Equal((12.5m, 290.00m, 1), await Result("PT-OLEO"));
    }

    private async Task<(decimal, decimal, int)> Result(string sku) =>
        await Part(sku) is var part ? (part.OnHand.Value, part.Value.Reais, (await Ledger(sku)).Count) : default;

    [Fact]
    public async Task The_least_urgent_and_youngest_reservation_gives_way_and_is_told()
    {
        var count = await TheMorning();
        await Close(count);
        As = Otto;
        await Approve(count);

        Assert.Equal((4m, 4m, 0m), await Shelf("PT-BRM025"));
        var second = await ReservationOf("OS-2026-00002");
        Assert.Equal((ReservationStatus.Partial, 1m, 1m), (second.Status, second.Reserved.Value, second.Short.Value));
        Assert.Equal(3m, (await ReservationOf("OS-2026-00001")).Reserved.Value);
        var missing = Assert.Single(await Published<ReservationShort>());
        Assert.Equal((Order("OS-2026-00002"), 10_000L), (missing.OrderId, missing.Missing));
    }

    [Fact]
    public async Task A_small_difference_is_posted_when_the_sheet_is_closed_and_found_pieces_go_to_whoever_waits()
    {
        await Stock("PT-VALV", 2, 34);
        await Approve("OS-1", 3, ("PT-VALV", 3));
        var count = await Open();
        await Record(count, "PT-VALV", 3);

        Assert.Equal(CountStatus.Adjusted, (await Close(count)).Status);
        Assert.Equal((3m, 3m, 0m), await Shelf("PT-VALV"));
        Assert.Equal(ReservationStatus.Active, (await ReservationOf("OS-1")).Status);
    }

    [Fact]
    public async Task A_cancelled_count_changes_nothing_and_takes_no_more_lines()
    {
        var count = await TheMorning();
        await Close(count);
        await Do((db, _) => CancelCount.Handle(count, db, default));
        As = Otto;

        Assert.Equal("count-not-in-review", (await Refused(() => Approve(count))).Code);
        Assert.Equal("count-closed", (await Refused(() => Record(count, "PT-RET", 18))).Code);
        Assert.Equal((18m, 0m, 18m), await Shelf("PT-RET"));
    }
}
