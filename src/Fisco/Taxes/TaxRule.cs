namespace Biela.Fisco;

/// <summary>How the issuer is taxed. In rules it is a set, and none stands for every regime.</summary>
[Flags]
public enum TaxRegime
{
    /// <summary>In a rule: whatever the regime.</summary>
    None = 0,

    /// <summary>CRT 1.</summary>
    Simples = 1,

    /// <summary>CRT 2: ICMS and ISS are paid outside the DAS, the rest inside.</summary>
    SimplesAboveSublimit = 2,

    /// <summary>CRT 3, lucro presumido: PIS and COFINS cumulative.</summary>
    Presumed = 4,

    /// <summary>CRT 3, lucro real: PIS and COFINS non-cumulative.</summary>
    Actual = 8,

    /// <summary>CRT 4 (NT 2024.001).</summary>
    Mei = 16,
}

/// <summary>What a rule gives a value for.</summary>
public enum TaxTopic
{
    /// <summary>Rate of the State's part of IBS.</summary>
    IbsUf,

    /// <summary>Rate of the city's part of IBS.</summary>
    IbsMun,

    /// <summary>Rate of CBS.</summary>
    Cbs,

    /// <summary>Rate of PIS.</summary>
    Pis,

    /// <summary>Rate of COFINS.</summary>
    Cofins,

    /// <summary>Rate of ICMS inside the State <see cref="TaxRule.ToUf"/>.</summary>
    IcmsInternal,

    /// <summary>Rate of ICMS between two States.</summary>
    IcmsInterstate,

    /// <summary>By how much the base of ICMS is reduced.</summary>
    IcmsReduction,

    /// <summary>Rate of the fund against poverty of the State <see cref="TaxRule.ToUf"/>; it comes on top of the rate of ICMS.</summary>
    Fcp,

    /// <summary>Original margin for tax substitution in the State <see cref="TaxRule.ToUf"/>.</summary>
    Mva,

    /// <summary>The part of the difference of rates that is due to the State of destination.</summary>
    Difal,

    /// <summary>Rate of ISS in the city.</summary>
    Iss,

    /// <summary>Income tax withheld by the customer.</summary>
    Irrf,

    /// <summary>CSLL withheld by the customer.</summary>
    CsllWithheld,

    /// <summary>PIS withheld by the customer.</summary>
    PisWithheld,

    /// <summary>COFINS withheld by the customer.</summary>
    CofinsWithheld,

    /// <summary>Social security withheld by the customer.</summary>
    Inss,

    /// <summary>Revenue of twelve months from which ICMS and ISS leave the Simples.</summary>
    Sublimit,
}

/// <summary>A value that the law gives from one day until another, for everybody or for those whom its conditions describe.</summary>
/// <param name="Id">Name of the rule, unique and stable: it is kept with the amounts that come from it.</param>
/// <param name="Topic">What the value is for.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Source">The law, convention or technical note; shown beside the amount.</param>
public sealed record TaxRule(string Id, TaxTopic Topic, DateOnly From, string Source)
{
    /// <summary>Last day on which it holds; null while no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The value. A rule without one says that the tax is not levied, which is not the same as having no rule.</summary>
    public Percent? Rate { get; init; }

    /// <summary>A limit in reais: the greatest amount that is not withheld, the revenue of the sublimit.</summary>
    public Money Amount { get; init; }

    /// <summary>Whether the accountant has to confirm it.</summary>
    public bool Confirm { get; init; }

    /// <summary>The regimes it holds for; <see cref="TaxRegime.None"/> for every one.</summary>
    public TaxRegime Regimes { get; init; }

    /// <summary>States of origin, separated by spaces; null for all.</summary>
    public string? FromUf { get; init; }

    /// <summary>States of destination, separated by spaces; null for all.</summary>
    public string? ToUf { get; init; }

    /// <summary>City (IBGE, 7 digits); null for all.</summary>
    public string? City { get; init; }

    /// <summary>First digits of the national service code (cTribNac); null for all.</summary>
    public string? Service { get; init; }

    /// <summary>First digits of the NCM; null for all.</summary>
    public string? Ncm { get; init; }

    /// <summary>CEST of 7 digits; null for all.</summary>
    public string? Cest { get; init; }

    /// <summary>Whether it is for goods of foreign content; null for both.</summary>
    public bool? Imported { get; init; }

    /// <summary>Who receives the goods; null for all.</summary>
    public IcmsPayer? Customer { get; init; }

    /// <summary>What is done with the goods; null for all.</summary>
    public FiscalOperation? Operation { get; init; }

    // The goods weigh more than the places, the places more than the people; a longer NCM weighs more than a shorter one.
    internal int Weight =>
        (Cest is null ? 0 : 1 << 12) + ((Ncm?.Length ?? 0) << 8) + (Service is null ? 0 : 1 << 7) + (City is null ? 0 : 1 << 6)
        + (Imported is null ? 0 : 1 << 5) + (ToUf is null ? 0 : 1 << 4) + (FromUf is null ? 0 : 1 << 3)
        + (Customer is null ? 0 : 1 << 2) + (Operation is null ? 0 : 1 << 1) + (Regimes == TaxRegime.None ? 0 : 1);

    internal bool Fits(in TaxCase which) =>
        From <= which.Date && (Until is not { } until || which.Date <= until) && (Regimes == TaxRegime.None || (Regimes & which.Regime) != TaxRegime.None)
        && Among(FromUf, which.FromUf) && Among(ToUf, which.ToUf) && (City is null || City == which.City)
        && (Service is null || which.Service?.StartsWith(Service) == true) && (Ncm is null || which.Ncm?.StartsWith(Ncm) == true)
        && (Cest is null || Cest == which.Cest) && (Imported is null || Imported == which.Imported) && (Customer is null || Customer == which.Customer)
        && (Operation is null || Operation == which.Operation);

    /// <summary>A case that the rule is for, on its first day.</summary>
    internal TaxCase Example(TaxRegime regime, string uf) => new(From, regime)
    {
        FromUf = FromUf?[..2] ?? uf, ToUf = ToUf?[..2] ?? uf, City = City, Service = Service, Ncm = Ncm, Cest = Cest, Imported = Imported == true,
        Customer = Customer, Operation = Operation,
    };

    /// <summary>A value that the user gave for one line instead of the rule.</summary>
    internal static TaxRule Given(TaxTopic topic, Percent rate) => new("informed", topic, DateOnly.MinValue, "informado na linha") { Rate = rate };

    // States have two letters, so that a State never spans two of the list.
    private static bool Among(string? ufs, string? uf) => ufs is null || uf is { Length: 2 } && ufs.Contains(uf);
}

/// <summary>What is known where a rule is looked for.</summary>
internal readonly record struct TaxCase(DateOnly Date, TaxRegime Regime)
{
    public string? FromUf { get; init; }

    public string? ToUf { get; init; }

    public string? City { get; init; }

    public string? Service { get; init; }

    public string? Ncm { get; init; }

    public string? Cest { get; init; }

    public bool Imported { get; init; }

    public IcmsPayer? Customer { get; init; }

    public FiscalOperation? Operation { get; init; }
}
