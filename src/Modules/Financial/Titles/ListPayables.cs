namespace Biela.Modules.Financial;

/// <summary>What the shop owes, newest first.</summary>
internal static class ListPayables
{
    internal static Task<Page<ListReceivables.Item>> Handle(FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct,
        TitleStatus? status = null, DateOnly? dueFrom = null, DateOnly? dueUntil = null, Guid? after = null, int? limit = null) =>
        ListReceivables.List(db.Titles.Where(t => t.Kind == TitleKind.Payable).Due(dueFrom, dueUntil), status, tenant.Today(clock), after, limit, ct);
}
