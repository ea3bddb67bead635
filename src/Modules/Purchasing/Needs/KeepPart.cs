using Biela.Contracts.Inventory;

namespace Biela.Modules.Purchasing;

/// <summary>Keeps what an order line needs to know of a part.</summary>
internal static class KeepPart
{
    internal static async Task Handle(PartRegistered part, PurchasingDb db, CancellationToken ct) =>
        (await db.Part(part.PartId, part.Sku, part.Name, part.Unit, ct)).Describe(part.Name, part.Unit);
}
