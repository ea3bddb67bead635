using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Ends a count: small differences are posted at once, greater ones wait for somebody else's approval.</summary>
internal static class CloseCount
{
    internal static async Task<Ok<ShowCount.Response>> Handle(Guid id, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        await db.LockRows("counts", [id], ct);
        var count = await db.Counts.Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == id, ct).Found();
        count.Close(actor.Name);
        if (count.Status == CountStatus.Adjusted) await ApproveCount.Adjust(count, db, tenant, actor, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ShowCount.Of(count));
    }
}
