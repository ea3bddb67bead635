using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>Somebody takes a component to its next step.</summary>
internal static class StartStep
{
    internal static async Task<NoContent> Handle(
        Guid id, Guid componentId, string code, OrdersDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.OrderToChange(id, ct);
        var component = order.Component(componentId);
        var step = order.Start(component, code, actor.Name, clock.GetUtcNow());
        db.Publish(new StepStarted(order.Id, component.Id, component.Kind.ToString(), step.Code, step.Production));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
