namespace Biela.Modules.Financial;

/// <summary>What is due today and what is late, on both sides.</summary>
internal static class ShowSummary
{
    internal sealed record Sum(int Count, Money Balance);

    internal sealed record Side(Sum DueToday, Sum Overdue);

    internal sealed record Response(Side Receivable, Side Payable);

    private sealed record Row(TitleKind Kind, DateOnly DueOn, Money Balance);

    internal static async Task<Ok<Response>> Handle(FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var today = tenant.Today(clock);
        // A constant, so that the index of open titles is used.
        var due = await db.Titles.Where(t => t.Closure == Closure.None && t.Balance != EF.Constant(Money.Zero) && t.DueOn <= today)
            .Select(t => new Row(t.Kind, t.DueOn, t.Balance)).ToListAsync(ct);
        return TypedResults.Ok(new Response(Of(TitleKind.Receivable), Of(TitleKind.Payable)));

        Side Of(TitleKind kind) => new(Total(due.Where(r => r.Kind == kind && r.DueOn == today)), Total(due.Where(r => r.Kind == kind && r.DueOn < today)));
    }

    private static Sum Total(IEnumerable<Row> rows) => new(rows.Count(), Money.Sum(rows.Select(r => r.Balance)));
}
