using Biela.Contracts.Diagnostics;

namespace Biela.Modules.Orders;

/// <summary>The order knows how far measuring is and what it said of each component.</summary>
internal static class FollowDiagnosis
{
    internal static async Task Started(DiagnosisStarted started, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(started.OrderId, ct)).DiagnosisBegan(clock.GetUtcNow());

    internal static async Task Inspected(InspectionClosed closed, OrdersDb db, TimeProvider clock, CancellationToken ct)
    {
        var source = Source(closed);
        var order = await db.OrderToChange(closed.OrderId, ct);
        if (await db.Knows(order, source, ct)) return;
        order.Inspected(closed.ComponentId, Enum.Parse<Verdict>(closed.Verdict), closed.Phase, source, clock.GetUtcNow());
    }

    /// <summary>What the timeline knows the fact by.</summary>
    internal static string Source(InspectionClosed closed) => $"inspection {closed.InspectionId} {closed.Revision}";

    internal static async Task Completed(DiagnosisCompleted completed, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(completed.OrderId, ct)).Diagnosed(completed.Revision, clock.GetUtcNow());

    /// <summary>Whether the order's history has a line of this fact.</summary>
    internal static Task<bool> Knows(this OrdersDb db, Order order, string source, CancellationToken ct) =>
        db.Timeline.AnyAsync(t => t.OrderId == order.Id && t.Source == source, ct);
}
