namespace Biela.Modules.Consolidated;

/// <summary>A closing as it was printed, and whether that is still how the day was.</summary>
internal static class ShowClosing
{
    internal sealed record Response(Guid Id, DateOnly Day, Money Closing, bool Stale, IReadOnlyList<ClosingLine> Accounts, DateTimeOffset PrintedAt,
        string PrintedBy)
    {
        public static Response Of(Closing c) => new(c.Id, c.Day, c.Balance, c.Stale, c.Report, c.PrintedAt, c.PrintedBy);
    }

    internal static async Task<Ok<Response>> Handle(Guid id, ConsolidatedDb db, Cache cache, CancellationToken ct) =>
        TypedResults.Ok(await cache.Report(db, $"{id}", async token =>
            Response.Of(await db.Closings.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, token).Found()), ct));
}
