namespace Biela.Modules.Purchasing;

internal static class ShowSupplier
{
    internal static async Task<Ok<ListSuppliers.Item>> Handle(Guid id, PurchasingDb db, CancellationToken ct)
    {
        var supplier = await db.Suppliers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct).Found();
        return TypedResults.Ok(new ListSuppliers.Item(supplier.Id, supplier.Name, supplier.TaxId, supplier.LeadDays, supplier.Active));
    }
}
