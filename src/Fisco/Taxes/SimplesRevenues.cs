namespace Biela.Fisco;

/// <summary>Revenue of a month, and what was paid for work in it (LC 123/2006, art. 18, § 24).</summary>
public sealed record SimplesMonth(Money Revenue, Money Payroll);

/// <summary>Revenue of twelve months, by which the rates of a month go.</summary>
/// <param name="Revenue">RBT12.</param>
/// <param name="Counted">How many months it was added up from.</param>
/// <param name="Added">What they add up to.</param>
/// <param name="FactorR">Payroll by revenue of the same months; null where nothing is known of either.</param>
/// <param name="Explanation">How it came about.</param>
public sealed record SimplesTwelve(Money Revenue, int Counted, Money Added, decimal? FactorR, string Explanation);

/// <summary>A limit of the calendar year, and what is left until it.</summary>
public sealed record SimplesLimit(Money Limit, Money Left);

/// <summary>A part of the DAS; the rate is shown with 4 decimals.</summary>
public sealed record SimplesShare(string Tax, Percent Rate, Money Amount);

/// <summary>Revenue of a month without what customers brought back.</summary>
/// <param name="Revenues">What is left of it, by kind.</param>
/// <param name="CarriedIn">What was brought back in months before and not deducted in them.</param>
/// <param name="CarriedOut">What is not deducted in this month either.</param>
public sealed record SimplesNet(IReadOnlyList<SimplesRevenue> Revenues, Money CarriedIn, Money CarriedOut);

/// <summary>What the Simples reckons from the revenue of many months.</summary>
public static class SimplesRevenues
{
    /// <summary>From this factor r on the Anexo III counts instead of the V (LC 123/2006, art. 18, § 5º-J).</summary>
    public const decimal LeastFactorR = 0.28m;

    private const int Year = 12;

    /// <summary>RBT12 and factor r of a month; a company younger than twelve months multiplies (Res. CGSN 140/2018, art. 22).</summary>
    /// <param name="month">First day of the month.</param>
    /// <param name="openedOn">When the company was opened; null for one that is older than a year.</param>
    /// <param name="of">Revenue and payroll of a month, by its first day.</param>
    /// <exception cref="RuleBroken">The company was not there yet.</exception>
    public static SimplesTwelve Twelve(DateOnly month, DateOnly? openedOn, Func<DateOnly, SimplesMonth> of)
    {
        var age = openedOn is { } day ? (month.Year - day.Year) * Year + month.Month - day.Month : Year;
        if (age < 0) throw new RuleBroken("before-opening", $"month: a empresa foi aberta em {openedOn:dd/MM/yyyy}, depois deste mês.", 400);
        // In its first month a company has only that one.
        var counted = age == 0 ? [of(month)] : Enumerable.Range(1, Math.Min(age, Year)).Select(back => of(month.AddMonths(-back))).ToList();
        var (added, payroll) = (Money.Sum(counted.Select(one => one.Revenue)), Money.Sum(counted.Select(one => one.Payroll)));
        var revenue = age >= Year ? added : Money.Round(added.Reais * Year / counted.Count);
        return new(revenue, counted.Count, added, FactorR(added, payroll), age switch
        {
            >= Year => $"soma dos 12 meses anteriores = {revenue}",
            0 => $"primeiro mês: {added} × 12 = {revenue} (Res. CGSN 140/2018, art. 22, § 2º, I)",
            _ => $"{added} em {counted.Count} {(age == 1 ? "mês" : "meses")} ÷ {counted.Count} × 12 = {revenue} (Res. CGSN 140/2018, art. 22, § 2º, II)",
        });
    }

    /// <summary>A limit of the calendar year; in the year of its opening a company has a twelfth for each month (LC 123/2006, art. 3º, § 2º).</summary>
    /// <param name="whole">Of a whole year.</param>
    /// <param name="month">A month of the year.</param>
    /// <param name="openedOn">When the company was opened.</param>
    /// <param name="revenue">Revenue of the year so far.</param>
    public static SimplesLimit OfYear(Money whole, DateOnly month, DateOnly? openedOn, Money revenue)
    {
        var limit = openedOn is { } day && day.Year == month.Year ? Money.Round(whole.Reais * (Year + 1 - day.Month) / Year) : whole;
        return new(limit, limit - revenue);
    }

