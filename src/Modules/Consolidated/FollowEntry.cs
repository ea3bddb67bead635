using Biela.Contracts.CashFlow;

namespace Biela.Modules.Consolidated;

/// <summary>An entry moves its day and every later one, whenever it comes; never an earlier one.</summary>
internal static class FollowEntry
{
    internal static async Task Handle(CashEntryPosted posted, ConsolidatedDb db, CancellationToken ct)
    {
        // Holding the account keeps a report that is being printed from missing the entry and staying unmarked.
        await db.LockRows("accounts", [posted.AccountId], ct);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == posted.AccountId, ct)
            ?? throw new NotYet($"Account {posted.AccountId} is not known yet.");
        if (await db.Entries.AnyAsync(e => e.Id == posted.EntryId, ct)) return;
        var amount = new Money(posted.AmountCents);
        db.Add(new SeenEntry { Id = posted.EntryId, AccountId = account.Id, Day = posted.Day, Amount = amount });

        var day = await Day(account, posted.Day, db, ct);
        day.Add(amount, posted.TransferId is not null);
        await db.Database.ExecuteSqlAsync($"""
            update days set closing = closing + {amount.Cents} where tenant_id = {db.CurrentTenant} and account_id = {account.Id} and day > {posted.Day}
            """, ct);
        await db.MakeStale(posted.Day, ct);
    }

    private static async Task<AccountDay> Day(Account account, DateOnly day, ConsolidatedDb db, CancellationToken ct)
    {
        if (await db.Days.SingleOrDefaultAsync(d => d.AccountId == account.Id && d.Day == day, ct) is { } known) return known;
        var before = await db.Days.Where(d => d.AccountId == account.Id && d.Day < day).OrderByDescending(d => d.Day)
            .Select(d => (Money?)d.Closing).FirstOrDefaultAsync(ct);
        return db.Add(new AccountDay { AccountId = account.Id, Day = day, Closing = before ?? account.Opening }).Entity;
    }
}
