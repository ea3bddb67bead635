using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Closes the stock through a past day: nothing is posted on or before it any more.</summary>
internal static class ClosePeriod
{
    internal sealed record Request(DateOnly Through);

    internal static async Task<NoContent> Handle(Request request, InventoryDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        if (request.Through >= tenant.Today(clock)) throw new RuleBroken("period-not-over", "Só se fecha até um dia que já passou.", 400);
        if (await db.ClosedThrough(ct) is { } through && request.Through <= through)
            throw new RuleBroken("period-closed", $"O estoque já está fechado até {through:dd/MM/yyyy}.");
        db.Closings.Add(new() { Through = request.Through, ClosedAt = clock.GetUtcNow(), ClosedBy = actor.Name });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
