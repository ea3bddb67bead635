using System.Linq.Expressions;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Documents, the latest first; of an invoice also those that refer to its own, as what takes back what was sold.</summary>
internal static class ListDocuments
{
    internal sealed record Item(
        Guid Id, Guid? InvoiceId, DocumentModel Model, FiscalEnvironment Environment, int Series, int Number, string AccessKey, DateTimeOffset IssuedAt,
        string? Recipient, Money Total, DocumentStatus Status, int? Code, string? Reason, FiscalOperation Operation, Guid? OrderId);

    private static readonly Expression<Func<Document, Item>> ToItem = d => new Item(
        d.Id, d.InvoiceId, d.Model, d.Environment, d.Series, d.Number, d.Key, d.IssuedAt, d.Recipient, d.Total, d.Status, d.Code, d.Reason, d.Operation,
        d.OrderId);

    internal static async Task<Ok<Page<Item>>> Handle(
        FiscalDb db, CancellationToken ct, DocumentStatus? status = null, Guid? invoiceId = null, DocumentModel? model = null,
        FiscalEnvironment? environment = null, DateOnly? from = null, DateOnly? to = null,
        FiscalOperation? operation = null, Guid? orderId = null, Guid? after = null, int? limit = null)
    {
        List<Guid?> sold = invoiceId is null ? [] : await db.Documents.Where(d => d.InvoiceId == invoiceId).Select(d => (Guid?)d.Id).ToListAsync(ct);
        return TypedResults.Ok(await db.Documents.Where(d => (status == null || d.Status == status)
                && (invoiceId == null || d.InvoiceId == invoiceId || EF.Parameter(sold).Contains(d.RefersTo))
                && (model == null || d.Model == model) && (environment == null || d.Environment == environment)
                && (operation == null || d.Operation == operation) && (orderId == null || d.OrderId == orderId)
                && (from == null || d.IssuedOn >= from) && (to == null || d.IssuedOn <= to))
            .Page(d => d.Id, ToItem, after, limit, ct));
    }
}
