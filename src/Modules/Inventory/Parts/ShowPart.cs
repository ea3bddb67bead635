using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>One part and its shelf.</summary>
internal static class ShowPart
{
    internal sealed record Response(
        Guid Id, string Sku, string Name, string Unit, Quantity OnHand, Quantity Reserved, Quantity Available, Money Value, UnitPrice Average,
        Quantity? ReorderPoint, Quantity? Maximum);

    internal static async Task<Ok<Response>> Handle(string sku, InventoryDb db, CancellationToken ct)
    {
        var wanted = Part.Normal(sku);
        return TypedResults.Ok(Of(await db.Parts.AsNoTracking().FirstOrDefaultAsync(p => p.Sku == wanted, ct).Found()));
    }

    internal static Response Of(Part p) =>
        new(p.Id, p.Sku, p.Name, p.Unit, p.OnHand, p.Reserved, p.Available, p.Value, p.Average, p.ReorderPoint, p.Maximum);
}
