using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// The customer's item comes in to be repaired (CFOP 1915, 2915): the shop issues the note of whoever need not issue one, at the check-in or later, as long
/// as the item has not left. A customer who issues its own note needs none.
/// </summary>
internal static class IssueEntryNote
{
    internal sealed record Request([Required] NoteTerms Terms);

    internal static async Task<Versioned<ShowDocument.Response>> Handle(
        Guid orderId, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (order, profile) = (await db.LockedOrder(orderId, ct), await db.Issuer(ct));
        var (entry, back) = await db.ItemNotes(orderId, profile.Issuer.Environment, ct);
        if (entry is not null) throw new RuleBroken("document-exists", $"O item da {order.Number} já entrou com a {entry.Name}.");
        if (back is not null) throw new RuleBroken("item-returned", $"O item da {order.Number} já saiu com a {back.Name}; cancele-a antes.");
        Moving.MustReferFitly(FiscalOperation.RepairEntry, request.Terms);
        var terms = request.Terms with { Items = request.Terms.Items.Named(order) };
        var document = await db.Issue(Drafting.Goods(FiscalOperation.RepairEntry, terms, order), terms, profile, notary, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/documents/{document.Id}", ShowDocument.Response.Of(document, []), document.Version);
    }
}
