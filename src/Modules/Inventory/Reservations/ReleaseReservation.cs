namespace Biela.Modules.Inventory;

/// <summary>Gives the pieces back before their time; they go to whoever waits.</summary>
internal static class ReleaseReservation
{
    internal sealed record Request([Required, StringLength(200, MinimumLength = 3)] string Reason);

    internal static async Task<NoContent> Handle(Guid id, Request request, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (reservation, part) = await db.LockReservation(id, ct);
        ReleaseParts.Release(reservation, part, request.Reason, db);
        await db.FillWaiting([part], tenant, tenant.Today(clock), ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
