using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A rejected document is written anew, with what was corrected, under the number it has.</summary>
internal static class RewriteDocument
{
    internal sealed record Request([Required] NoteTerms Terms);

    internal static async Task<NoContent> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var ((document, cargo, terms), now) = (await db.Again(id, request.Terms, ct), clock.GetUtcNow());
        document.MustBeOpenToChange(now);
        await db.MustReferAsIssued(document, terms, await db.Issuer(ct), ct);
        // What the customer has in hand keeps its key: the moment, the way and the reason of its emission.
        var (at, contingency) = document is { IsHandedOver: true, ContingencySince: { } since, ContingencyReason: { } why }
            ? (tenant.At(document.IssuedAt), new Contingency(tenant.At(since), why)) : (tenant.Moment(clock), null);
        document.Rewrite(notary.Sign(await db.Anew(document, cargo, terms, at, contingency, ct)), terms, now);
        await db.Entrust(document, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
