using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Recomputes every shelf from its ledger and its reservations (reliability L5, L7 and L9).</summary>
internal static class AuditStock
{
    internal static async Task<IReadOnlyList<Finding>> Of(InventoryDb db, CancellationToken ct)
    {
        var ledger = (await db.Ledger.AsNoTracking().Select(e => new { e.PartId, e.Quantity, e.Value }).ToListAsync(ct)).ToLookup(e => e.PartId);
        var holders = (await db.Reservations.AsNoTracking().Where(r => (long)r.Reserved > 0).ToListAsync(ct)).ToLookup(r => r.PartId);
        return [.. (await db.Parts.AsNoTracking().ToListAsync(ct)).SelectMany(part => Of(part,
            Quantity.Sum(ledger[part.Id].Select(e => e.Quantity)), Money.Sum(ledger[part.Id].Select(e => e.Value)), [.. holders[part.Id]]))];
    }

    private static IEnumerable<Finding> Of(Part part, Quantity moved, Money value, List<Reservation> holders)
    {
        if (moved != part.OnHand) yield return new("L5 movements", $"{part.Sku}: {part.OnHand} on hand, the ledger says {moved}");
        if (value != part.Value) yield return new("L9 value", $"{part.Sku}: worth {part.Value}, the ledger says {value}");
        if (part.Reserved < Quantity.Zero || part.Available < Quantity.Zero)
            yield return new("L5 available", $"{part.Sku}: {part.Reserved} of {part.OnHand} reserved");
        if (Quantity.Sum(holders.Select(r => r.Reserved)) is var held && held != part.Reserved)
            yield return new("L7 reserved", $"{part.Sku}: {part.Reserved} reserved, the reservations hold {held}");
        foreach (var closed in holders.Where(r => !r.Open))
            yield return new("L6 ended", $"reservation {closed.Id} is {closed.Status} and holds {closed.Reserved}");
    }
}
