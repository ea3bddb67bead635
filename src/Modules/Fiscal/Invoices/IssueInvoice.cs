using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Parts are sold over the counter. The answer does not wait for the stock: the invoice is pending until that has said yes or no.</summary>
internal static class IssueInvoice
{
    internal sealed record Line(
        [Required, StringLength(60, MinimumLength = 1)] string Sku, Quantity Quantity, UnitPrice UnitPrice, [StringLength(120)] string? Description = null);

    internal sealed record Request(
        [Required, StringLength(120, MinimumLength = 1)] string CustomerName, [Required, MinLength(1), MaxLength(990)] IReadOnlyList<Line> Lines,
        Guid? CustomerId = null, DateOnly? DueOn = null, Money? Discount = null, Money? Freight = null, FreightBy CarriedBy = FreightBy.Nobody);

    internal sealed record Response(Guid Id, string Number, InvoiceStatus Status, Money Total);

    internal static async Task<Created<Response>> Handle(Request request, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var today = tenant.Today(clock);
        var lines = request.Lines.Select((l, n) => new InvoiceLine(n, l.Sku, l.Description ?? l.Sku, l.Quantity, l.UnitPrice)).ToList();
        var extras = new SaleExtras(request.Discount ?? Money.Zero, request.Freight ?? Money.Zero, request.CarriedBy);
        var number = await db.NextNumber("NF", today.Year, ct);
        return await Issue(new(number, new(request.CustomerId, request.CustomerName), null, lines, today, request.DueOn ?? today, extras), db, ct);
    }

    internal static async Task<Created<Response>> Issue(Domain.Invoice invoice, FiscalDb db, CancellationToken ct)
    {
        db.Add(invoice);
        db.Publish(invoice.Submitted());
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/fiscal/invoices/{invoice.Id}", new Response(invoice.Id, invoice.Number, invoice.Status, invoice.Total));
    }
}
