using Biela.Contracts.CashFlow;

namespace Biela.Modules.Consolidated;

/// <summary>Entries move their days and every later one, whenever they come; never an earlier one. A backlog is as fast as its days are few.</summary>
internal static class FollowEntry
{
    internal static async Task Handle(IReadOnlyList<CashEntryPosted> posted, ConsolidatedDb db, CancellationToken ct)
    {
        var accounts = posted.Select(p => p.AccountId).ToHashSet();
        // Holding the accounts keeps a report that is being printed from missing an entry and staying unmarked.
        await db.LockRows("accounts", accounts, ct);
        var known = await db.Accounts.Where(a => EF.Parameter(accounts).Contains(a.Id)).ToListAsync(ct);
        if (known.Count < accounts.Count) throw new NotYet($"Account {accounts.Except(known.Select(a => a.Id)).First()} is not known yet.");

        var ids = posted.Select(p => p.EntryId).ToHashSet();
        var seen = await db.Entries.Where(e => EF.Parameter(ids).Contains(e.Id)).Select(e => e.Id).ToHashSetAsync(ct);
        var unseen = posted.DistinctBy(p => p.EntryId).Where(p => !seen.Contains(p.EntryId)).ToList();
        if (unseen.Count == 0) return;
        db.AddRange(unseen.Select(p => new SeenEntry { Id = p.EntryId, AccountId = p.AccountId, Day = p.Day, Amount = new(p.AmountCents) }));
        foreach (var account in known) await Move(account, unseen.Where(p => p.AccountId == account.Id), db, ct);
        await db.MakeStale(unseen.Min(p => p.Day), ct);
    }

    /// From the first day on: each reads what the ones before did to it by SQL.
    private static async Task Move(Account account, IEnumerable<CashEntryPosted> posted, ConsolidatedDb db, CancellationToken ct)
    {
        AccountDay? last = null;
        foreach (var entries in posted.GroupBy(p => p.Day).OrderBy(day => day.Key))
        {
            last = await Day(account, entries.Key, last, db, ct);
            foreach (var entry in entries) last.Add(new(entry.AmountCents), entry.TransferId is not null);
            await db.Database.ExecuteSqlAsync($"""
                update days set closing = closing + {entries.Sum(e => e.AmountCents)}
                where tenant_id = {db.CurrentTenant} and account_id = {account.Id} and day > {entries.Key}
                """, ct);
        }
    }

    private static async Task<AccountDay> Day(Account account, DateOnly day, AccountDay? last, ConsolidatedDb db, CancellationToken ct)
    {
        var stored = await db.Days.Where(d => d.AccountId == account.Id && d.Day <= day).OrderByDescending(d => d.Day).FirstOrDefaultAsync(ct);
        if (stored?.Day == day) return stored;
        // What was opened a moment ago is not stored yet.
        var before = last is not null && !(stored?.Day > last.Day) ? last : stored;
        return db.Add(new AccountDay { AccountId = account.Id, Day = day, Closing = before?.Closing ?? account.Opening }).Entity;
    }
}
