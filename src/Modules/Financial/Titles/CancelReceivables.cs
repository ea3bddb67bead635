using Biela.Contracts.Budgets;

namespace Biela.Modules.Financial;

/// <summary>The approval is taken back: what is open is cancelled, the principal that came in becomes the customer's credit. No money moves.</summary>
internal static class CancelReceivables
{
    internal static async Task Handle(ApprovalCancelled cancelled, FinancialDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await Takes(cancelled, db, ct)) return;
        var sold = db.Titles.Where(t => t.ApprovalId == cancelled.ApprovalId);
        await db.LockRows("titles", await sold.Select(t => t.Id).ToListAsync(ct), ct);
        var titles = await sold.Include(t => t.Settlements).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var title in titles.Where(t => t.IsOpen))
        {
            title.Cancel();
            db.TellClosed(title, cancelled.CancelledOn);
        }
        var received = Money.Sum(titles.Select(t => t.Received));
        if (received == Money.Zero) return;
        var credit = await db.CreditOf(titles[0].PartyId!.Value, titles[0].Party, ct);
        db.Add(credit.Post(CreditKind.Granted, received, cancelled.ApprovalId, cancelled.CancelledOn, "sistema", clock.GetUtcNow(),
            note: $"{cancelled.Number} cancelado: {cancelled.Reason}"));
    }

    /// Once an approval, and even if its own event is still on the way: that one then finds the approval cancelled and makes no titles.
    private static async Task<bool> Takes(ApprovalCancelled cancelled, FinancialDb db, CancellationToken ct)
    {
        var approval = await db.Approvals.SingleOrDefaultAsync(a => a.Id == cancelled.ApprovalId, ct)
            ?? db.Add(new Approval { Id = cancelled.ApprovalId }).Entity;
        if (approval.CancelledOn is not null) return false;
        approval.Cancel(cancelled.CancelledOn);
        return true;
    }
}
