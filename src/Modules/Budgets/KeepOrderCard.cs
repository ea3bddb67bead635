using Biela.Contracts.Orders;

namespace Biela.Modules.Budgets;

/// <summary>Remembers what budgets say of the order.</summary>
internal static class KeepOrderCard
{
    internal static async Task Handle(OrderCreated created, BudgetsDb db, CancellationToken ct)
    {
        if (!await db.Orders.AnyAsync(o => o.Id == created.OrderId, ct)) db.Orders.Add(new(created));
    }

    internal static async Task Rescheduled(OrderRescheduled said, BudgetsDb db, CancellationToken ct) =>
        (await db.Orders.FirstOrDefaultAsync(o => o.Id == said.OrderId, ct) ?? throw new NotYet("The order is not known yet.")).Reschedule(said);
}
