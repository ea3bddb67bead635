namespace Biela.Modules.Purchasing;

internal static class ChangeSupplier
{
    internal sealed record Request([Required, StringLength(120)] string Name, TaxId? TaxId = null, [Range(0, 365)] int? LeadDays = null, bool Active = true);

    internal static async Task<NoContent> Handle(Guid id, Request request, PurchasingDb db, CancellationToken ct)
    {
        var supplier = await db.Suppliers.FirstOrDefaultAsync(s => s.Id == id, ct).Found();
        await RegisterSupplier.EnsureNew(db, request.TaxId, id, ct);
        supplier.Change(request.Name.Trim(), request.TaxId, request.LeadDays, request.Active);
        db.Announce(supplier);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
