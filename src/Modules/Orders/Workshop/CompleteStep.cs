using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>A step is done; with the last one of the last component the order is completed.</summary>
internal static class CompleteStep
{
    internal sealed record Request([StringLength(500)] string? Note = null);

    internal static async Task<NoContent> Handle(
        Guid id, Guid componentId, string code, OrdersDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct, Request? request = null)
    {
        var order = await db.OrderToChange(id, ct);
        var component = order.Component(componentId);
        var step = order.Complete(component, code, request?.Note, actor.Name, clock.GetUtcNow());
        db.Publish(new StepCompleted(order.Id, component.Id, component.Kind.ToString(), step.Code, actor.Name));
        db.PublishWhenFinished(order, tenant.Today(clock), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    internal static void PublishWhenFinished(this OrdersDb db, Order order, DateOnly today, DateTimeOffset now)
    {
        if (order.Finish(today, now)) db.Publish(new OrderCompleted(order.Id, order.Number, order.CustomerId, order.Customer.Name, today));
    }
}
