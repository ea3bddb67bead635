using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>A count sheet with its differences.</summary>
internal static class ShowCount
{
    internal sealed record Line(
        string Sku, Quantity? Counted, Quantity? System, Quantity? Difference, Money? DifferenceValue, DateTimeOffset? CountedAt, string? CountedBy);

    internal sealed record Response(
        Guid Id, CountStatus Status, DateTimeOffset OpenedAt, string OpenedBy, string? ClosedBy, string? ApprovedBy, Money Turnover,
        Money Net, IReadOnlyList<Line> Lines);

    internal static async Task<Ok<Response>> Handle(Guid id, InventoryDb db, CancellationToken ct) =>
        TypedResults.Ok(Of(await db.Counts.AsNoTracking().Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == id, ct).Found()));

    internal static Response Of(Count count) => new(
        count.Id, count.Status, count.OpenedAt, count.OpenedBy, count.ClosedBy, count.ApprovedBy, count.Turnover,
        Money.Sum(count.Lines.Select(l => l.DifferenceValue ?? Money.Zero)),
        [.. count.Lines.OrderBy(l => l.Sku).Select(l => new Line(l.Sku, l.Counted, l.System, l.Difference, l.DifferenceValue, l.CountedAt, l.CountedBy))]);
}
