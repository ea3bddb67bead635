using Biela.Contracts.Purchasing;

namespace Biela.Modules.Purchasing;

internal static class RegisterSupplier
{
    internal sealed record Request([Required, StringLength(120)] string Name, TaxId? TaxId = null, [Range(0, 365)] int? LeadDays = null);

    internal sealed record Response(Guid Id);

    internal static async Task<Created<Response>> Handle(Request request, PurchasingDb db, CancellationToken ct)
    {
        await EnsureNew(db, request.TaxId, Guid.Empty, ct);
        var supplier = db.Suppliers.Add(new(request.Name.Trim(), request.TaxId, request.LeadDays)).Entity;
        db.Announce(supplier);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/purchasing/suppliers/{supplier.Id}", new Response(supplier.Id));
    }

    /// <summary>A supplier is entered once; without a tax id nobody can tell.</summary>
    internal static async Task EnsureNew(PurchasingDb db, TaxId? taxId, Guid self, CancellationToken ct)
    {
        if (taxId is { } id && await db.Suppliers.FirstOrDefaultAsync(s => s.TaxId == id && s.Id != self, ct) is { } other)
            throw new RuleBroken("supplier-exists", $"{id} já está cadastrado: {other.Name}.");
    }

    /// <summary>Tells the others who the supplier is now.</summary>
    internal static void Announce(this PurchasingDb db, Supplier s) => db.Publish(new SupplierRegistered(s.Id, s.Name, s.TaxId?.Value, s.Active));
}
