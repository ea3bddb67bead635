using Biela.Contracts.Inventory;

namespace Biela.Modules.Purchasing;

/// <summary>
/// What reservations lack makes a part's need. One class hears all of it, because only then a later fact waits for an earlier one that has to be tried again.
/// </summary>
internal static class FollowShortage
{
    internal static async Task Short(ReservationShort lack, PurchasingDb db, CancellationToken ct)
    {
        var part = await db.Part(lack.PartId, lack.Sku, lack.Name, lack.Unit, ct);
        part.Lack(new(lack.ReservationId, lack.OrderId, lack.OrderNumber, new(lack.Missing), lack.Priority, lack.NeededOn));
        db.Announce(part);
    }

    internal static async Task Filled(ReservationFilled filled, PurchasingDb db, CancellationToken ct)
    {
        foreach (var part in await db.PartsOf([filled.Sku], ct)) part.Fill(filled.ReservationId, new(filled.Missing));
    }

    internal static async Task Rescheduled(ReservationRescheduled said, PurchasingDb db, CancellationToken ct)
    {
        foreach (var part in await db.PartsOf([said.Sku], ct)) part.Reschedule(said.ReservationId, said.Priority, said.NeededOn);
    }

    /// <summary>Nobody waits for the pieces any more. What was ordered stays ordered.</summary>
    internal static async Task Released(ReservationReleased released, PurchasingDb db, CancellationToken ct)
    {
        foreach (var part in await db.PartsOf([released.Sku], ct)) part.Forget(released.ReservationId);
    }
}
