namespace Biela.Modules.Financial;

/// <summary>The shop says in which line of the result a category stands, in every month that is not closed; without a line, as it would by itself.</summary>
internal static class PlaceResultCategory
{
    internal sealed record Request([Required, StringLength(60, MinimumLength = 1)] string Category, ResultLine? Line = null);

    internal static async Task<Ok<ListResultCategories.Item>> Handle(Request request, FinancialDb db, CancellationToken ct)
    {
        var plain = CategoryLines.Plain(request.Category);
        if (plain.Length == 0) throw new RuleBroken("invalid", "category: escreva o nome da categoria.", 400);
        var chosen = await db.CategoryLines.FirstOrDefaultAsync(c => c.Category == plain, ct);
        if (request.Line is not { } line)
        {
            if (chosen is not null) db.Remove(chosen);
        }
        else if (chosen is not null) chosen.Line = line;
        else db.Add(new CategoryLine { Category = plain, Line = line });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ListResultCategories.Item(request.Category, (await db.Lines(ct)).Of(request.Category), request.Line is not null));
    }
}
