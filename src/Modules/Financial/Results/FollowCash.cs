using Biela.Contracts.CashFlow;

namespace Biela.Modules.Financial;

/// <summary>What people write into the cash book themselves is a result by its category.</summary>
internal static class FollowCash
{
    internal static async Task Handle(OwnEntryPosted posted, FinancialDb db, CancellationToken ct)
    {
        if (await db.ResultEntries.AnyAsync(e => e.Id == posted.EntryId, ct)) return;
        db.Add(new ResultEntry
        {
            Id = posted.EntryId, Month = await db.FirstUnclosed(Month.Of(posted.Day), ct), Day = posted.Day, Source = ResultSource.CashEntry,
            SourceId = posted.EntryId, Reference = posted.Category, Description = posted.Description, Category = posted.Category,
            Income = posted.AmountCents > 0 != posted.ReversalOf is not null, Amount = new(posted.AmountCents),
        });
    }
}
