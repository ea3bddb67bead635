using Biela.Contracts.Diagnostics;

namespace Biela.Modules.Budgets;

/// <summary>Keeps what the readings suggest and forbid, and lays a draft on the desk. Nothing is put on it: somebody chooses.</summary>
internal static class OnDiagnosisCompleted
{
    internal static async Task Handle(DiagnosisCompleted diagnosis, BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == diagnosis.OrderId, ct) ?? throw new NotYet("The order is not known yet.");
        order.Diagnosed(diagnosis);
        if (order.Cancelled || await db.Budgets.AnyAsync(b => b.OrderId == order.Id, ct)) return;
        await DraftBudget.Open(db, order, supplementary: false, tenant.Today(clock).Year, "sistema", clock.GetUtcNow(), ct);
    }
}
