using Biela.Contracts.Budgets;

namespace Biela.Modules.Budgets;

/// <summary>Freezes the version and makes the link by which the customer decides; the version sent before it is replaced.</summary>
internal static class SendBudget
{
    internal sealed record Response(string Link, DateOnly ValidUntil, Money Total);

    internal static async Task<Ok<Response>> Handle(Guid id, BudgetsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var budget = await db.Latest(id, ct);
        var previous = budget.Revision == 1 ? null : await db.Budgets.FirstAsync(b => b.Id == id && b.Revision == budget.Revision - 1, ct);
        var settings = await db.Settings.FirstOrDefaultAsync(ct) ?? new();
        var (link, until) = (LinkToken.Create(tenant.Id), tenant.Today(clock).AddDays(settings.ValidityDays));

        budget.Send(LinkToken.Hash(link), tenant.Zone.Id, until, previous, actor, clock.GetUtcNow());
        db.Publish(new BudgetSent(id, budget.OrderId, budget.Number, budget.Revision, budget.Order.CustomerName, budget.Total.Cents, until));
        db.Publish(new BudgetValidityEnded(id, budget.OrderId, budget.Revision), notBefore: BusinessDay.EndOf(until, tenant.Zone));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(link, until, budget.Total));
    }
}