    /// <summary>What is due on one kind of revenue, by tax; the parts make exactly the whole.</summary>
    /// <param name="due">What is due.</param>
    /// <param name="revenue12">RBT12.</param>
    /// <param name="aboveSublimit">ICMS and ISS are paid apart (CRT 2).</param>
    public static IReadOnlyList<SimplesShare> Shares(SimplesDue due, Money revenue12, bool aboveSublimit)
    {
        var (band, rate, revenue) = (due.Band, due.Band.EffectiveRate(revenue12), due.Revenue);
        // Notes to Annexes III to V: ISS stops at 5 %, and the federal taxes share the rest by their own parts.
        var iss = Math.Min(rate * band.Iss.Value / 100, 5);
        var federal = band.Irpj.Value + band.Csll.Value + band.Cofins.Value + band.Pis.Value + band.Cpp.Value;
        var rest = federal == 0 ? 0 : (rate * band.Iss.Value / 100 - iss) / federal;
        var parts = new (string Tax, decimal Rate)[]
        {
            ("IRPJ", Federal(band.Irpj)), ("CSLL", Federal(band.Csll)), ("COFINS", revenue.SinglePhase ? 0 : Federal(band.Cofins)),
            ("PIS", revenue.SinglePhase ? 0 : Federal(band.Pis)), ("CPP", Federal(band.Cpp)), ("IPI", rate * band.Ipi.Value / 100),
            ("ICMS", revenue.SubstitutionPaid || aboveSublimit ? 0 : rate * band.Icms.Value / 100), ("ISS", revenue.IssWithheld || aboveSublimit ? 0 : iss),
        }.Where(part => part.Rate > 0).ToList();
        var amounts = Allocation.Spread(due.Charge.Amount, [.. parts.Select(part => Money.Round(part.Rate * 1_000_000))]);
        return [.. parts.Zip(amounts, (part, amount) => new SimplesShare(part.Tax, Percent.Round(part.Rate), amount))];

        decimal Federal(Percent share) => (rate / 100 + rest) * share.Value;
    }

    /// <summary>
    /// Revenue month by month, of which what was brought back is deducted: in the month it comes back, and what exceeds the sales of its kind in the months
    /// after, from the same kind, until nothing is left of it (Res. CGSN 140/2018, art. 17, I and II).
    /// </summary>
    /// <param name="told">By the first day of the month; what was brought back is less than nothing.</param>
    /// <param name="last">First day of the last month that is wanted.</param>
    public static IReadOnlyDictionary<DateOnly, SimplesNet> Net(ILookup<DateOnly, SimplesRevenue> told, DateOnly last)
    {
        var (net, open) = (new Dictionary<DateOnly, SimplesNet>(), new List<SimplesRevenue>());
        for (var month = told.Select(one => one.Key).Append(last).Min(); month <= last; month = month.AddMonths(1))
        {
            var before = Owed(open);
            List<SimplesRevenue> kinds = [.. told[month].Concat(open).GroupBy(one => one with { Amount = Money.Zero })
                .Select(same => same.Key with { Amount = Money.Sum(same.Select(one => one.Amount)) })];
            open = kinds.FindAll(kind => kind.Amount.IsNegative);
            net[month] = new(kinds.FindAll(kind => kind.Amount > Money.Zero), before, Owed(open));
        }
        return net;

        static Money Owed(List<SimplesRevenue> open) => -Money.Sum(open.Select(kind => kind.Amount));
    }

    // Res. CGSN 140/2018, art. 26: without payroll it is 0.01, without revenue 0.28.
    private static decimal? FactorR(Money revenue, Money payroll) => (revenue.Cents, payroll.Cents) switch
    {
        (0, 0) => null,
        (_, 0) => 0.01m,
        (0, _) => LeastFactorR,
        _ => payroll.Reais / revenue.Reais,
    };
}
