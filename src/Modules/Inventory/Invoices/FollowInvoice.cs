using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>
/// The stock and an invoice: one lane, so that what is taken back was asked for before. Invoices that wait together share the lock of their parts:
/// everybody buys the same oil filter.
/// </summary>
internal static class FollowInvoice
{
    /// All that an invoice sells is set aside, or nothing is touched and what is missing is said. What a delivered order sells and has not taken yet
    /// leaves with its invoice, its own reservation first.
    internal static async Task Submitted(
        IReadOnlyList<InvoiceSubmitted> submitted, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var parts = await db.LockParts(submitted.SelectMany(i => i.Parts).Select(p => p.Sku), ct);
        var ids = submitted.Select(i => i.InvoiceId).ToList();
        var settled = await db.Reservations.Where(r => EF.Parameter(ids).Contains(r.ApprovalId)).Select(r => r.ApprovalId).ToHashSetAsync(ct);
        settled.UnionWith(await db.Approvals.Where(a => EF.Parameter(ids).Contains(a.Id) && a.Cancelled).Select(a => a.Id).ToListAsync(ct));
        foreach (var invoice in submitted.Where(i => settled.Add(i.InvoiceId)))
            if (invoice.OrderId is { } order)
                await Leave(invoice, order, parts, db, new(tenant.Today(clock), clock.GetUtcNow(), "sistema", $"Nota {invoice.Number}"), ct);
            else SetAside(invoice, parts, db, clock.GetUtcNow());
    }

    /// What was set aside for an invoice that is taken back goes to whoever waits; heard before the invoice itself, it keeps it from reserving.
    internal static async Task Cancelled(InvoiceCancelled cancelled, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (parts, reservations) = await Locked(cancelled.InvoiceId, db, ct);
        if (!await db.Approvals.AnyAsync(a => a.Id == cancelled.InvoiceId, ct)) db.Approvals.Add(new(cancelled.InvoiceId, cancelled: true));
        foreach (var reservation in reservations.Where(r => r.Open)) parts[reservation.PartId].Free(reservation.End(ReservationStatus.Released));
        await db.FillWaiting(parts.Values, tenant, tenant.Today(clock), ct);
    }

    /// What was set aside for an invoice leaves with the customer.
    internal static async Task PickedUp(InvoicePickedUp invoice, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (parts, reservations) = await Locked(invoice.InvoiceId, db, ct);
        // Today is the day on which nothing can have moved since: issues go in the order of their days.
        var posting = new Posting(tenant.Today(clock), clock.GetUtcNow(), "sistema", $"Nota {invoice.Number}");
        foreach (var reservation in reservations.Where(r => r.Open))
        {
            if (reservation.Reserved > Quantity.Zero)
                Leave(parts[reservation.PartId], reservation.Reserved, invoice.InvoiceId, reservations, posting, db);
            // What a count found missing since waits for nobody.
            if (reservation.Open) reservation.End(ReservationStatus.Released);
        }
    }

    private static void SetAside(InvoiceSubmitted invoice, Dictionary<string, Part> parts, InventoryDb db, DateTimeOffset now)
    {
        if (Refused(invoice, Wanted(invoice).Select(w => Missing(w.Key, w.Value, Quantity.Zero, parts)), db)) return;
        foreach (var line in invoice.Parts)
        {
            var part = parts[Part.Normal(line.Sku)];
            var reservation = Reservation.Of(invoice, line, part, now);
            part.SetAside(reservation);
            db.Reservations.Add(reservation);
        }
        db.Publish(new InvoiceStockReserved(invoice.InvoiceId, invoice.Attempt));
    }

    private static async Task Leave(
        InvoiceSubmitted invoice, Guid order, Dictionary<string, Part> parts, InventoryDb db, Posting posting, CancellationToken ct)
    {
        var (own, taken) = (await db.Reservations.Where(r => r.OrderId == order).ToListAsync(ct), await Taken(order, parts, db, ct));
        var wanted = Wanted(invoice).ToDictionary(w => w.Key, w => Quantity.Max(Quantity.Zero, w.Value - taken.GetValueOrDefault(w.Key)));
        var missing = wanted.Select(w => Missing(w.Key, w.Value, Quantity.Sum(own.Where(r => r.Sku == w.Key).Select(r => r.Reserved)), parts));
        if (Refused(invoice, missing, db)) return;
        foreach (var (sku, quantity) in wanted.Where(w => w.Value > Quantity.Zero)) Leave(parts[sku], quantity, order, own, posting, db);
        db.Publish(new InvoiceStockReserved(invoice.InvoiceId, invoice.Attempt));
    }

    private static void Leave(
        Part part, Quantity quantity, Guid holder, IReadOnlyCollection<Reservation> holders, Posting posting, InventoryDb db)
    {
        var entry = part.Issue(quantity, holder, holders, posting);
        db.Ledger.Add(entry);
        db.Publish(new StockIssued(entry.Id, holder, part.Sku, quantity.TenThousandths, -entry.Value.Cents, posting.On));
    }

    private static async Task<(Dictionary<Guid, Part> Parts, List<Reservation> Reservations)> Locked(Guid invoiceId, InventoryDb db, CancellationToken ct)
    {
        var mine = db.Reservations.Where(r => r.ApprovalId == invoiceId);
        var parts = await db.LockParts(await mine.Select(r => r.PartId).Distinct().ToListAsync(ct), ct);
        return (parts, await mine.ToListAsync(ct));
    }

    private static IEnumerable<KeyValuePair<string, Quantity>> Wanted(InvoiceSubmitted invoice) =>
        invoice.Parts.GroupBy(p => Part.Normal(p.Sku)).Select(g => KeyValuePair.Create(g.Key, new Quantity(g.Sum(p => p.Quantity))));

    private static MissingPart? Missing(string sku, Quantity wanted, Quantity own, Dictionary<string, Part> parts)
    {
        if (wanted == Quantity.Zero) return null;
        if (parts.GetValueOrDefault(sku) is not { } part) return new(sku, wanted.TenThousandths, Known: false);
        var lacks = wanted - own - part.Available;
        return lacks > Quantity.Zero ? new(sku, lacks.TenThousandths, Known: true) : null;
    }

    private static bool Refused(InvoiceSubmitted invoice, IEnumerable<MissingPart?> wanting, InventoryDb db)
    {
        var missing = wanting.OfType<MissingPart>().ToList();
        if (missing.Count > 0) db.Publish(new InvoiceStockRefused(invoice.InvoiceId, invoice.Attempt, missing));
        return missing.Count > 0;
    }

    /// What left for the order before, less what came back.
    private static async Task<Dictionary<string, Quantity>> Taken(Guid order, Dictionary<string, Part> parts, InventoryDb db, CancellationToken ct)
    {
        var moved = await db.Ledger.Where(e => e.OrderId == order).GroupBy(e => e.PartId)
            .Select(g => new { g.Key, Out = -g.Sum(e => (long)e.Quantity) }).ToListAsync(ct);
        return parts.Values.ToDictionary(p => p.Sku, p => new Quantity(moved.Find(m => m.Key == p.Id)?.Out ?? 0));
    }
}
