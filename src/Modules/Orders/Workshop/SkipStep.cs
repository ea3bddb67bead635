namespace Biela.Modules.Orders;

/// <summary>A step this component does not need; what checks quality cannot be left out.</summary>
internal static class SkipStep
{
    internal sealed record Request([Required, StringLength(500, MinimumLength = 2)] string Reason);

    internal static async Task<NoContent> Handle(
        Guid id, Guid componentId, string code, Request request, OrdersDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.OrderToChange(id, ct);
        order.Skip(order.Component(componentId), code, request.Reason, actor.Name, clock.GetUtcNow());
        db.PublishWhenFinished(order, tenant.Today(clock), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
