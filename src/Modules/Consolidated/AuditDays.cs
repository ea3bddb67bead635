using Biela.Contracts.CashFlow;

namespace Biela.Modules.Consolidated;

/// <summary>Recomputes every day from the entries, and holds accounts and entries against those heard of.</summary>
internal static class AuditDays
{
    internal static async Task<IReadOnlyList<Finding>> Of(ConsolidatedDb db, CancellationToken ct)
    {
        var (posted, opened) = (await db.Heard<CashEntryPosted>(ct), await db.Heard<AccountOpened>(ct));
        var (accounts, entries) = (await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct), await db.Entries.AsNoTracking().ToListAsync(ct));
        var amounts = entries.ToDictionary(e => e.Id, e => e.Amount.Cents);
        var days = (await db.Days.AsNoTracking().ToListAsync(ct)).ToLookup(d => d.AccountId);
        return
        [
            .. posted.Where(e => amounts.GetValueOrDefault(e.EntryId) != e.AmountCents)
                .Select(e => new Finding("O2 entry", $"Entry {e.EntryId} of {e.AmountCents} cents counts {amounts.GetValueOrDefault(e.EntryId)}")),
            .. opened.Where(o => accounts.GetValueOrDefault(o.AccountId)?.Opening.Cents != o.OpeningCents)
                .Select(o => new Finding("O2 account", $"{o.Name} was opened with {o.OpeningCents} cents and does not stand there")),
            .. accounts.Values.SelectMany(a => Chain(a, days[a.Id], entries.Where(e => e.AccountId == a.Id).ToLookup(e => e.Day))),
        ];
    }

    private static IEnumerable<Finding> Chain(Account account, IEnumerable<AccountDay> days, ILookup<DateOnly, SeenEntry> entries)
    {
        var (closing, seen) = (account.Opening, days.OrderBy(d => d.Day).ToList());
        if (entries.FirstOrDefault(e => !seen.Exists(d => d.Day == e.Key)) is { } lost)
            yield return new("L2 day", $"{account.Name} has entries on {lost.Key:yyyy-MM-dd} and no such day");
        foreach (var day in seen)
        {
            closing += Money.Sum(entries[day.Day].Select(e => e.Amount));
            if (day.Closing != closing || day.MoneyIn - day.MoneyOut != Money.Sum(entries[day.Day].Select(e => e.Amount)))
                yield return new("L2 balance", $"{account.Name} closes {day.Day:yyyy-MM-dd} with {day.Closing}, the entries say {closing}");
        }
    }
}
