using Biela.Contracts.Purchasing;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>What was accepted at the door goes on the shelf at what it cost, and from there to whoever waits for it.</summary>
internal static class ReceiveGoods
{
    internal static async Task Handle(GoodsReceived received, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var parts = await db.LockParts([.. received.Lines.Select(l => l.PartId).Distinct()], ct);
        if (await db.Ledger.AnyAsync(e => e.SourceId == received.ReceiptId, ct)) return;
        var today = tenant.Today(clock);
        var posting = new Posting(await Day(received.ReceivedOn, today, db, ct), clock.GetUtcNow(), received.SupplierName,
            $"{received.Number} ({received.PurchaseOrderNumber})", received.ReceiptId);
        foreach (var line in received.Lines.Where(l => l.Accepted > 0))
        {
            var part = parts.GetValueOrDefault(line.PartId) ?? throw new NotYet($"Part {line.Sku} is not registered.");
            await db.Receive(part, new(line.Accepted), new(line.CostCents), posting with { SourceLine = line.LineId }, today, ct);
        }
        await db.FillWaiting(parts.Values, tenant, today, ct);
    }

    /// Goods that are at the door cannot be refused: where their day is closed they count for the first day that is open, and never for one to come.
    private static async Task<DateOnly> Day(DateOnly receivedOn, DateOnly today, InventoryDb db, CancellationToken ct)
    {
        var open = await db.ClosedThrough(ct) is { } through && receivedOn <= through ? through.AddDays(1) : receivedOn;
        return open < today ? open : today;
    }
}
