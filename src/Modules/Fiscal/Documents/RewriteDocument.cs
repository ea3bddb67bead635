using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A rejected document is written anew, with what was corrected, under the number it has.</summary>
internal static class RewriteDocument
{
    internal sealed record Request([Required] NoteTerms Terms);

    internal static async Task<NoContent> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (document, invoice) = await db.WithInvoice(id, ct);
        document.Rewrite(notary.Sign(await db.Again(document, invoice, request.Terms, tenant.Moment(clock), null, ct)), request.Terms);
        await db.Entrust(document, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
