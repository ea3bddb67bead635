namespace Biela.Modules.Purchasing;

internal static class ListOrders
{
    internal sealed record Item(
        Guid Id, string Number, string SupplierName, PurchaseOrderStatus Status, Money Total, DateOnly? ExpectedOn, DateTimeOffset CreatedAt);

    internal static async Task<Ok<Page<Item>>> Handle(
        PurchasingDb db, CancellationToken ct, PurchaseOrderStatus? status = null, Guid? supplierId = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Orders.Where(o => (status == null || o.Status == status) && (supplierId == null || o.SupplierId == supplierId)).Page(
            o => o.Id, o => new Item(o.Id, o.Number, o.SupplierName, o.Status, o.Total, o.ExpectedOn, o.CreatedAt), after, limit, ct));
}
