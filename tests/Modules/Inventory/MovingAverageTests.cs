using Biela.Contracts.Financial;
using Biela.Contracts.Inventory;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Biela.Modules.Inventory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Inventory;

/// <summary>A10: the value is the truth, returns bring back what they left with, a late receipt revalues.</summary>
public sealed class MovingAverageTests : InventoryTest
{
    private async Task TheSevenMovements()
    {
        await Register("PT-RET");
        await Receive("PT-RET", 10, 125.00m);
        await Receive("PT-RET", 4, 58.90m);
        await Issue("OS-2026-00001", "PT-RET", 5);
        await Receive("PT-RET", 6, 101.40m);
        await Return("OS-2026-00001", "PT-RET", 2);
        await Issue("OS-2026-00002", "PT-RET", 17);
        await Return("OS-2026-00001", "PT-RET", 3);
    }

    [Fact]
    public async Task Every_movement_leaves_the_balance_and_the_average_of_the_story()
    {
        await TheSevenMovements();

        Assert.Equal(
        [
            (EntryKind.Receipt, 10m, 125.00m, 10m, 125.00m, 12.5000m),
            (EntryKind.Receipt, 4m, 58.90m, 14m, 183.90m, 13.1357m),
            (EntryKind.Issue, -5m, -65.68m, 9m, 118.22m, 13.1356m),
            (EntryKind.Receipt, 6m, 101.40m, 15m, 219.62m, 14.6413m),
            (EntryKind.Return, 2m, 26.27m, 17m, 245.89m, 14.4641m),
            (EntryKind.Issue, -17m, -245.89m, 0m, 0.00m, 14.4641m),
            (EntryKind.Return, 3m, 39.41m, 3m, 39.41m, 13.1367m),
        ], (await Ledger("PT-RET")).Select(e => (e.Kind, e.Quantity.Value, e.Value.Reais, e.BalanceQuantity.Value, e.BalanceValue.Reais, e.Average.Reais)));
        Assert.Equal(0.00m, await CostOf("OS-2026-00001"));
        Assert.Equal([6568L, 24589L], (await Published<StockIssued>()).Select(e => e.CostCents));
        Assert.Equal([2627L, 3941L], (await Published<StockReturned>()).Select(e => e.CostCents));
    }

    [Fact]
    public async Task More_than_there_is_neither_leaves_nor_comes_back()
    {
        await TheSevenMovements();

        var issue = await Refused(() => Issue("OS-2026-00002", "PT-RET", 4));
        var back = await Refused(() => Return("OS-2026-00001", "PT-RET", 1));

        Assert.Equal(("insufficient-stock", "return-exceeds-issue"), (issue.Code, back.Code));
        Assert.Contains("há 3 em estoque", issue.Message);
        Assert.Equal(7, (await Ledger("PT-RET")).Count);
    }

    private async Task TheLateNote()
    {
        await Register("PT-ANEL");
        At(3, 2);
        await Receive("PT-ANEL", 10, 200);
        At(3, 5);
        await Issue("OS-2026-00003", "PT-ANEL", 4);
        At(3, 9);
        await Receive("PT-ANEL", 10, 260, new(2026, 3, 3));
    }

    [Fact]
    public async Task A_receipt_entered_late_raises_the_cost_of_the_order_by_one_entry_of_today()
    {
        await TheLateNote();

        Assert.Equal(
        [
            (new DateOnly(2026, 3, 2), EntryKind.Receipt, 10m, 200.00m, 10m, 200.00m, 20.0000m),
            (new DateOnly(2026, 3, 5), EntryKind.Issue, -4m, -80.00m, 6m, 120.00m, 20.0000m),
            (new DateOnly(2026, 3, 3), EntryKind.Receipt, 10m, 260.00m, 16m, 380.00m, 23.7500m),
            (new DateOnly(2026, 3, 9), EntryKind.Revaluation, 0m, -12.00m, 16m, 368.00m, 23.0000m),
        ], (await Ledger("PT-ANEL")).Select(e =>
            (e.PostedOn, e.Kind, e.Quantity.Value, e.Value.Reais, e.BalanceQuantity.Value, e.BalanceValue.Reais, e.Average.Reais)));
        Assert.Equal(92.00m, await CostOf("OS-2026-00003"));
        var revalued = Assert.Single(await Published<IssueRevalued>());
        Assert.Equal((Order("OS-2026-00003"), 1200L, new DateOnly(2026, 3, 9)), (revalued.OrderId, revalued.DifferenceCents, revalued.RevaluedOn));
    }

