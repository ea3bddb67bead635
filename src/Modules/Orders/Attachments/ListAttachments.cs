namespace Biela.Modules.Orders;

/// <summary>The photos and documents of an order, newest first.</summary>
internal static class ListAttachments
{
    internal sealed record Item(Guid Id, string Name, string Type, long Size, string Sha256, string AddedBy, DateTimeOffset AddedAt);

    internal static async Task<Ok<Page<Item>>> Handle(Guid id, OrdersDb db, CancellationToken ct, Guid? after = null, int? limit = null)
    {
        await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        return TypedResults.Ok(await db.Attachments.Where(a => a.OrderId == id && a.ConfirmedAt != null && a.RemovedAt == null)
            .Page(a => a.Id, a => new Item(a.Id, a.Name, a.Type, a.Size, a.Sha256!, a.AddedBy, a.AddedAt), after, limit, ct));
    }
}
