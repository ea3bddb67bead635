using Biela.Contracts.Budgets;

namespace Biela.Modules.Budgets;

/// <summary>
/// Opens a budget for an order: the first one, or a supplementary one for what was found later (CDC art. 40 §3: what was approved binds both,
/// the rest needs its own approval). Asking again for the first one while it is a draft answers with that draft.
/// </summary>
internal static class DraftBudget
{
    internal sealed record Request(Guid OrderId, bool Supplementary = false);

    internal sealed record Response(Guid Id, string Number);

    internal static async Task<Created<Response>> Handle(Request request, BudgetsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == request.OrderId, ct).Found();
        order.Admit([]);
        var others = await db.Budgets.Where(b => b.OrderId == order.Id && b.Latest).ToListAsync(ct);
        if (request.Supplementary && !others.Exists(b => b.IsApproved))
            throw new RuleBroken("nothing-approved-yet", "Um orçamento complementar só existe depois que o primeiro foi aprovado: altere o primeiro.");

        var first = request.Supplementary ? null : others.Find(b => !b.Supplementary);
        if (first is not null and not { Status: BudgetStatus.Draft or BudgetStatus.AwaitingInternalApproval })
            throw new RuleBroken("budget-exists", $"A ordem já tem o orçamento {first.Number}: crie nova versão dele ou um complementar.");
        var budget = first ?? await Open(db, order, request.Supplementary, tenant.Today(clock).Year, actor.Name, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/budgets/{budget.Id}", new Response(budget.Id, budget.Number));
    }

    internal static async Task<Budget> Open(BudgetsDb db, OrderCard order, bool supplementary, int year, string by, DateTimeOffset now, CancellationToken ct)
    {
        var budget = Budget.Draft(order, await db.NextNumber("ORC", year, ct), supplementary, by, now);
        db.Budgets.Add(budget);
        db.Publish(new BudgetCreated(budget.Id, order.Id, budget.Number, supplementary, order.Number, order.CustomerName));
        return budget;
    }
}
