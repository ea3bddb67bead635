namespace Biela.Modules.Budgets;

/// <summary>The catalogue with the price of today and all dated prices; <c>search</c> looks into code and description.</summary>
internal static class ListCatalogue
{
    internal sealed record Item(string Code, LineKind Kind, string Description, UnitPrice? Price, IReadOnlyList<DatedPrice> Prices)
    {
        internal static Item Of(CatalogueItem item, DateOnly today) => new(item.Code, item.Kind, item.Description, item.PriceOn(today), item.Prices);
    }

    internal static async Task<Page<Item>> Handle(
        BudgetsDb db, Tenant tenant, TimeProvider clock, string? search, Guid? after, int? limit, CancellationToken ct)
    {
        var words = search?.Trim().ToLowerInvariant();
        var page = await db.Catalogue.Where(c => words == null || c.Code.ToLower().Contains(words) || c.Description.ToLower().Contains(words))
            .Page(c => c.Id, c => c, after, limit, ct);
        return new([.. page.Items.Select(item => Item.Of(item, tenant.Today(clock)))], page.Next);
    }
}
