using Biela.Contracts.Inventory;

namespace Biela.Modules.Financial;

/// <summary>Parts that left the shelf for no order, and what a count finds missing, are a cost of the month in which that is known.</summary>
internal static class FollowShelf
{
    internal static async Task Handle(StockWrittenOff written, FinancialDb db, CancellationToken ct)
    {
        if (await db.ResultEntries.AnyAsync(e => e.Id == written.EntryId, ct)) return;
        db.Add(new ResultEntry
        {
            Id = written.EntryId, Month = await db.FirstUnclosed(Month.Of(written.PostedOn), ct), Day = written.PostedOn, Source = ResultSource.Stock,
            SourceId = written.PartId, Reference = written.Sku, Description = written.Reason, Line = ResultLine.PartsCost, Amount = new(-written.CostCents),
        });
    }
}
