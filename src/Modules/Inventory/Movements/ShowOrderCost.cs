using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>What the parts of an order cost: issues less returns, revaluations included.</summary>
internal static class ShowOrderCost
{
    internal sealed record Line(string Sku, Quantity Quantity, Money Cost);

    internal sealed record Response(Money Cost, IReadOnlyList<Line> Lines);

    internal static async Task<Ok<Response>> Handle(Guid orderId, InventoryDb db, CancellationToken ct)
    {
        var entries = await db.Ledger.AsNoTracking().Where(e => e.OrderId == orderId)
            .Join(db.Parts, e => e.PartId, p => p.Id, (e, p) => new { p.Sku, e.Quantity, e.Value }).ToListAsync(ct);
        List<Line> lines = [.. entries.GroupBy(e => e.Sku).OrderBy(g => g.Key)
            .Select(g => new Line(g.Key, -Quantity.Sum(g.Select(e => e.Quantity)), -Money.Sum(g.Select(e => e.Value))))];
        return TypedResults.Ok(new Response(Money.Sum(lines.Select(l => l.Cost)), lines));
    }
}
