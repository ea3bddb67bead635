namespace Biela.Modules.Orders;

/// <summary>Corrects a customer's data, or puts the customer away: nobody is deleted.</summary>
internal static class ChangeCustomer
{
    internal sealed record Request(
        [Required, StringLength(120, MinimumLength = 2)] string Name, TaxId? TaxId = null, Phone? Phone = null, Email? Email = null,
        [StringLength(2000)] string? Notes = null, bool Active = true);

    internal static async Task<Versioned<ShowCustomer.Response>> Handle(Guid id, Request request, IfMatch ifMatch, OrdersDb db, CancellationToken ct)
    {
        var customer = await db.Customers.FirstOrDefaultAsync(c => c.Id == id, ct).Found();
        ifMatch.Check(customer.Version);
        customer.Change(request.Name, request.TaxId, request.Phone, request.Email, request.Notes, request.Active);
        await db.EnsureOnlyOne(customer, ct);
        db.Announce(customer);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(ShowCustomer.Of(customer), customer.Version);
    }
}
