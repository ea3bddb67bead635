namespace Biela.Modules.Purchasing;

/// <summary>Begins a purchase order; from here on the needs it covers are on order, so nobody buys them a second time.</summary>
internal static class DraftOrder
{
    internal sealed record Line([Required, StringLength(60)] string Sku, Quantity Quantity, UnitPrice UnitPrice);

    internal sealed record Request(Guid SupplierId, [MinLength(1), MaxLength(200)] List<Line> Lines, DateOnly? ExpectedOn = null);

    internal sealed record Response(Guid Id, string Number);

    internal static async Task<Versioned<Response>> Handle(
        Request request, PurchasingDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var supplier = await db.Suppliers.FirstOrDefaultAsync(s => s.Id == request.SupplierId, ct).Found();
        if (!supplier.Active) throw new RuleBroken("supplier-inactive", $"{supplier.Name} está inativo. Reative o fornecedor ou escolha outro.");
        var today = tenant.Today(clock);
        var order = new PurchaseOrder
        {
            Number = await db.NextNumber("PC", today.Year, ct), SupplierId = supplier.Id, SupplierName = supplier.Name,
            ExpectedOn = request.ExpectedOn ?? (supplier.LeadDays is { } days ? today.AddDays(days) : null),
            AuthorId = actor.UserId, Author = actor.Name, CreatedAt = clock.GetUtcNow(),
        };
        await ChangeLines.Write(order, request.Lines, db, actor, ct);
        db.Orders.Add(order);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/purchasing/orders/{order.Id}", new Response(order.Id, order.Number), order.Version);
    }
}
