using Biela.Contracts.Inventory;

namespace Biela.Modules.Purchasing;

/// <summary>Undoes <see cref="RecordShortage"/>: nobody waits for the pieces any more. What was ordered stays ordered.</summary>
internal static class ForgetShortage
{
    internal static async Task Handle(ReservationReleased released, PurchasingDb db, CancellationToken ct)
    {
        foreach (var part in await db.PartsOf([released.Sku], ct)) part.Forget(released.ReservationId);
    }
}
