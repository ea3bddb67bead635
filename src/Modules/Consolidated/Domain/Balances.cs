namespace Biela.Modules.Consolidated;

/// <summary>One day of an account or of all of them.</summary>
internal sealed record DayBalance(DateOnly Day, Money Opening, Money In, Money Out, Money Closing, Money InWithoutTransfers, Money OutWithoutTransfers);

/// <summary>An account's days in a row.</summary>
internal sealed record AccountDays(Guid Id, string Name, IReadOnlyList<DayBalance> Days);

/// <summary>Days read from what is kept: one question for where the accounts stood, one for how they moved since.</summary>
internal static class Balances
{
    private const int Longest = 400;

    /// <summary>Every day from one to the other, account by account. An account is empty before its first day and opens with what was in it.</summary>
    public static async Task<List<AccountDays>> Read(this ConsolidatedDb db, IQueryable<Account> accounts, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var known = await accounts.AsNoTracking().OrderBy(a => a.Name).ThenBy(a => a.Id).Select(a => new
        {
            Account = a,
            Before = db.Days.Where(d => d.AccountId == a.Id && d.Day < from).OrderByDescending(d => d.Day).Select(d => (Money?)d.Closing).FirstOrDefault(),
        }).ToListAsync(ct);
        var moved = await db.Days.AsNoTracking().Where(d => accounts.Any(a => a.Id == d.AccountId) && d.Day >= from && d.Day <= to)
            .ToDictionaryAsync(d => (d.AccountId, d.Day), ct);
        return known.ConvertAll(k => new AccountDays(k.Account.Id, k.Account.Name, [.. Row(k.Account, k.Before)]));

        IEnumerable<DayBalance> Row(Account account, Money? before)
        {
            var balance = before ?? (account.OpenedOn < from ? account.Opening : Money.Zero);
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                if (day == account.OpenedOn) balance += account.Opening;
                var opening = balance;
                var d = moved.GetValueOrDefault((account.Id, day));
                balance = d?.Closing ?? balance;
                yield return new(day, opening, d?.MoneyIn ?? default, d?.MoneyOut ?? default, balance,
                    d is null ? default : d.MoneyIn - d.TransferIn, d is null ? default : d.MoneyOut - d.TransferOut);
            }
        }
    }

    /// <summary>All accounts as if they were one.</summary>
    public static List<DayBalance> Together(this List<AccountDays> accounts, DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(index => new DayBalance(from.AddDays(index), Sum(accounts, index, d => d.Opening),
            Sum(accounts, index, d => d.In), Sum(accounts, index, d => d.Out), Sum(accounts, index, d => d.Closing),
            Sum(accounts, index, d => d.InWithoutTransfers), Sum(accounts, index, d => d.OutWithoutTransfers)))];

    /// <summary>The days somebody asked for; the last thirty when nothing is said.</summary>
    public static (DateOnly From, DateOnly To) Range(DateOnly? from, DateOnly? to, DateOnly today)
    {
        var last = to ?? (from > today ? from.Value : today);
        var first = from ?? (last.DayNumber > 30 ? last.AddDays(-29) : last);
        return last < first || last.DayNumber - first.DayNumber >= Longest || last == DateOnly.MaxValue
            ? throw new RuleBroken("invalid", $"Informe um intervalo de até {Longest} dias, do primeiro ao último.", 400)
            : (first, last);
    }

    private static Money Sum(List<AccountDays> accounts, int index, Func<DayBalance, Money> of) => Money.Sum(accounts.Select(a => of(a.Days[index])));
}
