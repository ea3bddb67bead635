using Biela.Contracts.Fiscal;

namespace Biela.Modules.Fiscal;

/// <summary>The goods of an invoice leave with the customer.</summary>
internal static class PickUpInvoice
{
    internal static async Task<NoContent> Handle(Guid id, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (invoice, today) = (await db.Invoices.FirstOrDefaultAsync(i => i.Id == id, ct).Found(), tenant.Today(clock));
        invoice.PickUp(today);
        db.Publish(new InvoicePickedUp(invoice.Id, invoice.Number, today));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
