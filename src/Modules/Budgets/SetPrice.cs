namespace Biela.Modules.Budgets;

/// <summary>Puts a service or part into the catalogue, or gives it a price from a day on; budgets that were made keep theirs.</summary>
internal static class SetPrice
{
    internal sealed record Request(LineKind Kind, [Required, StringLength(200)] string Description, UnitPrice Price, DateOnly? ValidFrom = null);

    internal static async Task<Ok<ListCatalogue.Item>> Handle(
        string code, Request request, BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        if (code.Length > 40) throw new RuleBroken("invalid", "code: deve ter no máximo 40 caracteres.", 400);
        if (request.Price < UnitPrice.Zero) throw new RuleBroken("invalid-price", "price: não pode ser negativo.", 400);
        var item = await db.Catalogue.FirstOrDefaultAsync(c => c.Code == code, ct);
        if (item is null) db.Catalogue.Add(item = new(code, request.Kind, request.Description));
        item.Describe(request.Kind, request.Description);
        item.Price(request.Price, request.ValidFrom ?? tenant.Today(clock));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ListCatalogue.Item.Of(item, tenant.Today(clock)));
    }
}
