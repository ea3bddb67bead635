namespace Biela.Modules.Budgets;

/// <summary>What waits for a word: of the customers, and of whoever may give a larger discount.</summary>
internal static class ShowSummary
{
    internal sealed record Response(int Awaiting, Money AwaitingTotal, int ExpiringToday, int AwaitingInternalApproval);

    internal static async Task<Ok<Response>> Handle(BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var today = tenant.Today(clock);
        var sent = await db.Budgets.Where(b => b.Status == BudgetStatus.Sent && b.ValidUntil >= today)
            .Select(b => new { b.Total, b.ValidUntil }).ToListAsync(ct);
        var inside = await db.Budgets.CountAsync(b => b.Latest && b.Status == BudgetStatus.AwaitingInternalApproval, ct);
        return TypedResults.Ok(new Response(sent.Count, Money.Sum(sent.Select(b => b.Total)), sent.Count(b => b.ValidUntil == today), inside));
    }
}
