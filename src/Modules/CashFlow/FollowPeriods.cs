using System.Globalization;
using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>
/// People write nothing into a month Financial has closed. One reaction for both facts, because reactions of one class hear the facts of one
/// period in their order.
/// </summary>
internal static class FollowPeriods
{
    internal static async Task Close(PeriodClosed closed, CashFlowDb db, CancellationToken ct)
    {
        if (await db.ClosedMonths.AnyAsync(m => m.Id == closed.PeriodId, ct)) return;
        var first = DateOnly.ParseExact(closed.Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        db.Add(new ClosedMonth { Id = closed.PeriodId, FirstDay = first, ClosedAt = closed.ClosedAt, ClosedBy = closed.ClosedBy });
    }

    internal static async Task Reopen(PeriodReopened reopened, CashFlowDb db, CancellationToken ct)
    {
        if (await db.ClosedMonths.SingleOrDefaultAsync(m => m.Id == reopened.PeriodId, ct) is { } month) db.Remove(month);
    }
}
