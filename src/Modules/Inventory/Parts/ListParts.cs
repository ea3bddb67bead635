namespace Biela.Modules.Inventory;

/// <summary>The parts, with what is on the shelf; <c>low</c> are those to be bought again.</summary>
internal static class ListParts
{
    internal static async Task<Ok<Page<ShowPart.Response>>> Handle(
        InventoryDb db, CancellationToken ct, string? search = null, bool low = false, Guid? after = null, int? limit = null)
    {
        var wanted = search?.Trim().ToLowerInvariant();
        var parts = low ? db.LowParts : db.Parts;
        if (!string.IsNullOrEmpty(wanted)) parts = parts.Where(p => p.Name.ToLower().Contains(wanted) || p.Sku.ToLower().Contains(wanted));
        return TypedResults.Ok(await parts.Page(p => p.Id, p => ShowPart.Of(p), after, limit, ct));
    }
}
