namespace Biela.Modules.Budgets;

/// <summary>A new link to the version the customer has, for a link that was lost: only its hash is kept. The old one is dead then.</summary>
internal static class RenewLink
{
    internal sealed record Response(string Link, DateOnly ValidUntil, Money Total);

    internal static async Task<Ok<Response>> Handle(Guid id, BudgetsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var budget = await db.Hold(b => b.Id == id && b.SentAt != null, ct);
        var link = LinkToken.Create(tenant.Id);
        budget.MustBeOpen(tenant.Today(clock));
        budget.Relink(LinkToken.Hash(link), actor, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(link, budget.ValidUntil!.Value, budget.Total));
    }
}
