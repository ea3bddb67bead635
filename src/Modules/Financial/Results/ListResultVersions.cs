namespace Biela.Modules.Financial;

/// <summary>A month as it was closed, every time it was, latest first.</summary>
internal static class ListResultVersions
{
    internal sealed record Response(IReadOnlyList<MonthResult> Versions);

    internal static async Task<Ok<Response>> Handle(Month month, FinancialDb db, CancellationToken ct)
    {
        var versions = await db.ResultVersions.AsNoTracking().Where(v => v.Month == month).OrderByDescending(v => v.Number).Take(100).ToListAsync(ct);
        return TypedResults.Ok(new Response(versions.ConvertAll(v => v.Shown())));
    }
}
