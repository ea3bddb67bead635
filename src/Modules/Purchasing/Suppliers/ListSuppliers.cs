namespace Biela.Modules.Purchasing;

internal static class ListSuppliers
{
    internal sealed record Item(Guid Id, string Name, TaxId? TaxId, int? LeadDays, bool Active);

    internal static async Task<Ok<Page<Item>>> Handle(PurchasingDb db, CancellationToken ct, string? search = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Suppliers
            .Where(s => search == null || s.Name.ToLower().Contains(search.ToLower()))
            .Page(s => s.Id, s => new Item(s.Id, s.Name, s.TaxId, s.LeadDays, s.Active), after, limit, ct));
}
