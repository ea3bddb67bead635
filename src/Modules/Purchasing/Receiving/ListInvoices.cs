using System.Linq.Expressions;

namespace Biela.Modules.Purchasing;

internal static class ListInvoices
{
    internal sealed record Item(
        Guid Id, Guid OrderId, string OrderNumber, string? Key, string? Document, InvoiceStatus Status, Money Total, Money Payable,
        DateOnly IssuedOn, DateOnly DueOn,
        List<Difference> Differences, List<Difference> Claims, string? ResolvedBy);

    internal static readonly Expression<Func<Invoice, Item>> ToItem = i => new Item(
        i.Id, i.OrderId, i.OrderNumber, i.Key, i.Document, i.Status, i.Total, i.Payable, i.IssuedOn, i.DueOn, i.Differences, i.Claims, i.ResolvedBy);

    internal static async Task<Ok<Page<Item>>> Handle(
        PurchasingDb db, CancellationToken ct, InvoiceStatus? status = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Invoices.Where(i => status == null || i.Status == status).Page(i => i.Id, ToItem, after, limit, ct));
}
