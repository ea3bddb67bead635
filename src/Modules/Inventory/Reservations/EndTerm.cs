using Biela.Contracts.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>
/// A reservation's term is ending or over. Only what is set aside can run out: who still waits for all of it keeps no shelf busy and goes on waiting.
/// A term that was extended or renewed meanwhile has messages of its own.
/// </summary>
internal static class EndTerm
{
    internal static async Task Handle(ReservationTermPassed passed, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (reservation, part) = await db.LockReservation(passed.ReservationId, ct);
        if (!reservation.Open || reservation.ExpiresOn != passed.ExpiresOn) return;
        if (passed.Warning) Warn(reservation, db, tenant, tenant.Today(clock));
        else if (reservation.Reserved > Quantity.Zero) await Expire(reservation, part, db, tenant, tenant.Today(clock), ct);
    }

    private static void Warn(Reservation reservation, InventoryDb db, Tenant tenant, DateOnly today)
    {
        if (!reservation.Warn()) return;
        if (reservation.Reserved > Quantity.Zero)
            db.Publish(new ReservationExpiring(
                reservation.Id, reservation.OrderId, reservation.OrderNumber, reservation.Sku, reservation.Reserved.TenThousandths, reservation.ExpiresOn));
        db.AnnounceTerm(reservation, tenant, today);
    }

    private static async Task Expire(Reservation reservation, Part part, InventoryDb db, Tenant tenant, DateOnly today, CancellationToken ct)
    {
        var freed = reservation.End(ReservationStatus.Expired);
        part.Free(freed);
        db.Publish(new ReservationExpired(reservation.Id, reservation.OrderId, reservation.OrderNumber, reservation.Sku, freed.TenThousandths));
        db.Publish(new ReservationReleased(reservation.Id, reservation.OrderId, reservation.Sku, freed.TenThousandths, "Reserva vencida"));
        await db.FillWaiting([part], tenant, today, ct);
    }
}
