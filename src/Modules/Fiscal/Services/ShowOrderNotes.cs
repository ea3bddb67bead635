using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// What of an order is on notes: its parts on an NF-e or NFC-e, its services on an NFS-e. Together they are what the customer approved, to the centavo.
/// Only notes of the environment the shop issues in count.
/// </summary>
internal static class ShowOrderNotes
{
    internal sealed record Note(Guid Id, string Name, DocumentStatus Status, Money Total);

    internal sealed record Response(
        string Number, DateOnly? DeliveredOn, Money Parts, Money Services, Money Approved, Guid? InvoiceId, Note? ForParts, Note? ForServices, Money Open);

    internal static async Task<Ok<Response>> Handle(Guid orderId, FiscalDb db, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, ct).Found();
        var parts = Money.Sum(await db.OrderParts.Where(p => p.OrderId == orderId).Select(p => p.Net).ToListAsync(ct));
        var services = Money.Sum(await db.OrderServices.Where(s => s.OrderId == orderId).Select(s => s.Net).ToListAsync(ct));
        var environment = (await db.Profiles.AsNoTracking().FirstOrDefaultAsync(ct))?.Issuer.Environment;
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.OrderId == orderId && i.Status != InvoiceStatus.Cancelled, ct);
        var documents = invoice is null ? [] : await db.Documents.AsNoTracking()
            .Where(d => d.InvoiceId == invoice.Id && d.Environment == environment).OrderByDescending(d => d.Id).ToListAsync(ct);
        var notes = await db.ServiceNotes.AsNoTracking()
            .Where(n => n.OrderId == orderId && n.Environment == environment).OrderByDescending(n => n.Id).ToListAsync(ct);
        var (document, note) = (documents.Find(d => d.IsAlive), notes.Find(n => n.IsAlive));
        var documented = new[] { Authorised(document?.Status, document?.Total), Authorised(note?.Status, note?.Total) };
        return TypedResults.Ok(new Response(order.Number, order.DeliveredOn, parts, services, parts + services, invoice?.Id,
            document is null ? null : new(document.Id, document.Name, document.Status, document.Total),
            note is null ? null : new(note.Id, note.Name, note.Status, note.Total), parts + services - Money.Sum(documented)));
    }

    private static Money Authorised(DocumentStatus? status, Money? total) => status == DocumentStatus.Authorised ? total.GetValueOrDefault() : Money.Zero;
}
