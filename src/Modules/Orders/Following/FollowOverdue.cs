using Biela.Contracts.Financial;

namespace Biela.Modules.Orders;

/// <summary>Who owes money past its day, for the delivery desk.</summary>
internal static class FollowOverdue
{
    internal static async Task Passed(TitleOverdue overdue, OrdersDb db, CancellationToken ct)
    {
        if (await Title(db, overdue.TitleId, ct) is { } known) known.Reopen();
        else db.OverdueTitles.Add(new(overdue.TitleId, overdue.CustomerId));
    }

    internal static async Task Closed(TitleClosed closed, OrdersDb db, CancellationToken ct) => (await Title(db, closed.TitleId, ct))?.Close();

    /// A title that was late when it was paid is late again; one that was not is reported by Financial when its day passes.
    internal static async Task Reversed(SettlementReversed reversed, OrdersDb db, CancellationToken ct) => (await Title(db, reversed.TitleId, ct))?.Reopen();

    private static Task<OverdueTitle?> Title(OrdersDb db, Guid id, CancellationToken ct) => db.OverdueTitles.FirstOrDefaultAsync(t => t.Id == id, ct);
}
