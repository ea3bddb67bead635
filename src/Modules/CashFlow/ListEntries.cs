namespace Biela.Modules.CashFlow;

/// <summary>The book, last entered first: each movement with its day and with when and by whom it was entered.</summary>
internal static class ListEntries
{
    internal sealed record Item(
        Guid Id, Guid AccountId, DateOnly Day, Money Amount, string Category, string Description, Guid? TransferId, Guid? ReversalOf, Guid? SourceId,
        DateTimeOffset EnteredAt, string EnteredBy);

    internal static Task<Page<Item>> Handle(CashFlowDb db, CancellationToken ct,
        Guid? accountId = null, DateOnly? from = null, DateOnly? to = null, Guid? after = null, int? limit = null) =>
        db.Entries.Where(e => (accountId == null || e.AccountId == accountId) && (from == null || e.Day >= from) && (to == null || e.Day <= to)).Page(e => e.Id,
            e => new Item(e.Id, e.AccountId, e.Day, e.Amount, e.Category, e.Description, e.TransferId, e.ReversalOf, e.SourceId, e.EnteredAt, e.EnteredBy),
            after, limit, ct);
}
