using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// The customer's item goes back (CFOP 5916, 6916), with the delivery or, for a reason that the note tells, before it. What came in with a note of the shop's
/// leaves as that note has it; what came with the customer's own note, electronic or on paper, refers to that one.
/// </summary>
internal static class IssueReturnNote
{
    internal sealed record Request([Required] NoteTerms Terms, [StringLength(200, MinimumLength = 15)] string? Reason = null);

    internal static async Task<Versioned<ShowDocument.Response>> Handle(
        Guid orderId, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (order, profile) = (await db.LockedOrder(orderId, ct), await db.Issuer(ct));
        if (order.DeliveredOn is null && request.Reason is null)
            throw new RuleBroken("order-not-delivered",
                $"reason: a {order.Number} ainda não foi entregue; emita o retorno na entrega, ou diga por que o item sai.");
        var (entry, back) = await db.ItemNotes(orderId, profile.Issuer.Environment, ct);
        if (back is not null) throw new RuleBroken("document-exists", $"O item da {order.Number} já saiu com a {back.Name}.");
        var terms = entry is null ? OfCustomer(request.Terms, order) : OfShop(request.Terms, entry);
        if (order.DeliveredOn is null) terms = terms with { Note = $"Retorno antes da entrega: {request.Reason} {terms.Note}".TrimEnd() };
        var cargo = Drafting.Goods(FiscalOperation.RepairReturn, terms, order);
        var referred = await db.Referred(terms, profile, ct);
        var document = await db.Issue(cargo with { RefersTo = referred?.Id }, terms, profile, notary, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/documents/{document.Id}", ShowDocument.Response.Of(document, []), document.Version);
    }

    private static NoteTerms OfShop(NoteTerms terms, Document entry)
    {
        if (terms.Items is not null) throw new RuleBroken("invalid", $"terms.items: sai o que entrou com a {entry.Name}; deixe-os fora.", 400);
        if (terms.References is not null) throw new RuleBroken("invalid", $"terms.references: o item entrou com a {entry.Name}; deixe-as fora.", 400);
        return terms with
        {
            Items = entry.Terms.Items, References = [new(entry.Key)], Recipient = terms.Recipient ?? entry.Terms.Recipient,
        };
    }

    private static NoteTerms OfCustomer(NoteTerms terms, OrderCard order) => terms.References is not null
        ? terms with { Items = terms.Items.Named(order) }
        : throw new RuleBroken("reference-missing",
            "terms.references: o item não tem nota de entrada. Emita-a, ou informe a nota com que o cliente o enviou.", 400);
}
