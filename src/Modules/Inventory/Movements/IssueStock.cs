using Biela.Contracts.Inventory;

namespace Biela.Modules.Inventory;

/// <summary>Goods leave the shelf, for an order or over the counter, at moving average. All lines or none.</summary>
internal static class IssueStock
{
    internal sealed record Line([Required] string Sku, Quantity Quantity);

    internal sealed record Request([Required, MinLength(1)] IReadOnlyList<Line> Lines, Guid? OrderId = null, DateOnly? PostedOn = null);

    internal sealed record Issued(Guid Id, string Sku, Quantity Quantity, Money Cost);

    internal sealed record Response(IReadOnlyList<Issued> Lines);

    internal static async Task<Ok<Response>> Handle(Request request, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var parts = await db.LockParts(request.Lines.Select(l => l.Sku), ct);
        var holders = await db.Holders(parts.Values, ct);
        var day = await db.DayFor(request.PostedOn, tenant.Today(clock), parts.Values, ct);
        var source = request.OrderId is { } order ? await OrderNumber(order, db, ct) ?? "Ordem de serviço" : "Balcão";
        List<Issued> issued = [];
        foreach (var line in request.Lines)
        {
            var part = parts.Of(line.Sku);
            var entry = part.Issue(line.Quantity, request.OrderId, holders, new(day, clock.GetUtcNow(), actor.Name, source));
            db.Ledger.Add(entry);
            issued.Add(new(entry.Id, part.Sku, line.Quantity, -entry.Value));
            if (request.OrderId is { } id) db.Publish(new StockIssued(entry.Id, id, part.Sku, line.Quantity.TenThousandths, -entry.Value.Cents, day));
            else db.WriteOff(entry, part);
        }
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(issued));
    }

    internal static Task<string?> OrderNumber(Guid orderId, InventoryDb db, CancellationToken ct) =>
        db.Reservations.Where(r => r.OrderId == orderId).Select(r => (string?)r.OrderNumber).FirstOrDefaultAsync(ct);
}
