using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What the Simples reckons with: the revenue of many months, from notes and as the shop said.</summary>
internal sealed class Revenues
{
    /// <summary>No book is older than electronic notes.</summary>
    private static readonly DateOnly Earliest = new(2006, 1, 1);

    private readonly IReadOnlyDictionary<DateOnly, SimplesNet> noted;
    private readonly Dictionary<DateOnly, RevenueMonth> said;

    private Revenues(IReadOnlyDictionary<DateOnly, SimplesNet> noted, Dictionary<DateOnly, RevenueMonth> said) => (this.noted, this.said) = (noted, said);

    /// <summary>
    /// Of the months of a calendar year and the twelve months before each of two months, the last one included. What was brought back counts from whenever
    /// it came, because what of it was not deducted yet still is.
    /// </summary>
    public static async Task<Revenues> Until(DateOnly last, FiscalEnvironment environment, FiscalDb db, CancellationToken ct)
    {
        var first = last.AddMonths(-13);
        var sums = await db.Lines(environment, Earliest, last)
            .Where(l => l.Revenue != Money.Zero && (l.Month >= first || l.Model != BookModel.Nfse))
            .GroupBy(l => new { l.Month, l.Model, l.Code, l.SubstitutionPaid, l.SinglePhase, l.IssWithheld })
            .Select(g => new { g.Key, Amount = g.Sum(l => (long)l.Revenue) }).ToListAsync(ct);
        var kinds = sums.Select(s => (s.Key, s.Amount, Annex: Booking.AnnexOf(s.Key.Model, s.Key.Code, SimplesBook.OfServices)))
            .Where(s => s.Annex is not null).ToLookup(s => s.Key.Month, s => new SimplesRevenue(s.Annex!.Value, new(s.Amount))
            {
                SubstitutionPaid = s.Key.SubstitutionPaid, SinglePhase = s.Key.SinglePhase, IssWithheld = s.Key.IssWithheld,
            });
        var told = await db.RevenueMonths.AsNoTracking().Where(r => r.Month >= first && r.Month <= last).ToDictionaryAsync(r => r.Month, ct);
        return new(SimplesRevenues.Net(kinds, last), told);
    }

    /// <summary>The month's revenue on notes by kind, without what was brought back; services by <see cref="SimplesBook.OfServices"/>.</summary>
    public SimplesNet Net(DateOnly month) => noted.GetValueOrDefault(month) ?? new([], Money.Zero, Money.Zero);

    /// <summary>The month's revenue on notes.</summary>
    public Money Noted(DateOnly month) => Money.Sum(Net(month).Revenues.Select(kind => kind.Amount));

    /// <summary>What the shop said of the month.</summary>
    public RevenueMonth Said(DateOnly month) => said.GetValueOrDefault(month) ?? new(month);

    /// <summary>Both together.</summary>
    public SimplesMonth Of(DateOnly month) => new(Noted(month) + Said(month).Revenue, Said(month).Payroll);

    /// <summary>RBA: revenue of the calendar year up to a month, this included.</summary>
    public Money OfYear(DateOnly month) => Money.Sum(Enumerable.Range(1, month.Month).Select(number => Of(new(month.Year, number, 1)).Revenue));
}
