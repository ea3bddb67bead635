using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>The reservations of an order, of a part, or all of them.</summary>
internal static class ListReservations
{
    internal sealed record Item(
        Guid Id, Guid OrderId, string OrderNumber, string Sku, Quantity Needed, Quantity Reserved, Quantity Consumed, Quantity Short, ReservationStatus Status,
        DateOnly ExpiresOn, int Priority, DateTimeOffset WaitingSince);

    internal static async Task<Ok<Page<Item>>> Handle(
        InventoryDb db, CancellationToken ct, Guid? orderId = null, string? sku = null, Guid? after = null, int? limit = null)
    {
        IQueryable<Reservation> reservations = db.Reservations;
        if (orderId is { } order) reservations = reservations.Where(r => r.OrderId == order);
        if (sku is not null && Part.Normal(sku) is var wanted) reservations = reservations.Where(r => r.Sku == wanted);
        return TypedResults.Ok(await reservations.Page(r => r.Id, r => Of(r), after, limit, ct));
    }

    private static Item Of(Reservation r) => new(
        r.Id, r.OrderId, r.OrderNumber, r.Sku, r.Needed, r.Reserved, r.Consumed, r.Short, r.Status, r.ExpiresOn, r.Priority, r.WaitingSince);
}
