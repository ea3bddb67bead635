using System.Diagnostics.Metrics;
using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>Checks an engine in: whose it is, what came with it, and what was asked for.</summary>
internal static class OpenOrder
{
    internal sealed record EngineIn(
        [Required, StringLength(120)] string Model, [Range(1, 24)] int Cylinders, [Range(0, 30)] int Mains, [Range(0, 30)] int Pins,
        [StringLength(60)] string? Serial = null, Plate? Plate = null);

    internal sealed record ComponentIn(ComponentKind Kind, [StringLength(60)] string? Label = null, [StringLength(500)] string? Condition = null);

    internal sealed record Request(
        Guid CustomerId, EngineIn Engine, [MinLength(1), MaxLength(50)] IReadOnlyList<ComponentIn> Components, [Range(1, 5)] int Priority = 3,
        DateOnly? PromisedOn = null, [StringLength(2000)] string? Complaint = null);

    internal sealed record ComponentOut(Guid Id, ComponentKind Kind);

    internal sealed record Response(Guid Id, string Number, IReadOnlyList<ComponentOut> Components);

    private static readonly Counter<long> Created = Telemetry.Business.CreateCounter<long>("biela.orders.created", "{order}", "Engines checked in");

    internal static async Task<Versioned<Response>> Handle(Request request, OrdersDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var customer = await db.Customers.FirstOrDefaultAsync(c => c.Id == request.CustomerId, ct).Found();
        var workflows = await db.AllWorkflows(ct);
        var (now, today, e) = (clock.GetUtcNow(), tenant.Today(clock), request.Engine);
        var order = Order.Open(
            await db.NextNumber("OS", today.Year, ct), customer, new(e.Model, e.Cylinders, e.Mains, e.Pins, e.Serial, e.Plate),
            request.Components.Select((c, i) => Component.Received(i + 1, c.Kind, c.Label, c.Condition, workflows[c.Kind])),
            request.Priority, request.PromisedOn, request.Complaint, today, actor.Name, now);
        db.Orders.Add(order);
        db.Publish(new OrderCreated(
            order.Id, order.Number, customer.Id, customer.Name, customer.TaxId?.Value, new(e.Model, e.Serial, e.Cylinders, e.Mains, e.Pins, e.Plate?.Value),
            [.. order.Components.Select(c => new ComponentFacts(c.Id, c.Kind.ToString(), c.Label))],
            order.Priority, order.PromisedOn, today, actor.Name, null));
        await db.SaveChangesAsync(ct);
        Created.Add(1);
        return Versioned.Created($"/api/v1/orders/{order.Id}",
            new Response(order.Id, order.Number, [.. order.Components.Select(c => new ComponentOut(c.Id, c.Kind))]), order.Version);
    }
}
