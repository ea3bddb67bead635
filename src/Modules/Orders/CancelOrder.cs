using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>The customer gives up before production: whoever set something aside for the order hears of it. Twice is once.</summary>
internal static class CancelOrder
{
    internal sealed record Request([Required, StringLength(500, MinimumLength = 2)] string Reason);

    internal static async Task<NoContent> Handle(Guid id, Request request, OrdersDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.OrderToChange(id, ct);
        var today = tenant.Today(clock);
        if (order.Cancel(request.Reason, today, actor.Name, clock.GetUtcNow()))
            db.Publish(new OrderCancelled(order.Id, order.Number, request.Reason, today));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
