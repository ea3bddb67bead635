using Biela.Contracts.Inventory;

namespace Biela.Modules.Purchasing;

/// <summary>What a reservation lacks joins the part's need.</summary>
internal static class RecordShortage
{
    internal static async Task Handle(ReservationShort lack, PurchasingDb db, CancellationToken ct)
    {
        var part = await db.Part(lack.PartId, lack.Sku, lack.Name, lack.Unit, ct);
        part.Lack(new(lack.ReservationId, lack.OrderId, lack.OrderNumber, new(lack.Missing), lack.Priority, lack.NeededOn));
        db.Announce(part);
    }
}
