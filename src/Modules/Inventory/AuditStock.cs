using Biela.Contracts.Budgets;
using Biela.Contracts.Inventory;
using Biela.Contracts.Purchasing;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>
/// Recomputes every shelf from its ledger and its reservations (reliability L5, L7 and L9), and holds both against the approvals and receipts
/// that were heard of. Facts are read first: what was heard by then is in the rows.
/// </summary>
internal static class AuditStock
{
    internal static async Task<IReadOnlyList<Finding>> Of(InventoryDb db, CancellationToken ct)
    {
        var (approved, received) = (await db.Heard<BudgetApproved>(ct), await db.Heard<GoodsReceived>(ct));
        var (entries, reservations) = (await db.Ledger.AsNoTracking().ToListAsync(ct), await db.Reservations.AsNoTracking().ToListAsync(ct));
        var cancelled = await db.Approvals.Where(a => a.Cancelled).Select(a => a.Id).ToListAsync(ct);
        var (ledger, holders) = (entries.ToLookup(e => e.PartId), reservations.Where(r => r.Reserved > Quantity.Zero).ToLookup(r => r.PartId));
        return
        [
            .. (await db.Parts.AsNoTracking().ToListAsync(ct)).SelectMany(part => Of(part, [.. ledger[part.Id]], [.. holders[part.Id]])),
            .. Reserved(approved, reservations.ToLookup(r => (r.ApprovalId, r.LineId)), cancelled),
            .. Received(received, entries.ToLookup(e => (e.SourceId, e.SourceLine))),
            .. Told([.. (await db.Told<StockReserved>(ct)).Select(s => s.ApprovalId), .. (await db.Told<InvoiceStockReserved>(ct)).Select(s => s.InvoiceId)],
                reservations.Where(r => r.WaitingSince >= db.LogStart())),
            .. Told(await db.Told<StockIssued>(ct), entries, db.LogStart()),
        ];
    }

    private static IEnumerable<Finding> Of(Part part, List<Entry> ledger, List<Reservation> holders)
    {
        var (moved, value) = (Quantity.Sum(ledger.Select(e => e.Quantity)), Money.Sum(ledger.Select(e => e.Value)));
        if (moved != part.OnHand) yield return new("L5 movements", $"{part.Sku}: {part.OnHand} on hand, the ledger says {moved}");
        if (value != part.Value) yield return new("L9 value", $"{part.Sku}: worth {part.Value}, the ledger says {value}");
        if (part.Reserved < Quantity.Zero || part.Available < Quantity.Zero)
            yield return new("L5 available", $"{part.Sku}: {part.Reserved} of {part.OnHand} reserved");
        if (Quantity.Sum(holders.Select(r => r.Reserved)) is var held && held != part.Reserved)
            yield return new("L7 reserved", $"{part.Sku}: {part.Reserved} reserved, the reservations hold {held}");
        foreach (var closed in holders.Where(r => !r.Open))
            yield return new("L6 ended", $"reservation {closed.Id} is {closed.Status} and holds {closed.Reserved}");
    }

    /// Every approved part has one reservation, unless its approval was taken back before it was heard.
    private static IEnumerable<Finding> Reserved(List<BudgetApproved> approved, ILookup<(Guid, Guid), Reservation> reservations, List<Guid> cancelled) =>
        from approval in approved
        from line in approval.Lines.Where(l => l is { Kind: "Part", CustomerSupplied: false })
        let made = reservations[(approval.ApprovalId, line.LineId)].ToList()
        where (made is not [var one] || one.Needed.TenThousandths != line.Quantity) && (made.Count > 0 || !cancelled.Contains(approval.ApprovalId))
        select new Finding("L7 approved",
            $"{approval.Number}, {line.Code}: {new Quantity(line.Quantity)} approved, [{string.Join(", ", made.Select(r => r.Needed))}] reserved");

    /// Every accepted line is one entry of its quantity and cost.
    private static IEnumerable<Finding> Received(List<GoodsReceived> received, ILookup<(Guid?, Guid?), Entry> entries) =>
        from receipt in received
        from line in receipt.Lines.Where(l => l.Accepted > 0)
        let posted = entries[(receipt.ReceiptId, line.LineId)].ToList()
        where posted is not [var one] || (one.Quantity.TenThousandths, one.Value.Cents) != (line.Accepted, line.CostCents)
        select new Finding("L5 received",
            $"{receipt.Number}, {line.Sku}: {new Quantity(line.Accepted)} came, [{string.Join(", ", posted.Select(e => e.Quantity))}] posted");

    private static IEnumerable<Finding> Told(List<Guid> told, IEnumerable<Reservation> reservations) =>
        from approval in reservations.Select(r => r.ApprovalId).Distinct()
        let times = told.Count(id => id == approval)
        where times != 1
        select new Finding("O1 reserved", $"The reservations of approval {approval} were told {times} times");

    private static IEnumerable<Finding> Told(List<StockIssued> told, List<Entry> entries, DateTimeOffset start)
    {
        var known = told.Select(t => t.IssueId).ToHashSet();
        var kept = entries.Where(e => e is { Kind: EntryKind.Issue, OrderId: not null } && (e.At >= start || known.Contains(e.Id)))
            .Select(e => (e.Id, -e.Quantity.TenThousandths, -e.Value.Cents));
        return kept.Order().SequenceEqual(told.Select(t => (t.IssueId, t.Quantity, t.CostCents)).Order()) ? []
            : [new("O1 issued", $"What was told of issues ({told.Count}) is not what left the shelf ({kept.Count()})")];
    }
}
