using Biela.Contracts.Budgets;
using Biela.Contracts.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>
/// An approval is taken back: what it holds goes to whoever waits; what was issued stays issued. Heard before the approval itself, it keeps it from reserving.
/// </summary>
internal static class ReleaseParts
{
    internal static async Task Handle(ApprovalCancelled cancelled, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var partIds = await db.Reservations.Where(r => r.ApprovalId == cancelled.ApprovalId).Select(r => r.PartId).Distinct().ToListAsync(ct);
        var parts = await db.LockParts(partIds, ct);
        if (await db.Approvals.FirstOrDefaultAsync(a => a.Id == cancelled.ApprovalId, ct) is { } known) known.Cancel();
        else db.Approvals.Add(new(cancelled.ApprovalId, cancelled: true));
        foreach (var reservation in await db.Reservations.Where(r => r.ApprovalId == cancelled.ApprovalId).ToListAsync(ct))
            if (reservation.Open) Release(reservation, parts[reservation.PartId], cancelled.Reason, db);
        await db.FillWaiting(parts.Values, tenant, tenant.Today(clock), ct);
    }

    internal static void Release(Reservation reservation, Part part, string reason, InventoryDb db)
    {
        var freed = reservation.End(ReservationStatus.Released);
        part.Free(freed);
        db.Publish(new ReservationReleased(reservation.Id, reservation.OrderId, reservation.Sku, freed.TenThousandths, reason));
    }
}
