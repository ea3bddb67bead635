using Biela.Contracts.Orders;

namespace Biela.Modules.Diagnostics;

/// <summary>The order was given up: nothing more is measured, what was measured stays readable.</summary>
internal static class StopDiagnosis
{
    internal static async Task Handle(OrderCancelled cancelled, DiagnosticsDb db, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == cancelled.OrderId, ct) ?? throw new NotYet($"Order {cancelled.Number} is not known yet.");
        order.Cancel();
    }
}
