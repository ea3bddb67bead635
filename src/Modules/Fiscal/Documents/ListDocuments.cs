using System.Linq.Expressions;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Documents, the latest first.</summary>
internal static class ListDocuments
{
    internal sealed record Item(
        Guid Id, Guid? InvoiceId, DocumentModel Model, FiscalEnvironment Environment, int Series, int Number, string AccessKey, DateTimeOffset IssuedAt,
        string? Recipient, Money Total, DocumentStatus Status, int? Code, string? Reason);

    private static readonly Expression<Func<Document, Item>> ToItem = d => new Item(
        d.Id, d.InvoiceId, d.Model, d.Environment, d.Series, d.Number, d.Key, d.IssuedAt, d.Recipient, d.Total, d.Status, d.Code, d.Reason);

    internal static async Task<Ok<Page<Item>>> Handle(
        FiscalDb db, CancellationToken ct, DocumentStatus? status = null, Guid? invoiceId = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Documents.Where(d => (status == null || d.Status == status) && (invoiceId == null || d.InvoiceId == invoiceId))
            .Page(d => d.Id, ToItem, after, limit, ct));
}
