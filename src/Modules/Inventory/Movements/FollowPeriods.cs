using System.Globalization;
using Biela.Contracts.Financial;

namespace Biela.Modules.Inventory;

/// <summary>
/// A month that Financial closed is closed for the stock too, and opens again with it; what was closed here by itself stays closed. One reaction
/// for both facts, because reactions of one class hear the facts of one period in their order.
/// </summary>
internal static class FollowPeriods
{
    internal static async Task Close(PeriodClosed closed, InventoryDb db, CancellationToken ct)
    {
        if (await db.Closings.AnyAsync(c => c.Id == closed.PeriodId, ct)) return;
        var first = DateOnly.ParseExact(closed.Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        db.Closings.Add(new() { Id = closed.PeriodId, Through = first.AddMonths(1).AddDays(-1), ClosedAt = closed.ClosedAt, ClosedBy = closed.ClosedBy });
    }

    internal static async Task Reopen(PeriodReopened reopened, InventoryDb db, CancellationToken ct)
    {
        if (await db.Closings.SingleOrDefaultAsync(c => c.Id == reopened.PeriodId, ct) is { } closing) db.Closings.Remove(closing);
    }
}
