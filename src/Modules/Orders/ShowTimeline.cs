namespace Biela.Modules.Orders;

/// <summary>What happened to an order, newest first.</summary>
internal static class ShowTimeline
{
    internal sealed record Item(Guid Id, DateTimeOffset At, string Who, string What, Visibility Visibility);

    internal static async Task<Ok<Page<Item>>> Handle(Guid id, OrdersDb db, CancellationToken ct, Guid? after = null, int? limit = null)
    {
        await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        return TypedResults.Ok(await db.Timeline.Where(t => t.OrderId == id)
            .Page(t => t.Id, t => new Item(t.Id, t.At, t.Who, t.What, t.Visibility), after, limit, ct));
    }
}
