using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Corrects a small difference on the spot; a greater one takes a count, so that a second person looks at it.</summary>
internal static class AdjustStock
{
    internal sealed record Request([Required] string Sku, Quantity OnHand, [Required, StringLength(200, MinimumLength = 3)] string Reason);

    internal sealed record Response(Quantity Difference, Money Value);

    internal static async Task<Ok<Response>> Handle(Request request, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        if (request.OnHand < Quantity.Zero || request.OnHand > Limit.Quantity) throw Limit.Exceeded;
        var (part, today) = (await db.LockPart(request.Sku, ct), tenant.Today(clock));
        var difference = request.OnHand - part.OnHand;
        if (difference == Quantity.Zero) return TypedResults.Ok(new Response(difference, Money.Zero));
        var entry = part.Adjust(difference, part.Worth(difference), await db.Holders([part], ct), new(today, clock.GetUtcNow(), actor.Name, request.Reason));
        if (Money.Max(entry.Value, -entry.Value) > Count.ApprovalAbove)
            throw new RuleBroken(
                "count-needed", $"{part.Sku}: o ajuste vale {entry.Value}, acima de {Count.ApprovalAbove}. Faça uma contagem, para que outra pessoa aprove.");
        db.Ledger.Add(entry);
        db.WriteOff(entry, part);
        await db.FillWaiting([part], tenant, today, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(difference, entry.Value));
    }
}
