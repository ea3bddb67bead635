namespace Biela.Modules.Budgets;

/// <summary>Budgets by their latest version, newest first; <c>search</c> looks into numbers and customer.</summary>
internal static class ListBudgets
{
    internal sealed record Item(
        Guid Id, string Number, Guid OrderId, string OrderNumber, string CustomerName, int Version, BudgetStatus Status, bool Supplementary,
        DateOnly? ValidUntil, Money Total);

    internal static Task<Page<Item>> Handle(
        BudgetsDb db, Guid? orderId, BudgetStatus? status, Guid? after, int? limit, CancellationToken ct, string? search = null)
    {
        var budgets = db.Budgets.Where(b => b.Latest && (orderId == null || b.OrderId == orderId) && (status == null || b.Status == status));
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words) budgets = budgets.Where(b =>
            b.Number.ToLower().Contains(words) || b.Order.Number.ToLower().Contains(words) || b.Order.CustomerName.ToLower().Contains(words));
        return budgets.Page(b => b.Id, b => new Item(
            b.Id, b.Number, b.OrderId, b.Order.Number, b.Order.CustomerName, b.Revision, b.Status, b.Supplementary, b.ValidUntil, b.Total), after, limit, ct);
    }
}
