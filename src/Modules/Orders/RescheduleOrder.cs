using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>The day the engine is promised for, or how urgent it is, changes; whoever buys or sets parts aside for it hears of it.</summary>
internal static class RescheduleOrder
{
    internal sealed record Request([Range(1, 5)] int Priority, DateOnly? PromisedOn = null, [StringLength(200)] string? Reason = null);

    internal sealed record Response(int Priority, DateOnly? PromisedOn);

    internal static async Task<Versioned<Response>> Handle(
        Guid id, Request request, IfMatch match, OrdersDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var (order, now) = (await db.OrderToChange(id, ct), clock.GetUtcNow());
        match.Check(order.Version);
        if (order.Reschedule(request.Priority, request.PromisedOn, request.Reason, tenant.Today(clock), actor.Name, now))
            db.Publish(new OrderRescheduled(order.Id, order.Number, order.Priority, order.PromisedOn, now));
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new Response(order.Priority, order.PromisedOn), order.Version);
    }
}
