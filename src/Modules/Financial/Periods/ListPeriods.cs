namespace Biela.Modules.Financial;

/// <summary>The months that were ever touched, latest first, with who closed and reopened them.</summary>
internal static class ListPeriods
{
    internal sealed record Change(bool Closed, DateTimeOffset At, string By, string? Reason);

    internal sealed record Item(string Month, bool Closed, IReadOnlyList<Change> Changes);

    internal static async Task<Ok<Page<Item>>> Handle(FinancialDb db, CancellationToken ct)
    {
        // Months are few: ten years are 120 rows.
        var periods = await db.Periods.AsNoTracking().OrderByDescending(p => p.Month).Take(240).ToListAsync(ct);
        var changes = (await db.PeriodChanges.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct)).ToLookup(c => c.PeriodId);
        return TypedResults.Ok(new Page<Item>(
            [.. periods.Select(p => new Item(p.Month.ToString(), p.ClosedAt is not null,
                [.. changes[p.Id].Select(c => new Change(c.Closed, c.At, c.By, c.Reason))]))], null));
    }
}
