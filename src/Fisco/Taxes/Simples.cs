namespace Biela.Fisco;

/// <summary>The tables of LC 123/2006 by activity.</summary>
public enum SimplesAnnex
{
    /// <summary>Trade.</summary>
    I = 1,

    /// <summary>Industry.</summary>
    II,

    /// <summary>Services, repair and reconditioning among them (art. 18, § 5º-B, IX).</summary>
    III,

    /// <summary>Services whose social security is paid apart.</summary>
    IV,

    /// <summary>Intellectual services.</summary>
    V,
}

/// <summary>A band of a table of the Simples, and how its tax is divided.</summary>
/// <param name="Annex">The table.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Limit">Greatest revenue of twelve months.</param>
/// <param name="Rate">Nominal rate.</param>
/// <param name="Deduction">What is taken off, in reais a year.</param>
/// <param name="Source">The law.</param>
public sealed record SimplesBand(SimplesAnnex Annex, DateOnly From, Money Limit, Percent Rate, Money Deduction, string Source)
{
    /// <summary>Last day on which it holds; null while no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Part of IRPJ.</summary>
    public Percent Irpj { get; init; }

    /// <summary>Part of CSLL.</summary>
    public Percent Csll { get; init; }

    /// <summary>Part of COFINS.</summary>
    public Percent Cofins { get; init; }

    /// <summary>Part of PIS.</summary>
    public Percent Pis { get; init; }

    /// <summary>Part of social security.</summary>
    public Percent Cpp { get; init; }

    /// <summary>Part of IPI.</summary>
    public Percent Ipi { get; init; }

    /// <summary>Part of ICMS.</summary>
    public Percent Icms { get; init; }

    /// <summary>Part of ISS.</summary>
    public Percent Iss { get; init; }

    /// <summary>(RBT12 × rate − deduction) ÷ RBT12 in per cent, exact; the nominal rate while there is no revenue.</summary>
    internal decimal EffectiveRate(Money revenue) =>
        revenue <= Money.Zero ? Rate.Value : (revenue.Reais * Rate.Value - Deduction.Reais * 100) / revenue.Reais;
}

/// <summary>Revenue of a month of one kind.</summary>
/// <param name="Annex">The table it is taxed by.</param>
/// <param name="Amount">Reais of the month.</param>
public sealed record SimplesRevenue(SimplesAnnex Annex, Money Amount)
{
    /// <summary>ICMS was withheld before (ST): it leaves the DAS.</summary>
    public bool SubstitutionPaid { get; init; }

    /// <summary>PIS and COFINS were paid by the maker (Lei 10.485/2002): they leave the DAS.</summary>
    public bool SinglePhase { get; init; }

    /// <summary>The customer withheld ISS: it leaves the DAS.</summary>
    public bool IssWithheld { get; init; }
}

/// <summary>What is due on one kind of revenue; the rate of the charge is the effective one with 4 decimals, the amount comes from the exact one.</summary>
public sealed record SimplesDue(SimplesRevenue Revenue, SimplesBand Band, Charge Charge);

/// <summary>The DAS of a month.</summary>
public sealed record Das(IReadOnlyList<SimplesDue> Dues)
{
    /// <summary>Revenue of the month.</summary>
    public Money Revenue => Money.Sum(Dues.Select(due => due.Revenue.Amount));

    /// <summary>What is due.</summary>
    public Money Total => Money.Sum(Dues.Select(due => due.Charge.Amount));
}

/// <summary>Simples Nacional (LC 123/2006, art. 18).</summary>
public static class Simples
{
    /// <summary>The effective rate for a revenue of twelve months, shown with 4 decimals.</summary>
    /// <exception cref="RuleBroken">There is no table for that day, or the revenue is beyond the Simples.</exception>
    public static Percent EffectiveRate(SimplesAnnex annex, DateOnly date, Money revenue12, TaxRules rules) =>
        Percent.Round(rules.Band(annex, date, revenue12).EffectiveRate(revenue12));

    /// <summary>The DAS of a month.</summary>
    /// <param name="date">A day of the month.</param>
    /// <param name="revenue12">RBT12: revenue of the twelve months before.</param>
    /// <param name="aboveSublimit">ICMS and ISS are paid apart (CRT 2).</param>
    /// <param name="revenues">Revenue of the month by kind.</param>
    /// <param name="rules">The tables.</param>
    /// <exception cref="RuleBroken">There is no table for that day, or the revenue is beyond the Simples.</exception>
    public static Das Month(DateOnly date, Money revenue12, bool aboveSublimit, IReadOnlyList<SimplesRevenue> revenues, TaxRules rules) =>
        new([.. revenues.Select(revenue =>
        {
            var band = rules.Band(revenue.Annex, date, revenue12);
            var rate = band.EffectiveRate(revenue12) - OutsideDas(band, band.EffectiveRate(revenue12), revenue, aboveSublimit);
            return new SimplesDue(revenue, band, new("DAS", revenue.Amount, Percent.Round(rate), Money.Round(revenue.Amount.Reais * rate / 100),
                $"simples.{band.Annex}", band.Source));
        })]);

    /// <summary>pCredSN: the ICMS inside the effective rate of the month (LC 123/2006, art. 23, § 1º).</summary>
    /// <exception cref="RuleBroken">There is no table for that day, or the revenue is beyond the Simples.</exception>
    public static Percent IcmsCredit(SimplesAnnex annex, DateOnly date, Money revenue12, TaxRules rules)
    {
        var band = rules.Band(annex, date, revenue12);
        return Percent.Round(band.EffectiveRate(revenue12) * band.Icms.Value / 100);
    }

    /// <summary>Whether ICMS and ISS leave the Simples at this revenue of twelve months (LC 123/2006, art. 13-A).</summary>
    public static bool IsAboveSublimit(DateOnly date, Money revenue12, TaxRules rules) =>
        revenue12 > Sublimit(date, rules);

    /// <summary>The bands of a table on a day, from the lowest.</summary>
    /// <exception cref="RuleBroken">There is no table for that day.</exception>
    public static IReadOnlyList<SimplesBand> Table(SimplesAnnex annex, DateOnly date, TaxRules rules) => rules.Table(annex, date);

    /// <summary>Revenue of twelve months, or of a calendar year, beyond which a company leaves the Simples (LC 123/2006, art. 3º, II).</summary>
    /// <exception cref="RuleBroken">There is no table for that day.</exception>
    public static Money Limit(DateOnly date, TaxRules rules) => rules.Table(SimplesAnnex.I, date)[^1].Limit;

    /// <summary>Revenue beyond which ICMS and ISS leave the Simples (LC 123/2006, art. 13-A).</summary>
    public static Money Sublimit(DateOnly date, TaxRules rules) => rules.Need(TaxTopic.Sublimit, new(date, TaxRegime.Simples)).Amount;

    // What is paid elsewhere, in per cent of the revenue. ISS inside the DAS never passes 5 % (notes to Annexes III to V).
    private static decimal OutsideDas(SimplesBand band, decimal rate, SimplesRevenue revenue, bool aboveSublimit)
    {
        var icms = revenue.SubstitutionPaid || aboveSublimit ? rate * band.Icms.Value / 100 : 0;
        var iss = revenue.IssWithheld || aboveSublimit ? Math.Min(rate * band.Iss.Value / 100, 5) : 0;
        var contributions = revenue.SinglePhase ? rate * (band.Pis.Value + band.Cofins.Value) / 100 : 0;
        return icms + iss + contributions;
    }
}
