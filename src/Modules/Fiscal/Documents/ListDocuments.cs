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
        FiscalDb db, CancellationToken ct, DocumentStatus? status = null, Guid? invoiceId = null, DocumentModel? model = null,
        FiscalEnvironment? environment = null, DateOnly? from = null, DateOnly? to = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Documents.Where(d => (status == null || d.Status == status) && (invoiceId == null || d.InvoiceId == invoiceId)
                && (model == null || d.Model == model) && (environment == null || d.Environment == environment)
                && (from == null || d.IssuedOn >= from) && (to == null || d.IssuedOn <= to))
            .Page(d => d.Id, ToItem, after, limit, ct));
}
