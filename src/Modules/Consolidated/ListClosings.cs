namespace Biela.Modules.Consolidated;

/// <summary>The printed closings, last printed first.</summary>
internal static class ListClosings
{
    internal sealed record Item(Guid Id, DateOnly Day, Money Closing, bool Stale, DateTimeOffset PrintedAt, string PrintedBy);

    internal static Task<Page<Item>> Handle(ConsolidatedDb db, Cache cache, CancellationToken ct, Guid? after = null, int? limit = null) =>
        cache.Report(db, $"{after} {limit}", token =>
            db.Closings.Page(c => c.Id, c => new Item(c.Id, c.Day, c.Balance, c.Stale, c.PrintedAt, c.PrintedBy), after, limit, token), ct);
}
