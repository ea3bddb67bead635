namespace Biela.Modules.Financial;

/// <summary>The income statement (DRE) month by month, by accrual and by cash; of this month, or of up to 24.</summary>
internal static class ShowResults
{
    private const int MostMonths = 24;

    internal sealed record Response(IReadOnlyList<MonthResult> Months);

    internal static async Task<Ok<Response>> Handle(
        FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct, string? from = null, string? to = null) =>
        TypedResults.Ok(new Response(await Of(from, to, db, tenant, clock, ct)));

    /// <summary>The months somebody asked for.</summary>
    public static async Task<List<MonthResult>> Of(string? from, string? to, FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var last = to is null ? Month.Of(tenant.Today(clock)) : Read(to, "to");
        var first = from is null ? last : Read(from, "from");
        if (first.IsAfter(last)) throw new RuleBroken("invalid", "to: deve ser igual ou posterior a from.", 400);
        if (first.FirstDay.AddMonths(MostMonths) <= last.FirstDay) throw new RuleBroken("invalid", $"to: no máximo {MostMonths} meses de uma vez.", 400);
        return await db.Months(first, last, ct);
    }

    private static Month Read(string text, string field) => Month.TryParse(text, out var month) ? month
        : throw new RuleBroken("invalid", $"{field}: informe o mês como 2026-11.", 400);
}
