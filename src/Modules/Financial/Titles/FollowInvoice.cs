using Biela.Contracts.Fiscal;

namespace Biela.Modules.Financial;

/// <summary>A confirmed invoice is a debt, once, as an approval is; that of an order is owed since its approval.</summary>
internal static class FollowInvoice
{
    internal static async Task Confirmed(InvoiceConfirmed invoice, FinancialDb db, Tenant tenant, CancellationToken ct)
    {
        if (invoice.OrderId is not null || await db.Approvals.AnyAsync(a => a.Id == invoice.InvoiceId, ct)) return;
        db.Add(new Approval { Id = invoice.InvoiceId });
        // A buyer without a card is known by the sale: credit that a cancelling leaves behind is found there.
        var origin = new Origin(TitleKind.Receivable, invoice.InvoiceId, invoice.Number, invoice.CustomerId ?? invoice.InvoiceId, invoice.CustomerName,
            Categories.Customers, invoice.IssuedOn, await db.FirstOpen(Month.Of(invoice.IssuedOn), ct))
        { ApprovalId = invoice.InvoiceId, Document = invoice.Number };
        db.Issue(new(origin, Installment.Whole(new(invoice.TotalCents), invoice.DueOn), await db.Terms(ct)), tenant);
    }

    internal static Task Cancelled(InvoiceCancelled invoice, FinancialDb db, TimeProvider clock, CancellationToken ct) =>
        db.CancelSold(invoice.InvoiceId, invoice.CancelledOn, $"Nota {invoice.Number} cancelada: {invoice.Reason}", clock, ct);
}
