using System.Linq.Expressions;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Service notes, the latest first.</summary>
internal static class ListServiceNotes
{
    internal sealed record Item(
        Guid Id, Guid OrderId, FiscalEnvironment Environment, int Series, int Number, string? NfseKey, long? NfseNumber, DateTimeOffset IssuedAt,
        string? Recipient, Money Total, DocumentStatus Status, string? Reason);

    private static readonly Expression<Func<ServiceNote, Item>> ToItem = n => new Item(
        n.Id, n.OrderId, n.Environment, n.Series, n.Number, n.NfseKey, n.NfseNumber, n.IssuedAt, n.Recipient, n.Total, n.Status, n.Reason);

    internal static async Task<Ok<Page<Item>>> Handle(
        FiscalDb db, CancellationToken ct, DocumentStatus? status = null, Guid? orderId = null, FiscalEnvironment? environment = null,
        DateOnly? from = null, DateOnly? to = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.ServiceNotes.Where(n => (status == null || n.Status == status) && (orderId == null || n.OrderId == orderId)
                && (environment == null || n.Environment == environment) && (from == null || n.IssuedOn >= from) && (to == null || n.IssuedOn <= to))
            .Page(n => n.Id, ToItem, after, limit, ct));
}
