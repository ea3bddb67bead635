using System.Text.Json;
using Biela.Contracts.CashFlow;

namespace Biela.Modules.Consolidated;

/// <summary>Recomputes every day from the entries, and holds the entries against those heard of.</summary>
internal static class AuditDays
{
    internal static async Task<IReadOnlyList<Finding>> Of(ConsolidatedDb db, CancellationToken ct)
    {
        var heard = await db.Inbox.Where(m => m.Tenant == db.CurrentTenant && m.Type == typeof(CashEntryPosted).FullName && m.DoneAt != null)
            .Select(m => m.Body).ToListAsync(ct);
        var entries = await db.Entries.AsNoTracking().ToListAsync(ct);
        var amounts = entries.ToDictionary(e => e.Id, e => e.Amount.Cents);
        var days = (await db.Days.AsNoTracking().ToListAsync(ct)).ToLookup(d => d.AccountId);
        return
        [
            .. heard.Select(b => JsonSerializer.Deserialize<CashEntryPosted>(b)!).Where(e => amounts.GetValueOrDefault(e.EntryId) != e.AmountCents)
                .Select(e => new Finding("O2 entry", $"Entry {e.EntryId} of {e.AmountCents} cents counts {amounts.GetValueOrDefault(e.EntryId)}")),
            .. (await db.Accounts.AsNoTracking().ToListAsync(ct))
                .SelectMany(a => Chain(a, days[a.Id], entries.Where(e => e.AccountId == a.Id).ToLookup(e => e.Day))),
        ];
    }

    private static IEnumerable<Finding> Chain(Account account, IEnumerable<AccountDay> days, ILookup<DateOnly, SeenEntry> entries)
    {
        var closing = account.Opening;
        foreach (var day in days.OrderBy(d => d.Day))
        {
            closing += Money.Sum(entries[day.Day].Select(e => e.Amount));
            if (day.Closing != closing || day.MoneyIn - day.MoneyOut != Money.Sum(entries[day.Day].Select(e => e.Amount)))
                yield return new("L2 balance", $"{account.Name} closes {day.Day:yyyy-MM-dd} with {day.Closing}, the entries say {closing}");
        }
    }
}
