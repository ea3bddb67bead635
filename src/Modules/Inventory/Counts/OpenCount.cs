using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Opens a count sheet for some parts, or for all of them.</summary>
internal static class OpenCount
{
    internal sealed record Request(IReadOnlyList<string>? Skus = null);

    internal sealed record Response(Guid Id);

    internal static async Task<Created<Response>> Handle(Request request, InventoryDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var skus = request.Skus?.Select(Part.Normal).Distinct().ToList();
        var parts = await db.Parts.AsNoTracking().Where(p => skus == null || skus.Contains(p.Sku)).OrderBy(p => p.Sku).ToListAsync(ct);
        foreach (var sku in skus ?? []) _ = parts.ToDictionary(p => p.Sku).Of(sku);
        var count = Count.Open(parts, clock.GetUtcNow(), actor.Name);
        db.Counts.Add(count);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/inventory/counts/{count.Id}", new Response(count.Id));
    }
}
