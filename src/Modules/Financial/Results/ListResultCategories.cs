namespace Biela.Modules.Financial;

/// <summary>The categories of bills and of the cash book, and the line of the result each stands in.</summary>
internal static class ListResultCategories
{
    internal sealed record Item(string Category, ResultLine Line, bool Chosen);

    internal static async Task<Ok<Page<Item>>> Handle(FinancialDb db, CancellationToken ct)
    {
        var lines = await db.Lines(ct);
        var billed = await db.Titles.Where(t => t.Kind == TitleKind.Payable).Select(t => t.Category).Distinct().ToListAsync(ct);
        var booked = await db.ResultEntries.Where(e => e.Category != null).Select(e => new { Category = e.Category!, e.Income }).Distinct().ToListAsync(ct);
        var income = booked.Where(b => b.Income).Select(b => b.Category).Except(billed).ToHashSet();
        return TypedResults.Ok(new Page<Item>([.. billed.Concat(booked.Select(b => b.Category)).DistinctBy(CategoryLines.Plain)
            .OrderBy(CategoryLines.Plain, StringComparer.Ordinal)
            .Select(c => new Item(c, lines.Of(c, income.Contains(c)), lines.Chosen.ContainsKey(CategoryLines.Plain(c))))], null));
    }
}
