namespace Biela.Modules.Budgets;

/// <summary>Somebody with the power to do so allows a discount beyond its author's limit, or not.</summary>
internal static class DecideDiscount
{
    internal sealed record Request(bool Approve, [StringLength(500)] string? Note = null);

    internal static async Task<Versioned<ShowBudget.Response>> Handle(
        Guid id, Request request, BudgetsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var budget = await db.Latest(id, ct);
        budget.DecideDiscount(request.Approve, request.Note, actor, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return ShowBudget.Of(budget, tenant.Today(clock));
    }
}
