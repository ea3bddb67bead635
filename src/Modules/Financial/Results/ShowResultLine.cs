namespace Biela.Modules.Financial;

/// <summary>What a line of a month is made of: each order, title or entry with its amount, the greatest first; <c>after</c> so many of them.</summary>
internal static class ShowResultLine
{
    private const int MostItems = 1000;

    internal sealed record Item(DateOnly Day, ResultSource Source, Guid SourceId, string Reference, string Description, string? Category, Money Amount);

    internal sealed record Response(string Month, ResultLine Line, ResultView View, Money Amount, int Count, IReadOnlyList<Item> Items);

    internal static async Task<Ok<Response>> Handle(
        Month month, ResultLine line, FinancialDb db, CancellationToken ct, ResultView view = ResultView.Accrual, int after = 0, int limit = 50)
    {
        if (after < 0) throw new RuleBroken("invalid", "after: deve ser zero ou mais.", 400);
        if (limit is < 1 or > MostItems) throw new RuleBroken("invalid", $"limit: deve estar entre 1 e {MostItems}.", 400);
        // A closed month stays as it was closed, wherever its categories stand now.
        var closed = await db.Periods.AnyAsync(p => p.Month == month && p.ClosedAt != null, ct)
            ? await db.ResultVersions.AsNoTracking().Where(v => v.Month == month).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct) : null;
        var lines = closed is null ? await db.Lines(ct) : new(closed.Report.Categories);
        var items = (await ResultRows.Read(db, month, month, lines, ct)).In(view).Where(r => r.Line == line)
            .GroupBy(r => (r.Source, r.SourceId, r.Reference, r.Description, r.Category))
            .Select(g => new Item(g.Max(r => r.Day), g.Key.Source, g.Key.SourceId, g.Key.Reference, g.Key.Description, g.Key.Category,
                Money.Sum(g.Select(r => r.Amount)))).Where(i => i.Amount != Money.Zero)
            .OrderByDescending(i => Math.Abs(i.Amount.Cents)).ThenBy(i => i.Day).ThenBy(i => i.Reference, StringComparer.Ordinal).ToList();
        return TypedResults.Ok(new Response(
            month.ToString(), line, view, Money.Sum(items.Select(i => i.Amount)), items.Count, [.. items.Skip(after).Take(limit)]));
    }
}
