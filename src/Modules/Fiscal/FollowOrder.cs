using Biela.Contracts.Budgets;
using Biela.Contracts.Orders;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What came in, what the customer approved and when the engine left, so that notes of an order are written without asking anybody.</summary>
internal static class FollowOrder
{
    internal static async Task Opened(OrderCreated created, FiscalDb db, CancellationToken ct)
    {
        var order = await Card(created.OrderId, created.Number, created.CustomerId, created.CustomerName, db, ct);
        order.Describe(created.Engine.Model, created.Engine.Serial);
    }

    internal static async Task Approved(BudgetApproved approved, FiscalDb db, CancellationToken ct)
    {
        (await Card(approved.OrderId, approved.OrderNumber, approved.CustomerId, approved.CustomerName, db, ct)).Approve();
        if (await db.Approvals.AnyAsync(a => a.Id == approved.ApprovalId, ct)) return;
        db.Add(new Approval { Id = approved.ApprovalId });
        db.AddRange(approved.Lines.Where(l => l is { Kind: "Part", CustomerSupplied: false }).Select(l => new OrderPart
        {
            Id = l.LineId, OrderId = approved.OrderId, ApprovalId = approved.ApprovalId, Sku = l.Code.Trim().ToUpperInvariant(), Description = l.Description,
            Quantity = new(l.Quantity), Net = new(l.NetCents),
        }));
        db.AddRange(approved.Lines.Where(l => l.Kind == "Service").Select(l => new OrderService
        {
            Id = l.LineId, OrderId = approved.OrderId, ApprovalId = approved.ApprovalId, Description = l.Description, Net = new(l.NetCents),
        }));
    }

    /// Heard before the approval itself, it keeps its parts from being known.
    internal static async Task Cancelled(ApprovalCancelled cancelled, FiscalDb db, CancellationToken ct)
    {
        await db.OrderParts.Where(p => p.ApprovalId == cancelled.ApprovalId).ExecuteDeleteAsync(ct);
        await db.OrderServices.Where(s => s.ApprovalId == cancelled.ApprovalId).ExecuteDeleteAsync(ct);
        if (!await db.Approvals.AnyAsync(a => a.Id == cancelled.ApprovalId, ct)) db.Add(new Approval { Id = cancelled.ApprovalId });
    }

    internal static async Task Delivered(OrderDelivered delivered, FiscalDb db, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == delivered.OrderId && o.Approved, ct)
            ?? throw new NotYet($"No approval of order {delivered.Number} is known yet.");
        order.Deliver(delivered.DeliveredOn);
    }

    /// That it was opened and that it was approved may be heard in any order.
    private static async Task<OrderCard> Card(Guid id, string number, Guid customer, string name, FiscalDb db, CancellationToken ct)
    {
        if (await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct) is { } known) return known;
        var card = new OrderCard { Id = id, Number = number, CustomerId = customer, CustomerName = name };
        db.Add(card);
        return card;
    }
}
