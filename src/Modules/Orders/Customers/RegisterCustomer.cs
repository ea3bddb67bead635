using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>Puts a customer on file.</summary>
internal static class RegisterCustomer
{
    internal sealed record Request(
        [Required, StringLength(120, MinimumLength = 2)] string Name, TaxId? TaxId = null, Phone? Phone = null, Email? Email = null,
        [StringLength(2000)] string? Notes = null);

    internal sealed record Response(Guid Id);

    internal static async Task<Versioned<Response>> Handle(Request request, OrdersDb db, CancellationToken ct)
    {
        var customer = new Customer();
        customer.Change(request.Name, request.TaxId, request.Phone, request.Email, request.Notes, active: true);
        await db.EnsureOnlyOne(customer, ct);
        db.Customers.Add(customer);
        db.Announce(customer);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/orders/customers/{customer.Id}", new Response(customer.Id), customer.Version);
    }

    /// <summary>Throws <c>customer-exists</c>, naming the one who has the tax number already.</summary>
    internal static async Task EnsureOnlyOne(this OrdersDb db, Customer customer, CancellationToken ct)
    {
        if (customer.TaxId is { } taxId && await db.Customers.FirstOrDefaultAsync(c => c.TaxId == taxId && c.Id != customer.Id, ct) is { } other)
            throw new RuleBroken("customer-exists", $"{other.Name} já está no cadastro com este CPF ou CNPJ.");
    }

    /// <summary>Tells the others who the customer is now.</summary>
    internal static void Announce(this OrdersDb db, Customer c) =>
        db.Publish(new CustomerRegistered(c.Id, c.Name, c.TaxId?.Value, c.Phone?.Value, c.Email?.Value, c.Active));
}
