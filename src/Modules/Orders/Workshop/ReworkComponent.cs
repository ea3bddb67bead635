using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>A component goes back to a step it has been through, with the cause.</summary>
internal static class ReworkComponent
{
    internal sealed record Request(
        [Required, StringLength(40)] string BackTo, [Required, StringLength(500, MinimumLength = 2)] string Cause);

    internal static async Task<NoContent> Handle(
        Guid id, Guid componentId, Request request, OrdersDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.OrderToChange(id, ct);
        var component = order.Component(componentId);
        order.Rework(component, request.BackTo, request.Cause, actor.Name, clock.GetUtcNow());
        db.Publish(new ReworkRequested(order.Id, component.Id, component.Kind.ToString(), request.BackTo, request.Cause));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
