using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The parts whose fiscal facts are known; <c>search</c> looks into the part number.</summary>
internal static class ListProducts
{
    internal sealed record Item(string Sku, ProductFacts Facts);

    internal static async Task<Ok<Page<Item>>> Handle(
        FiscalDb db, CancellationToken ct, string? search = null, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Products.Where(p => search == null || p.Sku.Contains(search))
            .Page(p => p.Id, p => new Item(p.Sku, p.Facts), after, limit, ct));
}
