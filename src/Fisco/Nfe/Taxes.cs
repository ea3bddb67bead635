namespace Biela.Fisco;

/// <summary>PIS or COFINS by rate: CST 01, 02, 49 to 99 with base, rate and value; 04 to 09 without.</summary>
public sealed record Contribution(string Cst, Money Base = default, Percent Rate = default, Money Value = default);

/// <summary>IPI; taxed (CST 00, 49, 50, 99) with base, rate and value. The framing is cEnq, 999 for "other".</summary>
public sealed record Ipi(string Cst, Money Base = default, Percent Rate = default, Money Value = default, string Framing = "999")
{
    /// <summary>Whether the CST is one with base and value.</summary>
    public bool IsTaxed => Cst is "00" or "49" or "50" or "99";
}

/// <summary>ISSQN of a service in a mixed note; the service is an item of LC 116/2003 (NN.NN), the city an IBGE code.</summary>
public sealed record Issqn(Money Base, Percent Rate, Money Value, string City, string Service)
{
    /// <summary>Deductions from the base.</summary>
    public Money Deduction { get; init; }

    /// <summary>Tax withheld by the customer.</summary>
    public Money Withheld { get; init; }

    /// <summary>1 due, 2 not levied, 3 exempt, 4 export, 5 immune, 6 suspended by court, 7 by administration (indISS).</summary>
    public int Liability { get; init; } = 1;

    /// <summary>The municipality's code of the service.</summary>
    public string? CityServiceCode { get; init; }

    /// <summary>Whether there is a fiscal incentive.</summary>
    public bool HasIncentive { get; init; }
}

/// <summary>The difference of rates owed to the recipient's state, all of it since 2019 (group NA).</summary>
public sealed record DestinationIcms(Money Base, Percent InternalRate, Percent InterstateRate, Money Value)
{
    /// <summary>The recipient's state's addition for the fund against poverty.</summary>
    public Fcp? Fcp { get; init; }

    /// <summary>The share of the recipient's state.</summary>
    public Percent Share { get; init; } = Percent.Of(100);

    /// <summary>What the issuer's state gets.</summary>
    public Money ForIssuer { get; init; }
}

/// <summary>Selective tax; no values where the classification has none.</summary>
public sealed record SelectiveTax(string Cst, string Class, SelectiveValues? Values = null);

/// <summary>Base, rate and value of the selective tax.</summary>
public sealed record SelectiveValues(Money Base, Percent Rate, Money Value);

/// <summary>IBS and CBS: CST (3 digits) and classification (6 digits); no values where the CST has none (410, 400 …).</summary>
public sealed record IbsCbs(string Cst, string Class, IbsCbsValues? Values = null, bool IsDonation = false);

/// <summary>Base and the three shares; zeros are written. The IBS is the sum of state and city (UB35).</summary>
public sealed record IbsCbsValues(Money Base, RtcShare State, RtcShare City, RtcShare Cbs, RegularTaxation? Regular = null)
{
    /// <summary>The IBS, state and city.</summary>
    public Money Ibs => State.Value + City.Value;
}

/// <summary>One share: the nominal rate, the value, and what was deferred, returned or reduced.</summary>
public sealed record RtcShare(Percent Rate, Money Value)
{
    /// <summary>The part deferred and its value.</summary>
    public RtcDeferral? Deferral { get; init; }

    /// <summary>Tax returned (gDevTrib).</summary>
    public Money? Returned { get; init; }

    /// <summary>Reduction of the rate and the effective rate.</summary>
    public RtcReduction? Reduction { get; init; }
}

/// <summary>The part deferred and its value.</summary>
public sealed record RtcDeferral(Percent Share, Money Value);

/// <summary>Reduction of the rate and the rate after it.</summary>
public sealed record RtcReduction(Percent Share, Percent EffectiveRate);

/// <summary>What would be due under the regular regime when a suspensive condition fails.</summary>
public sealed record RegularTaxation(string Cst, string Class, RtcShare State, RtcShare City, RtcShare Cbs);
