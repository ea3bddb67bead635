namespace Biela.Modules.Orders;

/// <summary>Customers by any part of name, CPF, CNPJ or telephone.</summary>
internal static class ListCustomers
{
    internal sealed record Item(Guid Id, string Name, TaxId? TaxId, Phone? Phone, bool Active);

    internal static async Task<Ok<Page<Item>>> Handle(OrdersDb db, CancellationToken ct, string? search = null, Guid? after = null, int? limit = null)
    {
        var customers = db.Customers.AsQueryable();
        if (Words.Folded(search ?? "") is { Length: > 0 } words) customers = customers.Where(c => c.Search.Contains(words));
        return TypedResults.Ok(await customers.Page(c => c.Id, c => new Item(c.Id, c.Name, c.TaxId, c.Phone, c.Active), after, limit, ct));
    }
}
