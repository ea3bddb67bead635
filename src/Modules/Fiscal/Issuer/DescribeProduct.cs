using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What notes say of a part.</summary>
internal static class DescribeProduct
{
    internal sealed record Request([Required] ProductFacts Facts);

    internal static async Task<Ok<ListProducts.Item>> Handle(string sku, Request request, FiscalDb db, CancellationToken ct)
    {
        if (sku.Trim().ToUpperInvariant() is not { Length: >= 1 and <= 60 } known) throw new RuleBroken("invalid", "sku: deve ter de 1 a 60 caracteres.", 400);
        var product = await db.Products.FirstOrDefaultAsync(p => p.Sku == known, ct);
        if (product is null) db.Add(product = new(known));
        product.Describe(request.Facts);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ListProducts.Item(product.Sku, product.Facts));
    }
}
