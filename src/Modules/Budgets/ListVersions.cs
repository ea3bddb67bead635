namespace Biela.Modules.Budgets;

/// <summary>All versions of a budget, the first one first.</summary>
internal static class ListVersions
{
    internal sealed record Item(int Version, BudgetStatus Status, DateTimeOffset? SentAt, DateOnly? ValidUntil, Money Gross, Money Discount, Money Total);

    internal sealed record Response(IReadOnlyList<Item> Items);

    internal static async Task<Ok<Response>> Handle(Guid id, BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var versions = await db.Budgets.AsNoTracking().Where(b => b.Id == id).OrderBy(b => b.Revision).ToListAsync(ct);
        if (versions.Count == 0) throw new RuleBroken("not-found", "Não encontrado.", 404);
        return TypedResults.Ok(new Response([.. versions.Select(b => new Item(
            b.Revision, b.StatusOn(tenant.Today(clock)), b.SentAt, b.ValidUntil, b.Gross, b.Discount, b.Total))]));
    }
}

/// <summary>One version as it was sent, whatever came after it.</summary>
internal static class ShowVersion
{
    internal static async Task<Versioned<ShowBudget.Response>> Handle(
        Guid id, int revision, BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var version = await db.Budgets.Include(b => b.Order).FirstOrDefaultAsync(b => b.Id == id && b.Revision == revision, ct).Found();
        return ShowBudget.Of(version, tenant.Today(clock));
    }
}
