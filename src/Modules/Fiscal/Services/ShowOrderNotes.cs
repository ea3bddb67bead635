using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// What of an order is on notes: its parts on an NF-e or NFC-e, its services on an NFS-e. Together they are what the customer approved, to the centavo.
/// What the customer brought has come in and left on notes of its own. Only notes of the environment the shop issues in count; a note stands until the one
/// that replaces it is authorised.
/// </summary>
internal static class ShowOrderNotes
{
    internal sealed record Note(Guid Id, string Name, DocumentStatus Status, Money Total);

    /// <summary>Where the customer's item is by the notes, held against the delivery.</summary>
    internal enum ItemPlace
    {
        /// <summary>No note says that it came in or left.</summary>
        Unnoted,

        /// <summary>It came in and is here.</summary>
        InShop,

        /// <summary>It was delivered, and no note says so.</summary>
        LeftWithoutNote,

        /// <summary>It left with its note.</summary>
        Returned,
    }

    /// <param name="ReturnBy">Until when what came in has to leave for no tax to arise.</param>
    internal sealed record Response(
        string Number, DateOnly? DeliveredOn, Money Parts, Money Services, Money Approved, Guid? InvoiceId, Note? ForParts, Note? ForServices, Money Open,
        Note? ForEntry, Note? ForReturn, ItemPlace Item, DateOnly? ReturnBy);

    internal static async Task<Ok<Response>> Handle(Guid orderId, FiscalDb db, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, ct).Found();
        var parts = Money.Sum(await db.OrderParts.Where(p => p.OrderId == orderId).Select(p => p.Net).ToListAsync(ct));
        var services = Money.Sum(await db.OrderServices.Where(s => s.OrderId == orderId).Select(s => s.Net).ToListAsync(ct));
        var issuer = (await db.Profiles.AsNoTracking().FirstOrDefaultAsync(ct))?.Issuer;
        var environment = issuer?.Environment;
        var (entry, back) = await db.ItemNotes(orderId, environment, ct);
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.OrderId == orderId && i.Status != InvoiceStatus.Cancelled, ct);
        var documents = invoice is null ? [] : await db.Documents.AsNoTracking()
            .Where(d => d.InvoiceId == invoice.Id && d.Environment == environment).OrderByDescending(d => d.Id).ToListAsync(ct);
        var notes = await db.ServiceNotes.AsNoTracking()
            .Where(n => n.OrderId == orderId && n.Environment == environment).OrderByDescending(n => n.Id).ToListAsync(ct);
        var document = documents.Find(d => d.Status == DocumentStatus.Authorised) ?? documents.Find(d => d.IsAlive);
        var note = notes.Find(n => n.Status == DocumentStatus.Authorised) ?? notes.Find(n => n.IsAlive);
        var documented = new[] { Authorised(document?.Status, document?.Total), Authorised(note?.Status, note?.Total) };
        return TypedResults.Ok(new Response(order.Number, order.DeliveredOn, parts, services, parts + services, invoice?.Id,
            Of(document), note is null ? null : new(note.Id, note.Name, note.Status, note.Total), parts + services - Money.Sum(documented),
            Of(entry), Of(back), Place(order, entry, back), entry is null ? null : ReturnBy(entry, issuer!)));
    }

    private static Note? Of(Document? note) => note is null ? null : new(note.Id, note.Name, note.Status, note.Total);

    private static ItemPlace Place(OrderCard order, Document? entry, Document? back) => (entry?.Status, back?.Status) switch
    {
        (_, DocumentStatus.Authorised) => ItemPlace.Returned,
        (DocumentStatus.Authorised, _) => order.DeliveredOn is null ? ItemPlace.InShop : ItemPlace.LeftWithoutNote,
        _ => ItemPlace.Unnoted,
    };

    private static DateOnly? ReturnBy(Document entry, IssuerFacts issuer) =>
        TaxRules.National.Treatment(FiscalOperation.RepairEntry, entry.IssuedOn, false, issuer.Address.State, "").ReturnDays is { } days
            ? entry.IssuedOn.AddDays(days) : null;

    private static Money Authorised(DocumentStatus? status, Money? total) => status == DocumentStatus.Authorised ? total.GetValueOrDefault() : Money.Zero;
}
