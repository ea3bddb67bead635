using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// The customer gives back what was sold, all of it or some (CFOP 1202, 1411 and those of other states; finNFe 4). The note repeats the taxes of the one it
/// was sold with, and never takes back more than that one sold.
/// </summary>
internal static class ReturnSale
{
    /// <param name="Item">Its number on the note it was sold with.</param>
    internal sealed record Line([property: Range(1, 990)] int Item, Quantity Quantity);

    internal sealed record Request([Required] NoteTerms Terms, [MinLength(1), MaxLength(990)] IReadOnlyList<Line>? Lines = null);

    internal static async Task<Versioned<ShowDocument.Response>> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (invoice, profile) = (await db.Locked(id, ct), await db.Issuer(ct));
        if (request.Terms.Items is not null) throw new RuleBroken("invalid", "terms.items: os itens são os da nota de venda; escolha-os em lines.", 400);
        if (request.Terms.References is not null)
            throw new RuleBroken("invalid", "terms.references: a devolução refere-se à nota de venda; deixe-as fora.", 400);
        if (request.Terms.Discount is not null || request.Terms.Freight is not null)
            throw new RuleBroken("invalid", "terms.discount: desconto e frete voltam com os itens; deixe-os fora.", 400);
        if (invoice is { OrderId: null, PickedUpOn: null })
            throw new RuleBroken("not-picked-up", $"As peças da nota {invoice.Number} não foram retiradas; cancele a nota em vez de devolvê-las.");
        var environment = profile.Issuer.Environment;
        var sale = (await db.Documents.AsNoTracking().Where(d => d.InvoiceId == id && d.Environment == environment).ToListAsync(ct)).Standing().FirstOrDefault()
            ?? throw new RuleBroken("document-missing", $"A {invoice.Number} não tem nota eletrônica autorizada.");
        var before = (await db.Documents.AsNoTracking().Where(d => d.RefersTo == sale.Id).ToListAsync(ct)).Standing();
        var back = new SoldNote(sale, invoice, before).TakeBack(request.Lines);
        var terms = request.Terms with
        {
            Items = back, References = [new(sale.Key)], Recipient = request.Terms.Recipient ?? sale.Terms.Recipient,
            InPerson = sale.Terms.InPerson, FinalConsumer = sale.Terms.FinalConsumer,
            CarriedBy = request.Terms.CarriedBy == FreightBy.Nobody ? invoice.CarriedBy : request.Terms.CarriedBy,
        };
        var order = invoice.OrderId is { } of ? await db.Orders.FirstAsync(o => o.Id == of, ct) : null;
        var cargo = Drafting.Goods(FiscalOperation.SaleReturn, terms, order);
        var referred = await db.Referred(terms, profile, ct);
        var document = await db.Issue(cargo with { RefersTo = referred!.Id }, terms, profile, notary, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/documents/{document.Id}", ShowDocument.Response.Of(document, []), document.Version);
    }
}
