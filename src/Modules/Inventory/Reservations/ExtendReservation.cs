namespace Biela.Modules.Inventory;

/// <summary>Holds the pieces for longer: the customer has a reason.</summary>
internal static class ExtendReservation
{
    internal sealed record Request(DateOnly Until);

    internal static async Task<NoContent> Handle(Guid id, Request request, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (reservation, _) = await db.LockReservation(id, ct);
        reservation.Extend(request.Until);
        db.AnnounceTerm(reservation, tenant, tenant.Today(clock));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
