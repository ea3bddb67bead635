using Biela.Contracts.Purchasing;

namespace Biela.Modules.Financial;

/// <summary>A supplier's invoice that agrees with order and receipt is to be paid.</summary>
internal static class CreatePayable
{
    internal static async Task Handle(InvoiceMatched matched, FinancialDb db, Tenant tenant, CancellationToken ct)
    {
        if (matched.TotalCents == 0 || await db.Titles.AnyAsync(t => t.SourceId == matched.InvoiceId, ct)) return;
        var origin = new Origin(TitleKind.Payable, matched.InvoiceId, matched.PurchaseOrderNumber, matched.SupplierId, matched.SupplierName,
            Categories.Suppliers, matched.IssuedOn, await db.FirstOpen(Month.Of(matched.IssuedOn), ct))
        { Document = matched.Document };
        db.Issue(new(origin, Installment.Whole(new(matched.TotalCents), matched.DueOn), await db.Terms(ct)), tenant);
    }
}
