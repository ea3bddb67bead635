namespace Biela.Modules.Inventory;

/// <summary>Gives a count up; the ledger stays as it is.</summary>
internal static class CancelCount
{
    internal static async Task<NoContent> Handle(Guid id, InventoryDb db, CancellationToken ct)
    {
        var count = await db.Counts.FirstOrDefaultAsync(c => c.Id == id, ct).Found();
        count.Cancel();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
