namespace Biela.Modules.Budgets;

/// <summary>Budgets by their latest version, newest first.</summary>
internal static class ListBudgets
{
    internal sealed record Item(
        Guid Id, string Number, Guid OrderId, string OrderNumber, string CustomerName, int Version, BudgetStatus Status, bool Supplementary,
        DateOnly? ValidUntil, Money Total);

    internal static Task<Page<Item>> Handle(BudgetsDb db, Guid? orderId, BudgetStatus? status, Guid? after, int? limit, CancellationToken ct) =>
        db.Budgets.Where(b => b.Latest && (orderId == null || b.OrderId == orderId) && (status == null || b.Status == status)).Page(b => b.Id, b => new Item(
            b.Id, b.Number, b.OrderId, b.Order.Number, b.Order.CustomerName, b.Revision, b.Status, b.Supplementary, b.ValidUntil, b.Total), after, limit, ct);
}
