using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>The counts, newest first.</summary>
internal static class ListCounts
{
    internal sealed record Item(Guid Id, CountStatus Status, DateTimeOffset OpenedAt, string OpenedBy, string? ClosedBy, string? ApprovedBy);

    internal static async Task<Ok<Page<Item>>> Handle(InventoryDb db, CancellationToken ct, Guid? after = null, int? limit = null) => TypedResults.Ok(
        await db.Counts.Page(c => c.Id, c => new Item(c.Id, c.Status, c.OpenedAt, c.OpenedBy, c.ClosedBy, c.ApprovedBy), after, limit, ct));
}
