using Biela.Contracts.Inventory;

namespace Biela.Modules.Purchasing;

/// <summary>A shelf at its reorder point joins the part's need.</summary>
internal static class SuggestRefill
{
    internal static async Task Handle(InventoryLow low, PurchasingDb db, CancellationToken ct)
    {
        var part = await db.Part(low.PartId, low.Sku, low.Name, low.Unit, ct);
        part.Suggest(new(low.Suggested));
        db.Announce(part);
    }
}
