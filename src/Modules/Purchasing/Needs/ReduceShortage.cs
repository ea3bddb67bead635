using Biela.Contracts.Inventory;

namespace Biela.Modules.Purchasing;

/// <summary>A waiting reservation got pieces.</summary>
internal static class ReduceShortage
{
    internal static async Task Handle(ReservationFilled filled, PurchasingDb db, CancellationToken ct)
    {
        foreach (var part in await db.PartsOf([filled.Sku], ct)) part.Fill(filled.ReservationId, new(filled.Missing));
    }
}
