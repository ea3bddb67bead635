namespace Biela.Modules.Budgets;

/// <summary>Replaces the lines and the discount of a draft; prices that are not given are those of the catalogue today.</summary>
internal static class EditLines
{
    internal sealed record LineInput(
        LineKind Kind, [Required, StringLength(40)] string Code, Quantity Quantity, [StringLength(200, MinimumLength = 1)] string? Description = null,
        UnitPrice? UnitPrice = null, Money? Discount = null, Guid? ComponentId = null, PartCondition? PartCondition = null, bool CustomerSupplied = false);

    internal sealed record Request(Money Discount, [MaxLength(500)] IReadOnlyList<LineInput> Lines, string? Notes = null);

    internal static async Task<Versioned<ShowBudget.Response>> Handle(
        Guid id, Request request, IfMatch match, BudgetsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var budget = await db.Latest(id, ct);
        match.Check(budget.Version);
        var today = tenant.Today(clock);
        var prices = await PriceList.Load(db, [.. request.Lines.Select(l => l.Code)], today, ct);
        budget.Edit([.. request.Lines.Select(l => prices.Offer(
            l.Kind, l.Code, l.Quantity, l.Description, l.UnitPrice, l.Discount ?? Money.Zero, l.ComponentId, l.PartCondition, l.CustomerSupplied))],
            request.Discount, request.Notes, actor, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return ShowBudget.Of(budget, today);
    }
}
