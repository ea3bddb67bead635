namespace Biela.Modules.Financial;

/// <summary>What customers owe, newest first.</summary>
internal static class ListReceivables
{
    internal static Task<Page<Item>> Handle(FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct,
        Guid? orderId = null, Guid? customerId = null, TitleStatus? status = null, DateOnly? dueFrom = null, DateOnly? dueUntil = null,
        Guid? after = null, int? limit = null) =>
        List(db.Titles.Where(t => t.Kind == TitleKind.Receivable
            && (orderId == null || t.OrderId == orderId) && (customerId == null || t.PartyId == customerId)).Due(dueFrom, dueUntil),
            status, tenant.Today(clock), after, limit, ct);

    internal sealed record Item(
        Guid Id, string Number, int Installment, int Of, string Party, Guid? PartyId, string Category, Money Amount, Money Balance, DateOnly DueOn,
        TitleStatus Status, Guid? OrderId, string? Document);

    /// <summary>The titles that are due on these days; an end that is not said is open.</summary>
    internal static IQueryable<Title> Due(this IQueryable<Title> titles, DateOnly? from, DateOnly? until)
    {
        if (from is { } first) titles = titles.Where(t => t.DueOn >= first);
        return until is { } last ? titles.Where(t => t.DueOn <= last) : titles;
    }

    /// <summary>A page of titles in one status, or in any.</summary>
    internal static Task<Page<Item>> List(IQueryable<Title> titles, TitleStatus? status, DateOnly today, Guid? after, int? limit, CancellationToken ct) =>
        (status is { } wanted ? titles.Where(Title.Has(wanted, today)) : titles).Page(t => t.Id, t => Show(t, today), after, limit, ct);

    private static Item Show(Title t, DateOnly today) => new(t.Id, t.Number, t.Installment, t.Of, t.Party, t.PartyId, t.Category, t.Amount, t.Balance, t.DueOn,
        t.Status(today), t.OrderId, t.Document);
}
