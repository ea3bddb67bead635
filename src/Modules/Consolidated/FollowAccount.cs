using Biela.Contracts.CashFlow;

namespace Biela.Modules.Consolidated;

/// <summary>A new account stands where it was opened.</summary>
internal static class FollowAccount
{
    internal static async Task Handle(AccountOpened opened, ConsolidatedDb db, CancellationToken ct)
    {
        if (await db.Accounts.AnyAsync(a => a.Id == opened.AccountId, ct)) return;
        db.Add(new Account { Id = opened.AccountId, Name = opened.Name, Opening = new(opened.OpeningCents), OpenedOn = opened.OpenedOn });
        await db.MakeStale(opened.OpenedOn, ct);
    }

    /// <summary>What was printed of this or a later day no longer says how it is, and no report does.</summary>
    public static async Task MakeStale(this ConsolidatedDb db, DateOnly from, CancellationToken ct)
    {
        await db.Closings.Where(c => c.Day >= from && !c.Stale).ExecuteUpdateAsync(row => row.SetProperty(c => c.Stale, true), ct);
        await db.Outdate(ct);
    }
}
