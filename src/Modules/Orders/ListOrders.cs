namespace Biela.Modules.Orders;

/// <summary>The orders of the shop, newest first, by status and by any part of number, engine, plate or customer.</summary>
internal static class ListOrders
{
    internal sealed record Item(
        Guid Id, string Number, OrderStatus Status, string CustomerName, Engine Engine, int Priority, DateOnly OpenedOn, DateOnly? PromisedOn);

    internal static async Task<Ok<Page<Item>>> Handle(
        OrdersDb db, CancellationToken ct, OrderStatus? status = null, string? search = null, Guid? after = null, int? limit = null)
    {
        var orders = db.Orders.AsQueryable();
        if (status is { } wanted) orders = orders.Where(o => o.Status == wanted);
        if (Words.Folded(search ?? "") is { Length: > 0 } words) orders = orders.Where(o => o.Search.Contains(words) || o.Customer.Search.Contains(words));
        return TypedResults.Ok(await orders.Page(
            o => o.Id, o => new Item(o.Id, o.Number, o.Status, o.Customer.Name, o.Engine, o.Priority, o.OpenedOn, o.PromisedOn), after, limit, ct));
    }
}
