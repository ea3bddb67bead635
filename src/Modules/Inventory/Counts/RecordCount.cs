using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Somebody stands at the shelf and says how many there are.</summary>
internal static class RecordCount
{
    internal sealed record Request(Quantity Counted);

    internal static async Task<NoContent> Handle(Guid id, string sku, Request request, InventoryDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        if (request.Counted > Limit.Quantity) throw Limit.Exceeded;
        await db.LockRows("counts", [id], ct);
        var part = await db.LockPart(sku, ct);
        var count = await db.Counts.Include(c => c.Lines.Where(l => l.PartId == part.Id)).FirstOrDefaultAsync(c => c.Id == id, ct).Found();
        count.Record(part, request.Counted, actor.UserId, actor.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
