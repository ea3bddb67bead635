using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Somebody who did not count accepts the differences, and the ledger follows the shelf. A second approval changes nothing.</summary>
internal static class ApproveCount
{
    internal static async Task<Ok<ShowCount.Response>> Handle(Guid id, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        await db.LockRows("counts", [id], ct);
        var count = await db.Counts.Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == id, ct).Found();
        if (count.Approve(actor.UserId, actor.Name)) await Adjust(count, db, tenant, actor, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ShowCount.Of(count));
    }

    internal static async Task Adjust(Count count, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var lines = count.Lines.Where(l => l.Difference is { } d && d != Quantity.Zero).ToList();
        var parts = await db.LockParts([.. lines.Select(l => l.PartId)], ct);
        var holders = await db.Holders(parts.Values, ct);
        var posting = new Posting(tenant.Today(clock), clock.GetUtcNow(), actor.Name, $"Contagem de {tenant.DayOf(count.OpenedAt):dd/MM/yyyy}", count.Id);
        foreach (var line in lines)
        {
            var part = parts[line.PartId];
            GiveWay(part, part.Reserved - (part.OnHand + line.Difference!.Value), holders, db);
            var entry = part.Adjust(line.Difference.Value, line.DifferenceValue!.Value, holders, posting with { SourceLine = line.Id });
            db.Ledger.Add(entry);
            db.WriteOff(entry, part);
        }
        await db.FillWaiting(parts.Values, tenant, posting.On, ct);
    }

    /// The shelf holds less than was promised: the least urgent, then the youngest reservation waits again.
    private static void GiveWay(Part part, Quantity missing, IEnumerable<Reservation> holders, InventoryDb db)
    {
        foreach (var reservation in Reservation.InTurn(holders.Where(r => r.PartId == part.Id && r.Reserved > Quantity.Zero)).Reverse())
        {
            if (missing <= Quantity.Zero) return;
            var pieces = reservation.GiveWay(missing);
            part.Free(pieces);
            missing -= pieces;
            db.PublishShort(reservation, part);
        }
    }
}
