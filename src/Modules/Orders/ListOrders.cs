namespace Biela.Modules.Orders;

/// <summary>The orders of the shop, newest first, by status, customer and promise, and by any part of number, engine, plate or customer.</summary>
internal static class ListOrders
{
    internal sealed record Item(
        Guid Id, string Number, OrderStatus Status, Guid CustomerId, string CustomerName, Engine Engine, int Priority, DateOnly OpenedOn, DateOnly? PromisedOn,
        string? OpenedBy);

    internal static async Task<Ok<Page<Item>>> Handle(
        OrdersDb db, Tenant tenant, TimeProvider clock, CancellationToken ct, OrderStatus? status = null, string? search = null, Guid? customerId = null,
        DateOnly? promisedUntil = null, bool late = false, string? openedBy = null, Guid? after = null, int? limit = null)
    {
        var orders = db.Orders.Asked(search, customerId, promisedUntil, openedBy);
        if (status is { } wanted) orders = orders.Where(o => o.Status == wanted);
        if (late) orders = orders.Where(Order.Late(tenant.Today(clock)));
        return TypedResults.Ok(await orders.Page(o => o.Id, o => new Item(
            o.Id, o.Number, o.Status, o.CustomerId, o.Customer.Name, o.Engine, o.Priority, o.OpenedOn, o.PromisedOn, o.OpenedBy), after, limit, ct));
    }

    /// <summary>Those a screen asks for.</summary>
    internal static IQueryable<Order> Asked(
        this IQueryable<Order> orders, string? search, Guid? customerId, DateOnly? promisedUntil, string? openedBy)
    {
        if (Words.Folded(search ?? "") is { Length: > 0 } words) orders = orders.Where(o => o.Search.Contains(words) || o.Customer.Search.Contains(words));
        if (customerId is { } customer) orders = orders.Where(o => o.CustomerId == customer);
        if (promisedUntil is { } day) orders = orders.Where(o => o.PromisedOn <= day);
        return openedBy is null ? orders : orders.Where(o => o.OpenedBy == openedBy);
    }
}
