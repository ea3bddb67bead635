using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// An NF-e or NFC-e of a confirmed invoice. It is written, checked, signed and stored with its number in one transaction, and answered before the authority
/// has decided; what would be refused is refused here, and then no number is taken.
/// </summary>
internal static class IssueDocument
{
    internal sealed record Request([Required] NoteTerms Terms);

    internal static async Task<Versioned<ShowDocument.Response>> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (invoice, profile, terms) = (await db.Locked(id, ct), await db.Issuer(ct), request.Terms);
        if (invoice.Status != InvoiceStatus.Confirmed)
            throw new RuleBroken("invoice-not-confirmed", $"A nota {invoice.Number} não está confirmada; aguarde a resposta do estoque.");
        var environment = profile.Issuer.Environment;
        if ((await db.Documents.Where(d => d.InvoiceId == id && d.Environment == environment).ToListAsync(ct)).Find(d => d.IsAlive) is { } earlier)
            throw new RuleBroken("document-exists", $"A nota {invoice.Number} já tem a {earlier.Name}.");
        terms.MustFitSale(invoice);
        var document = await db.Issue(await db.SaleOf(invoice, terms, ct), terms, profile, notary, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/documents/{document.Id}", ShowDocument.Response.Of(document, []), document.Version);
    }
}
