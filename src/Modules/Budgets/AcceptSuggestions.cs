namespace Biela.Modules.Budgets;

/// <summary>Takes over what the measurements suggest, all of it or the codes named, at the catalogue's prices; what is on the budget already stays.</summary>
internal static class AcceptSuggestions
{
    internal sealed record Request([MaxLength(500)] IReadOnlyList<string>? Codes = null);

    internal static async Task<Versioned<ShowBudget.Response>> Handle(
        Guid id, Request request, BudgetsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var budget = await db.Latest(id, ct);
        var (today, suggested) = (tenant.Today(clock), budget.Order.Suggestions);
        if (request.Codes?.FirstOrDefault(code => !suggested.Exists(s => s.Code == code)) is { } unknown)
            throw new RuleBroken("not-suggested", $"{unknown} não está entre as sugestões: inclua-o como item.");

        var prices = await PriceList.Load(db, [.. suggested.Select(s => s.Code)], today, ct);
        var chosen = suggested.Where(s => request.Codes?.Contains(s.Code) != false);
        var lines = chosen.Where(s => !budget.Lines.Exists(l => l.Code == s.Code && l.ComponentId == s.ComponentId)).Select(s => prices.Offer(
            Enum.Parse<LineKind>(s.Kind), s.Code, new(s.Quantity), null, null, Money.Zero, s.ComponentId, null, customers: false));
        budget.Edit([.. budget.Lines, .. lines], budget.Discount, budget.Notes, actor, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return ShowBudget.Of(budget, today);
    }
}
