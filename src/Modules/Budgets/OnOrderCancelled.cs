using Biela.Contracts.Budgets;
using Biela.Contracts.Orders;

namespace Biela.Modules.Budgets;

/// <summary>Takes back what was approved on the order, also by an approval that raced with the cancellation, and kills open offers.</summary>
internal static class OnOrderCancelled
{
    internal static async Task Handle(OrderCancelled cancelled, BudgetsDb db, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == cancelled.OrderId, ct) ?? throw new NotYet("The order is not known yet.");
        order.Cancel();
        foreach (var budget in await db.Budgets.Where(b => b.OrderId == order.Id).OrderBy(b => b.Number).ToListAsync(ct))
        {
            if (!budget.Cancel(cancelled.Reason, clock.GetUtcNow())) continue;
            db.Publish(new ApprovalCancelled(budget.Decision!.ApprovalId, budget.Id, order.Id, budget.Number, cancelled.Reason, cancelled.CancelledOn));
            Metrics.Ended(budget);
        }
    }
}
