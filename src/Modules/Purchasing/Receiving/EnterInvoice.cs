namespace Biela.Modules.Purchasing;

/// <summary>A supplier's invoice is compared with order and receipts; what agrees is to be paid, what does not waits for a decision.</summary>
internal static class EnterInvoice
{
    internal sealed record Line(Guid LineId, Quantity Quantity, UnitPrice UnitPrice);

    internal sealed record Request(
        [MinLength(1), MaxLength(200)] List<Line> Lines, DateOnly DueOn, string? Key = null, [StringLength(60)] string? Document = null,
        DateOnly? IssuedOn = null,
        Money? Freight = null, Money? Discount = null);

    internal sealed record Response(Guid Id, InvoiceStatus Status, Money Total, Money Payable, List<Difference> Differences);

    internal static async Task<Created<Response>> Handle(Guid id, Request request, PurchasingDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        var (freight, discount) = (request.Freight ?? Money.Zero, request.Discount ?? Money.Zero);
        Limits.Check("freight", freight);
        Limits.Check("discount", discount);
        var invoice = Invoice.Of(order, NfeKey.Read(request.Key), request.Document,
            request.Lines.ConvertAll(l => new BilledLine(l.LineId, l.Quantity, l.UnitPrice)),
            freight - discount, request.IssuedOn ?? tenant.Today(clock), request.DueOn, clock.GetUtcNow());
        await Match(invoice, order, db, tenant, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/purchasing/orders/{order.Id}", Show(invoice));
    }

    /// <summary>Enters the invoice once and, when it agrees, hands it over to be paid.</summary>
    internal static async Task Match(Invoice invoice, PurchaseOrder order, PurchasingDb db, Tenant tenant, CancellationToken ct)
    {
        if (invoice.Key is { } key && await db.Invoices.FirstOrDefaultAsync(i => i.Key == key && i.Status != InvoiceStatus.Discarded, ct) is { } first)
            throw new RuleBroken("invoice-already-entered",
                $"Esta NF-e já foi lançada em {tenant.DayOf(first.EnteredAt):dd/MM/yyyy} no pedido {first.OrderNumber}, no valor de {first.Total}.");
        invoice.Match(order, (await db.Rules(ct)).PriceTolerance);
        db.Invoices.Add(invoice);
        if (invoice.Payable > Money.Zero) db.Publish(invoice.Matched(order));
    }

    internal static Response Show(Invoice invoice) => new(invoice.Id, invoice.Status, invoice.Total, invoice.Payable, invoice.Differences);
}
