using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Puts goods on the shelf that no purchase order explains: the opening balance, found goods, a note that was entered late.</summary>
internal static class ReceiveStock
{
    internal sealed record Request([Required] string Sku, Quantity Quantity, Money Value, DateOnly? PostedOn = null, [StringLength(200)] string? Note = null);

    internal sealed record Response(Quantity OnHand, Money Value, UnitPrice Average);

    internal static async Task<Ok<Response>> Handle(Request request, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        if (request.Quantity > Limit.Quantity || request.Value > Limit.Value) throw Limit.Exceeded;
        var part = await db.LockPart(request.Sku, ct);
        var today = tenant.Today(clock);
        var day = await db.DayFor(request.PostedOn, today, [], ct);
        await db.Receive(part, request.Quantity, request.Value, new(day, clock.GetUtcNow(), actor.Name, request.Note ?? "Entrada avulsa"), today, ct);
        await db.FillWaiting([part], tenant, today, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(part.OnHand, part.Value, part.Average));
    }
}

/// <summary>One posting of more than this is a slip of the fingers; sums of many still fit.</summary>
internal static class Limit
{
    public static readonly Quantity Quantity = Quantity.Of(100_000_000);
    public static readonly Money Value = Money.Of(1_000_000_000);

    public static RuleBroken Exceeded => new("posting-too-large", $"Um lançamento vai até {Quantity} unidades e {Value}; confira os números.", 400);
}
