using Biela.Contracts.Budgets;
using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>The customer's word opens the shop floor, adds to it, or closes it again.</summary>
internal static class FollowBudget
{
    internal static async Task Sent(BudgetSent sent, OrdersDb db, TimeProvider clock, CancellationToken ct)
    {
        var source = Source(sent);
        var order = await db.OrderToChange(sent.OrderId, ct);
        if (!await db.Knows(order, source, ct)) order.BudgetSent(sent.Number, new(sent.TotalCents), source, clock.GetUtcNow());
    }

    /// <summary>What the timeline knows the fact by.</summary>
    internal static string Source(BudgetSent sent) => $"budget {sent.BudgetId} {sent.Version}";

    internal static async Task Approved(BudgetApproved approved, OrdersDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.OrderToChange(approved.OrderId, ct);
        var needsStock = approved.Lines.Any(l => l is { Kind: "Part", CustomerSupplied: false });
        var approval = new Approval(approved.ApprovalId, new(approved.ServicesCents), new(approved.PartsCents), needsStock);
        if (order.Approve(approval, approved.Number, await db.AllWorkflows(ct), approved.DecidedBy, clock.GetUtcNow()))
            db.Publish(new OrderReleased(order.Id, order.Number));
        db.PublishWhenFinished(order, tenant.Today(clock), clock.GetUtcNow());
    }

    internal static async Task Rejected(BudgetRejected rejected, OrdersDb db, TimeProvider clock, CancellationToken ct)
    {
        var why = rejected.Reason is null ? "" : $": {rejected.Reason}";
        (await db.OrderToChange(rejected.OrderId, ct)).BudgetEnded(BudgetStanding.Rejected, $"Orçamento {rejected.Number} recusado{why}", clock.GetUtcNow());
    }

    internal static async Task Expired(BudgetExpired expired, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(expired.OrderId, ct)).BudgetEnded(BudgetStanding.None, $"Orçamento {expired.Number} venceu sem resposta", clock.GetUtcNow());

    internal static async Task TakenBack(ApprovalCancelled cancelled, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(cancelled.OrderId, ct)).TakeBack(cancelled.ApprovalId, cancelled.Number, cancelled.Reason, clock.GetUtcNow());
}