    [Fact]
    public async Task What_comes_back_after_a_revaluation_brings_the_revalued_cost()
    {
        await TheLateNote();

        Assert.Equal(23.00m, await Return("OS-2026-00003", "PT-ANEL", 1));
        Assert.Equal(69.00m, await Return("OS-2026-00003", "PT-ANEL", 3));
        Assert.Equal(0.00m, await CostOf("OS-2026-00003"));
    }

    [Fact]
    public async Task A_second_late_receipt_builds_on_the_first_and_on_what_came_back()
    {
        await TheLateNote();
        await Return("OS-2026-00003", "PT-ANEL", 2);
        await Receive("PT-ANEL", 10, 110, new(2026, 3, 4));

        // 30 pieces worth 570,00 on 05/03: the two that are still out cost 38,00 instead of 46,00.
        Assert.Equal(38.00m, await CostOf("OS-2026-00003"));
        Assert.Equal((28m, 532.00m), ((await Part("PT-ANEL")).OnHand.Value, (await Part("PT-ANEL")).Value.Reais));
    }

    [Fact]
    public async Task A_closed_period_takes_no_entry_and_what_is_written_cannot_be_changed()
    {
        await TheLateNote();
        await Do((db, s) => ClosePeriod.Handle(new(new(2026, 3, 4)), db, Get<Tenant>(s), Get<Actor>(s), Clock, default));

        Assert.Equal("period-closed", (await Refused(() => Receive("PT-ANEL", 1, 20, new(2026, 3, 4)))).Code);
        await Issue(null, "PT-ANEL", 1);
        Assert.Equal("posted-out-of-order", (await Refused(() => Issue(null, "PT-ANEL", 1, new(2026, 3, 5)))).Code);
        Assert.Equal("posted-in-future", (await Refused(() => Receive("PT-ANEL", 1, 20, new(2026, 3, 10)))).Code);
        Assert.Equal("period-not-over", (await Refused(() => Do((db, s) =>
            ClosePeriod.Handle(new(new(2026, 3, 9)), db, Get<Tenant>(s), Get<Actor>(s), Clock, default)))).Code);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do(async (db, _) =>
        {
            db.Entry(await db.Ledger.FirstAsync()).Property(e => e.Value).CurrentValue = Money.Zero;
            await db.SaveChangesAsync();
        }));
        Assert.Equal(5, (await Ledger("PT-ANEL")).Count);
    }

    [Fact]
    public async Task A_month_closed_in_the_books_is_closed_for_the_stock_until_it_is_opened_again()
    {
        At(3, 9);
        await Register("PT-ANEL");
        var february = new PeriodClosed(Guid.CreateVersion7(), "2026-02", Clock.Now, "Celina Aguiar");
        for (var time = 0; time < 2; time++) await Do((db, _) => FollowPeriods.Close(february, db, default));
        Assert.Equal("period-closed", (await Refused(() => Receive("PT-ANEL", 1, 20, new(2026, 2, 28)))).Code);
        await Receive("PT-ANEL", 1, 20, new(2026, 3, 1));

        for (var time = 0; time < 2; time++)
            await Do((db, _) => FollowPeriods.Reopen(new(february.PeriodId, "2026-02", Clock.Now, "Celina Aguiar", "nota esquecida"), db, default));
        await Receive("PT-ANEL", 1, 20, new(2026, 2, 28));
    }

    [Fact]
    public async Task Goods_that_arrive_in_a_closed_period_count_for_the_first_open_day()
    {
        await TheLateNote();
        await Do((db, s) => ClosePeriod.Handle(new(new(2026, 3, 6)), db, Get<Tenant>(s), Get<Actor>(s), Clock, default));
        await Goods("REC-2026-00001", new(2026, 3, 4), ("PT-ANEL", 1, 23));

        Assert.Equal(new DateOnly(2026, 3, 7), (await Ledger("PT-ANEL"))[^1].PostedOn);
    }

    [Fact]
    public async Task Goods_never_count_for_a_day_to_come()
    {
        await TheLateNote();
        await Do((db, _) => FollowPeriods.Close(new(Guid.CreateVersion7(), "2026-03", Clock.Now, "Celina Aguiar"), db, default));
        await Goods("REC-2026-00001", new(2026, 3, 4), ("PT-ANEL", 1, 23));
        await Goods("REC-2026-00002", new(2026, 3, 20), ("PT-ANEL", 1, 23));

        Assert.Equal([new DateOnly(2026, 3, 9), new(2026, 3, 9)], (await Ledger("PT-ANEL")).TakeLast(2).Select(e => e.PostedOn));
    }
}
