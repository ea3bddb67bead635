using Biela.Contracts.Orders;
using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>An engine came in: from now on its components can be measured.</summary>
internal static class KeepOrderCard
{
    internal static async Task Handle(OrderCreated created, DiagnosticsDb db, CancellationToken ct)
    {
        if (await db.Orders.AnyAsync(o => o.Id == created.OrderId, ct)) return;
        var engine = created.Engine;
        db.Orders.Add(OrderCard.Open(created.OrderId, created.Number, created.CustomerName, engine.Model, new(engine.Cylinders, engine.Mains, engine.Pins),
            [.. created.Components.Select(c => new CardComponent(c.ComponentId, c.Kind, c.Label))], created.OpenedOn));
    }
}
