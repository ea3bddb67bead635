using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// Goods that leave or come back without being sold: what somebody else repairs, and its return when he issues no note; a part replaced under warranty;
/// a present; what goes back to its supplier; what is lent or shown. What the tables leave open (CST, classification) is said by the items.
/// </summary>
internal static class IssueGoodsNote
{
    internal sealed record Request(FiscalOperation Operation, [Required] NoteTerms Terms, Guid? OrderId = null);

    private static readonly FiscalOperation[] Possible =
    [
        FiscalOperation.RepairShipment, FiscalOperation.RepairReceived, FiscalOperation.WarrantyReplacement, FiscalOperation.Bonus,
        FiscalOperation.PurchaseReturn, FiscalOperation.Loan, FiscalOperation.Demonstration,
    ];

    internal static async Task<Versioned<ShowDocument.Response>> Handle(
        Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (operation, terms, profile) = (request.Operation, request.Terms, await db.Issuer(ct));
        var order = request.OrderId is { } id ? await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found() : null;
        if (!Possible.Contains(operation))
            throw new RuleBroken("invalid",
                $"operation: escolha {string.Join(", ", Possible)}; vendas, entradas e retornos de clientes têm notas próprias.", 400);
        var cargo = Drafting.Goods(operation, terms, order);
        Moving.MustReferFitly(operation, terms);
        var referred = await db.Referred(terms, profile, ct);
        var document = await db.Issue(cargo with { RefersTo = referred?.Id }, terms, profile, notary, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/documents/{document.Id}", ShowDocument.Response.Of(document, []), document.Version);
    }
}
