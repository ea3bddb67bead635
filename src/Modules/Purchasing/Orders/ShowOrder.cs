namespace Biela.Modules.Purchasing;

internal static class ShowOrder
{
    internal sealed record Line(
        Guid Id, string Sku, Quantity Quantity, UnitPrice UnitPrice, Money Total, Quantity Received, Quantity Rejected, Quantity Accepted, Quantity Open,
        Quantity Billed);

    internal sealed record Arrived(Guid Id, string Number, DateOnly ReceivedOn, Money Freight, Money Discount, string ReceivedBy, List<ReceiptLine> Lines);

    internal sealed record Response(
        Guid Id, string Number, PurchaseOrderStatus Status, Guid SupplierId, string SupplierName, Money Total, DateOnly? ExpectedOn, string Author,
        string? ApprovedBy, DateTimeOffset? SentAt, string? CancelReason, List<Line> Lines, List<Arrived> Receipts,
        List<ListInvoices.Item> Invoices, int Version);

    internal static async Task<Versioned<Response>> Handle(Guid id, PurchasingDb db, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        var receipts = await db.Receipts.Where(r => r.OrderId == id).OrderBy(r => r.Id)
            .Select(r => new Arrived(r.Id, r.Number, r.ReceivedOn, r.Freight, r.Discount, r.ReceivedBy, r.Lines)).ToListAsync(ct);
        var invoices = await db.Invoices.AsNoTracking().Where(i => i.OrderId == id).OrderBy(i => i.Id).Select(ListInvoices.ToItem).ToListAsync(ct);
        var over = order.Status == PurchaseOrderStatus.Cancelled;
        return Versioned.Ok(new Response(order.Id, order.Number, order.Status, order.SupplierId, order.SupplierName, order.Total, order.ExpectedOn,
            order.Author,
            order.ApprovedBy, order.SentAt, order.CancelReason,
            order.Lines.ConvertAll(l => new Line(
                l.Id, l.Sku, l.Quantity, l.UnitPrice, l.Total, l.Received, l.Rejected, l.Accepted, over ? Quantity.Zero : l.Open, l.Billed)),
            receipts, invoices, order.Version), order.Version);
    }
}
