using Biela.Contracts.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Parts come back from an order with the centavos they left with.</summary>
internal static class ReturnStock
{
    internal sealed record Request(Guid OrderId, [Required] string Sku, Quantity Quantity, DateOnly? PostedOn = null);

    internal sealed record Response(Money Cost);

    internal static async Task<Ok<Response>> Handle(Request request, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var (part, today) = (await db.LockPart(request.Sku, ct), tenant.Today(clock));
        var day = await db.DayFor(request.PostedOn, today, [part], ct);
        var ofOrder = await db.Ledger.AsNoTracking().Where(e => e.OrderId == request.OrderId && e.PartId == part.Id).ToListAsync(ct);
        var source = await IssueStock.OrderNumber(request.OrderId, db, ct) ?? "Ordem de serviço";
        var entries = part.Return(request.Quantity, OpenIssue.Of(ofOrder), new(day, clock.GetUtcNow(), actor.Name, source));
        db.Ledger.AddRange(entries);
        foreach (var entry in entries)
            db.Publish(new StockReturned(entry.Id, request.OrderId, part.Sku, entry.Quantity.TenThousandths, entry.Value.Cents, day));
        await db.FillWaiting([part], tenant, today, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(Money.Sum(entries.Select(e => e.Value))));
    }
}
