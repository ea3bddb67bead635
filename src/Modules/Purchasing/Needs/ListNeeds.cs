namespace Biela.Modules.Purchasing;

internal static class ListNeeds
{
    internal sealed record Item(
        Guid Id, string Sku, Quantity Quantity, Quantity Open, NeedStatus Status, NeedOrigin Origin, int Priority, DateOnly? NeededOn,
        List<NeedingOrder> Orders, Guid? PurchaseOrderId, string? PurchaseOrder);

    internal static async Task<Ok<Page<Item>>> Handle(
        PurchasingDb db, CancellationToken ct, NeedStatus? status = null, string? sku = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Needs.Where(n => (status == null || n.Status == status) && (sku == null || n.Sku == sku)).Page(
            n => n.Id,
            n => new Item(n.Id, n.Sku, n.Quantity, n.Open, n.Status, n.Origin, n.Priority, n.NeededOn, n.Orders, n.PurchaseOrderId, n.PurchaseOrder),
            after, limit, ct));
}
