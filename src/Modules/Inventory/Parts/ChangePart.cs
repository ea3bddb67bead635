using Biela.Contracts.Inventory;

namespace Biela.Modules.Inventory;

/// <summary>Corrects what a part is called and when it is bought; its code and its ledger stay.</summary>
internal static class ChangePart
{
    internal sealed record Request(
        [Required, StringLength(120, MinimumLength = 1)] string Name, [Required, StringLength(10, MinimumLength = 1)] string Unit,
        Quantity? ReorderPoint = null, Quantity? Maximum = null);

    internal static async Task<NoContent> Handle(string sku, Request request, InventoryDb db, CancellationToken ct)
    {
        var part = await db.LockPart(sku, ct);
        part.Describe(request.Name.Trim(), request.Unit.Trim(), request.ReorderPoint, request.Maximum);
        db.Publish(new PartRegistered(part.Id, part.Sku, part.Name, part.Unit));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
