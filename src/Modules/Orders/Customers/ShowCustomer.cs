namespace Biela.Modules.Orders;

/// <summary>A customer's card.</summary>
internal static class ShowCustomer
{
    internal sealed record Response(Guid Id, string Name, TaxId? TaxId, Phone? Phone, Email? Email, string? Notes, bool Active, int Version);

    internal static async Task<Versioned<Response>> Handle(Guid id, OrdersDb db, CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct).Found();
        return Versioned.Ok(Of(customer), customer.Version);
    }

    internal static Response Of(Customer c) => new(c.Id, c.Name, c.TaxId, c.Phone, c.Email, c.Notes, c.Active, c.Version);
}
