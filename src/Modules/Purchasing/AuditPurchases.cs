using Biela.Contracts.Inventory;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Purchasing;

/// <summary>Recomputes what is missing, on order and received, and holds receipts and invoices against what was told of them.</summary>
internal static class AuditPurchases
{
    private static readonly Type[] OfShortages = [typeof(ReservationShort), typeof(ReservationFilled), typeof(ReservationReleased)];

    internal static async Task<IReadOnlyList<Finding>> Of(PurchasingDb db, CancellationToken ct)
    {
        var (facts, registered) = (await db.Heard(OfShortages, ct), await db.Heard<PartRegistered>(ct));
        var (goods, matched) = (await db.Told<GoodsReceived>(ct), await db.Told<InvoiceMatched>(ct));
        var parts = await db.Parts.AsNoTracking().Include(p => p.Needs.Where(n => n.Status == NeedStatus.Pending)).ToListAsync(ct);
        var orders = await db.Orders.AsNoTracking().ToListAsync(ct);
        var (receipts, invoices) = (await db.Receipts.AsNoTracking().ToListAsync(ct), await db.Invoices.AsNoTracking().ToListAsync(ct));
        return
        [
            .. registered.Where(r => !parts.Exists(p => p.Id == r.PartId)).Select(r => new Finding("O2 part", $"{r.Sku} is registered and not known")),
            .. parts.SelectMany(p => Balance(p, orders)), .. Shortages(parts, facts),
            .. orders.SelectMany(o => Received(o, receipts.FindAll(r => r.OrderId == o.Id))),
            .. Once("goods", receipts.Where(r => r.Accepted().Any()).Select(r => (r.Id, Money.Sum(r.Accepted().Select(l => l.Cost)).Cents)),
                goods.Select(g => (g.ReceiptId, g.Lines.Sum(l => l.CostCents)))),
            .. Once("invoice", invoices.Where(i => i.Payable > Money.Zero).Select(i => (i.Id, i.Payable.Cents)),
                matched.Select(i => (i.InvoiceId, i.TotalCents))),
        ];
    }

    private static IEnumerable<Finding> Balance(Part part, List<PurchaseOrder> orders)
    {
        if (Quantity.Sum(orders.Select(o => o.OpenOf(part.Id))) is var open && open != part.OnOrder)
            yield return new("L5 on order", $"{part.Sku}: {part.OnOrder} on order, the orders say {open}");
        var wanted = Quantity.Sum(part.Shortages.Select(s => s.Missing)) + part.Refill + part.Requested - part.OnOrder - part.Landed;
        if (Quantity.Sum(part.Needs.Select(n => n.Quantity)) is var pending && pending != Quantity.Max(Quantity.Zero, wanted))
            yield return new("L5 need", $"{part.Sku}: a need of {pending} where {wanted} is wanted");
    }

    /// The last word on a reservation is what its part knows of it.
    private static IEnumerable<Finding> Shortages(List<Part> parts, List<Contracts.IEvent> facts)
    {
        Dictionary<Guid, long> missing = [];
        foreach (var fact in facts)
            if (fact is ReservationShort lack) missing[lack.ReservationId] = lack.Missing;
            else if (fact is ReservationReleased released) missing[released.ReservationId] = 0;
            else if (fact is ReservationFilled filled && missing.ContainsKey(filled.ReservationId)) missing[filled.ReservationId] = filled.Missing;
        var known = parts.SelectMany(p => p.Shortages).ToDictionary(s => s.ReservationId, s => s.Missing.TenThousandths);
        return missing.Where(said => said.Value != known.GetValueOrDefault(said.Key))
            .Select(said => new Finding("O2 shortage", $"Reservation {said.Key} lacks {said.Value} ten-thousandths, not {known.GetValueOrDefault(said.Key)}"));
    }

    private static IEnumerable<Finding> Received(PurchaseOrder order, List<Receipt> receipts) =>
        from line in order.Lines
        let came = Quantity.Sum(receipts.SelectMany(r => r.Lines).Where(l => l.LineId == line.Id).Select(l => l.Accepted))
        where came != line.Accepted
        select new Finding("L5 received", $"{order.Number}: {line.Accepted} of {line.Sku} accepted, the receipts say {came}");

    /// What was told is kept with that amount, and was told once.
    private static IEnumerable<Finding> Once(string what, IEnumerable<(Guid Id, long Cents)> kept, IEnumerable<(Guid Id, long Cents)> told)
    {
        var amounts = kept.ToDictionary(k => k.Id, k => k.Cents);
        return told.GroupBy(t => t.Id).Where(t => t.Count() > 1 || amounts.GetValueOrDefault(t.Key, -1) != t.First().Cents)
            .Select(t => new Finding($"O1 {what}", $"{t.Key} was told {t.Count()} times with {t.First().Cents} cents"));
    }
}
