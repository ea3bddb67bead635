using System.Linq.Expressions;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Invoices, the latest first.</summary>
internal static class ListInvoices
{
    internal sealed record Item(
        Guid Id, string Number, InvoiceStatus Status, string? Reason, Guid? OrderId, string CustomerName, DateOnly IssuedOn, DateOnly? PickedUpOn, Money Total);

    private static readonly Expression<Func<Invoice, Item>> ToItem = i =>
        new Item(i.Id, i.Number, i.Status, i.Reason, i.OrderId, i.CustomerName, i.IssuedOn, i.PickedUpOn, i.Total);

    internal static async Task<Ok<Page<Item>>> Handle(
        FiscalDb db, CancellationToken ct, InvoiceStatus? status = null, Guid? orderId = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Invoices.Where(i => (status == null || i.Status == status) && (orderId == null || i.OrderId == orderId))
            .Page(i => i.Id, ToItem, after, limit, ct));
}
