namespace Biela.Modules.CashFlow;

/// <summary>The accounts, newest first.</summary>
internal static class ListAccounts
{
    internal sealed record Item(Guid Id, string Name, AccountKind Kind, Money Opening, DateOnly OpenedOn);

    internal static Task<Page<Item>> Handle(CashFlowDb db, CancellationToken ct, Guid? after = null, int? limit = null) =>
        db.Accounts.Page(a => a.Id, a => new Item(a.Id, a.Name, a.Kind, a.Opening, a.OpenedOn), after, limit, ct);
}
