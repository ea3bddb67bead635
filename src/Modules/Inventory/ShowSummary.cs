using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>What the shelves lack: parts that orders wait for, the orders that wait, and parts to be bought again.</summary>
internal static class ShowSummary
{
    internal sealed record Response(int PartsShort, int OrdersStopped, int PartsLow);

    internal static async Task<Ok<Response>> Handle(InventoryDb db, CancellationToken ct)
    {
        var waiting = await db.Reservations.Where(r => r.Status == ReservationStatus.Partial)
            .Select(r => new { r.PartId, r.OrderId }).Distinct().ToListAsync(ct);
        return TypedResults.Ok(new Response(
            waiting.Select(w => w.PartId).Distinct().Count(), waiting.Select(w => w.OrderId).Distinct().Count(), await db.LowParts.CountAsync(ct)));
    }
}
