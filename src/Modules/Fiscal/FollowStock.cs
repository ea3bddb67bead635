using Biela.Contracts.Inventory;

namespace Biela.Modules.Fiscal;

/// <summary>What the stock answers. An answer that comes late, or to an attempt nobody waits for, changes nothing.</summary>
internal static class FollowStock
{
    internal static async Task Reserved(InvoiceStockReserved reserved, FiscalDb db, CancellationToken ct)
    {
        var i = await db.Invoices.FirstAsync(i => i.Id == reserved.InvoiceId, ct);
        if (i.Confirm(reserved.Attempt))
            db.Publish(new Contracts.Fiscal.InvoiceConfirmed(i.Id, i.Number, i.OrderId, i.CustomerId, i.CustomerName, i.Total.Cents, i.IssuedOn, i.DueOn));
    }

    internal static async Task Refused(InvoiceStockRefused refused, FiscalDb db, CancellationToken ct) =>
        (await db.Invoices.FirstAsync(i => i.Id == refused.InvoiceId, ct)).Refuse(refused.Attempt, refused.Missing);
}
