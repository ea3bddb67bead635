using Biela.Contracts.Budgets;

namespace Biela.Modules.Financial;

/// <summary>The approval is taken back: what is open is cancelled, the principal that came in becomes the customer's credit. No money moves.</summary>
internal static class CancelReceivables
{
    internal static async Task Handle(ApprovalCancelled cancelled, FinancialDb db, TimeProvider clock, CancellationToken ct)
    {
        await db.CancelSold(cancelled.ApprovalId, cancelled.CancelledOn, $"{cancelled.Number} cancelado: {cancelled.Reason}", clock, ct);
    }

    /// <summary>What is open of a sale that was taken back is cancelled; the principal that came in becomes the customer's credit. Once.</summary>
    internal static async Task CancelSold(this FinancialDb db, Guid approval, DateOnly on, string note, TimeProvider clock, CancellationToken ct)
    {
        if (!await Takes(approval, on, db, ct)) return;
        var sold = db.Titles.Where(t => t.ApprovalId == approval);
        await db.LockRows("titles", await sold.Select(t => t.Id).ToListAsync(ct), ct);
        var titles = await sold.Include(t => t.Settlements).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var title in titles.Where(t => t.IsOpen))
        {
            title.Cancel();
            db.TellClosed(title, on);
        }
        var received = Money.Sum(titles.Select(t => t.Received));
        if (received == Money.Zero) return;
        var credit = await db.CreditOf(titles[0].PartyId!.Value, titles[0].Party, ct);
        db.Add(credit.Post(CreditKind.Granted, received, approval, on, "sistema", clock.GetUtcNow(), note: note));
    }

    /// Once an approval, and even if its own event is still on the way: that one then finds the approval cancelled and makes no titles.
    private static async Task<bool> Takes(Guid id, DateOnly on, FinancialDb db, CancellationToken ct)
    {
        var approval = await db.Approvals.SingleOrDefaultAsync(a => a.Id == id, ct) ?? db.Add(new Approval { Id = id }).Entity;
        if (approval.CancelledOn is not null) return false;
        approval.Cancel(on);
        return true;
    }
}
