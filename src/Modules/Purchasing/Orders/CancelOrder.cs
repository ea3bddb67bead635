using Biela.Contracts.Purchasing;

namespace Biela.Modules.Purchasing;

/// <summary>What has not come yet will not come; where it is still missing, it is needed anew.</summary>
internal static class CancelOrder
{
    internal sealed record Request([Required, StringLength(500)] string Reason);

    internal static async Task<Versioned<ChangeLines.Response>> Handle(Guid id, Request request, PurchasingDb db, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        var parts = await db.PartsOf(order.Lines.Select(l => l.Sku), ct);
        var before = parts.ToDictionary(p => p, p => order.OpenOf(p.Id));
        order.Cancel(request.Reason);
        foreach (var part in parts) part.Order(order, before[part], Quantity.Zero);
        db.Announce(parts);
        db.Publish(new PurchaseOrderCancelled(order.Id, order.Number, request.Reason));
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new ChangeLines.Response(order.Status, order.Total), order.Version);
    }
}
