using Biela.Contracts.Fiscal;

namespace Biela.Modules.Fiscal;

/// <summary>An invoice is taken back before its goods left.</summary>
internal static class CancelInvoice
{
    internal sealed record Request([Required, StringLength(255, MinimumLength = 15)] string Reason);

    internal static async Task<NoContent> Handle(Guid id, Request request, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var invoice = await db.Locked(id, ct);
        if ((await db.Documents.Where(d => d.InvoiceId == id).ToListAsync(ct)).Find(d => d.IsAlive) is { } document)
            throw new RuleBroken("document-exists", $"A nota {invoice.Number} tem a {document.Name}; cancele ou abandone-a antes.");
        invoice.Cancel(request.Reason);
        db.Publish(new InvoiceCancelled(invoice.Id, invoice.Number, request.Reason, tenant.Today(clock)));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
