using Biela.Contracts.Orders;

namespace Biela.Modules.Financial;

/// <summary>Revenue belongs to the month of delivery; until then the month of the order's titles was a guess.</summary>
internal static class FixCompetence
{
    internal static async Task Handle(OrderDelivered delivered, FinancialDb db, CancellationToken ct)
    {
        var provisional = db.Titles.Where(t => t.OrderId == delivered.OrderId && t.Provisional);
        await db.LockRows("titles", await provisional.Select(t => t.Id).ToListAsync(ct), ct);
        var month = await db.FirstOpen(Month.Of(delivered.DeliveredOn), ct);
        foreach (var title in await provisional.ToListAsync(ct)) title.FixCompetence(month);
    }
}
