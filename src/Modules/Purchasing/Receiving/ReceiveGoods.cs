namespace Biela.Modules.Purchasing;

/// <summary>Goods are counted at the door. With the supplier's note at hand its prices are what the shelf costs, if they agree with the order.</summary>
internal static class ReceiveGoods
{
    internal sealed record Line(Guid LineId, Quantity Received, Quantity? Rejected = null);

    /// <summary>Without lines the note bills what was accepted, at the ordered price.</summary>
    internal sealed record Note(
        DateOnly DueOn, DateOnly? IssuedOn = null, [StringLength(60)] string? Document = null, string? Key = null,
        [MinLength(1), MaxLength(200)] List<EnterInvoice.Line>? Lines = null);

    internal sealed record Request(
        [MinLength(1), MaxLength(200)] List<Line> Lines, DateOnly? ReceivedOn = null, Money? Freight = null, Money? Discount = null, Note? Invoice = null);

    internal sealed record Response(Guid Id, string Number, PurchaseOrderStatus OrderStatus, EnterInvoice.Response? Invoice);

    internal static async Task<Created<Response>> Handle(
        Guid id, Request request, PurchasingDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        var receipt = await Open(order, request, db, tenant, actor, clock, ct);
        var arrivals = request.Lines.ConvertAll(l => new Arrival(l.LineId, l.Received, l.Rejected ?? Quantity.Zero));
        order.Receive(arrivals);
        order.Charge(receipt.Freight - receipt.Discount);
        var invoice = request.Invoice is { } note ? Billed(note, order, arrivals, receipt, clock) : null;
        if (invoice is not null) await EnterInvoice.Match(invoice, order, db, tenant, ct);
        receipt.Cost(order, arrivals, line => invoice is { Status: InvoiceStatus.Matched } ? invoice.PriceOf(line) : line.UnitPrice);
        var parts = await db.PartsOf(receipt.Accepted().Select(l => l.Sku), ct);
        foreach (var line in receipt.Accepted()) parts.Single(p => p.Id == line.PartId).Arrive(order.Id, line.Accepted);
        if (parts.Count > 0) db.Publish(receipt.Arrived(order));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/purchasing/orders/{order.Id}",
            new Response(receipt.Id, receipt.Number, order.Status, invoice is null ? null : EnterInvoice.Show(invoice)));
    }

    private static async Task<Receipt> Open(
        PurchaseOrder order, Request request, PurchasingDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var (freight, discount) = (request.Freight ?? Money.Zero, request.Discount ?? Money.Zero);
        Limits.Check("freight", freight);
        Limits.Check("discount", discount);
        var today = tenant.Today(clock);
        if (request.ReceivedOn > today) throw new RuleBroken("receipt-in-future", "receivedOn: a mercadoria não pode ter chegado depois de hoje.", 400);
        return db.Receipts.Add(new()
        {
            OrderId = order.Id, Number = await db.NextNumber("REC", today.Year, ct), ReceivedOn = request.ReceivedOn ?? today,
            Freight = freight, Discount = discount, ReceivedBy = actor.Name,
        }).Entity;
    }

    private static Invoice Billed(Note note, PurchaseOrder order, List<Arrival> arrivals, Receipt receipt, TimeProvider clock)
    {
        var lines = note.Lines?.ConvertAll(l => new BilledLine(l.LineId, l.Quantity, l.UnitPrice))
            ?? arrivals.FindAll(a => a.Accepted > Quantity.Zero).ConvertAll(a => new BilledLine(a.LineId, a.Accepted, order.Line(a.LineId).UnitPrice));
        return Invoice.Of(order, NfeKey.Read(note.Key), note.Document, lines, receipt.Freight - receipt.Discount,
            note.IssuedOn ?? receipt.ReceivedOn, note.DueOn, clock.GetUtcNow());
    }
}
