using Biela.Contracts.Purchasing;

namespace Biela.Modules.Purchasing;

/// <summary>The order goes to the supplier and changes no more.</summary>
internal static class SendOrder
{
    internal static async Task<Versioned<ChangeLines.Response>> Handle(Guid id, PurchasingDb db, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        order.Send(clock.GetUtcNow());
        db.Publish(new PurchaseOrderSent(order.Id, order.Number, order.SupplierName, order.Total.Cents, order.ExpectedOn));
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new ChangeLines.Response(order.Status, order.Total), order.Version);
    }
}
