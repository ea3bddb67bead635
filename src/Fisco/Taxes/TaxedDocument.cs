namespace Biela.Fisco;

/// <summary>An amount and how it came about.</summary>
/// <param name="Tax">Its name on the screen: ICMS, PIS, IBS (UF).</param>
/// <param name="Base">What the rate is applied to.</param>
/// <param name="Rate">The rate; zero for an amount by unit.</param>
/// <param name="Amount">Rate on base, rounded once, less <see cref="Less"/>.</param>
/// <param name="Rule">The rule of the table, or <c>informed</c>.</param>
/// <param name="Source">The law.</param>
public sealed record Charge(string Tax, Money Base, Percent Rate, Money Amount, string Rule, string Source)
{
    /// <summary>What was taken off: the issuer's own ICMS under substitution, the part that is deferred.</summary>
    public Money Less { get; init; }

    /// <summary>Reais by unit, for an amount that is not a percentage.</summary>
    public UnitPrice? PerUnit { get; init; }

    /// <summary>Whether the accountant has to confirm the rule.</summary>
    public bool Confirm { get; init; }

    internal static Charge Of(string tax, Money @base, TaxRule rule, Money less = default)
    {
        var rate = rule.Rate.GetValueOrDefault();
        return new(tax, @base, rate, Money.Max(rate.On(@base) - less, Money.Zero), rule.Id, rule.Source) { Less = less, Confirm = rule.Confirm };
    }

    internal static Charge Given(string tax, Money @base, Percent rate) => new(tax, @base, rate, rate.On(@base), "informed", "informado na linha");

    internal static Charge ByUnit(string tax, Quantity quantity, UnitPrice perUnit) =>
        new(tax, Money.Zero, Percent.Zero, quantity * perUnit, "informed", "informado na linha") { PerUnit = perUnit };

    internal static Money Sum(params ReadOnlySpan<Charge?> charges)
    {
        var sum = Money.Zero;
        foreach (var charge in charges) sum += (charge?.Amount).GetValueOrDefault();
        return sum;
    }

    /// <summary>The calculation in one line, for the screen.</summary>
    public override string ToString() =>
        $"{Tax}: {(PerUnit is { } unit ? $"{unit} por unidade" : $"{Rate} de {Base}")}{(Less == Money.Zero ? "" : $" − {Less}")} = {Amount} ({Source})";
}

/// <summary>A document with its taxes.</summary>
public sealed record TaxedDocument(TaxableDocument Document, IReadOnlyList<TaxedLine> Lines, TaxTotals Totals)
{
    /// <summary>What the accountant has to confirm, each once.</summary>
    public IReadOnlyList<string> Doubts =>
        [.. Lines.SelectMany(line => line.Charges.Where(charge => charge.Confirm).Select(charge => $"{charge.Tax}: {charge.Source}")
            .Prepend(line.Treatment.Doubt ?? "")).Where(doubt => doubt != "").Distinct()];
}

/// <summary>A line with its taxes. A tax that is null has no group in the document.</summary>
/// <param name="Line">What was asked.</param>
/// <param name="Treatment">The row of the matrix.</param>
/// <param name="Cfop">CFOP.</param>
/// <param name="Share">Value of the line and its part of what was spread.</param>
public sealed record TaxedLine(TaxableLine Line, Treatment Treatment, string Cfop, LineShare Share)
{
    /// <summary>ICMS; null for a service.</summary>
    public IcmsTax? Icms { get; init; }

    /// <summary>ISSQN of a service on the note.</summary>
    public Charge? Iss { get; init; }

    /// <summary>IPI.</summary>
    public IpiTax? Ipi { get; init; }

    /// <summary>PIS and COFINS.</summary>
    public PisCofinsTax? PisCofins { get; init; }

    /// <summary>ICMSUFDest.</summary>
    public DifalTax? Difal { get; init; }

    /// <summary>IBS and CBS.</summary>
    public IbsCbsTax? IbsCbs { get; init; }

    /// <summary>vTotTrib.</summary>
    public Money? ApproximateTaxes { get; init; }

    /// <summary>Every amount with its explanation.</summary>
    public IEnumerable<Charge> Charges =>
        new[]
        {
            Icms?.Own, Icms?.Fcp, Icms?.Substitution?.Icms, Icms?.Substitution?.Fcp, Icms?.Credit,
            Icms?.Effective?.Icms, Icms?.Fuel?.Icms, Icms?.Fuel?.Withheld, Iss, Ipi?.Amount, PisCofins?.Pis, PisCofins?.Cofins, Difal?.Icms, Difal?.Fcp,
            IbsCbs?.Amounts?.Uf.Charge, IbsCbs?.Amounts?.Mun.Charge, IbsCbs?.Amounts?.Cbs.Charge,
        }.OfType<Charge>();
}

/// <summary>vProd, vDesc, vFrete, vSeg and vOutro of a line.</summary>
public sealed record LineShare(Money Gross, Money Discount, Money Freight, Money Insurance, Money Other)
{
    /// <summary>Value of the operation: what the customer pays for the line before IPI and ST.</summary>
    public Money Value => Gross - Discount + Freight + Insurance + Other;
}

/// <summary>ICMS of a line. Which parts there are follows from the code.</summary>
/// <param name="Code">CST (2 digits) or CSOSN (3 digits).</param>
public sealed record IcmsTax(string Code)
{
    /// <summary>modBC: 3, the value of the operation.</summary>
    public const int BaseMode = 3;

    /// <summary>vBC, pICMS, vICMS; what is deferred has been taken off.</summary>
    public Charge? Own { get; init; }

    /// <summary>pRedBC.</summary>
    public Percent Reduction { get; init; }

    /// <summary>pDif; vICMSDif is <see cref="Charge.Less"/> of the own ICMS, and vICMSOp the sum of both.</summary>
    public Percent? Deferral { get; init; }

    /// <summary>pFCP, vFCP.</summary>
    public Charge? Fcp { get; init; }

    /// <summary>vICMSDeson, motDesICMS, indDeduzDeson.</summary>
    public IcmsExemption? Exemption { get; init; }

    /// <summary>The group of ST.</summary>
    public SubstitutionTax? Substitution { get; init; }

    /// <summary>pCredSN, vCredICMSSN.</summary>
    public Charge? Credit { get; init; }

    /// <summary>What was withheld before.</summary>
    public RetainedIcms? Retained { get; init; }

    /// <summary>What ICMS would be now.</summary>
    public EffectiveIcms? Effective { get; init; }

    /// <summary>ICMS by unit of fuel.</summary>
    public FuelIcms? Fuel { get; init; }
}

/// <summary>ICMS that is not charged.</summary>
public sealed record IcmsExemption(Money Amount, string Reason, bool Deducted);

/// <summary>pMVAST as applied, pRedBCST, vBCST with pICMSST and vICMSST, and the FCP on it.</summary>
public sealed record SubstitutionTax(Percent Mva, Percent Reduction, Charge Icms, Charge? Fcp)
{
    /// <summary>modBCST: 4, margin of value added.</summary>
    public const int BaseMode = 4;
}

/// <summary>pRedBCEfet, vBCEfet, pICMSEfet, vICMSEfet.</summary>
public sealed record EffectiveIcms(Percent Reduction, Charge Icms);

/// <summary>ICMS by unit of fuel (CST 02, 53, 61), and what is withheld (CST 15).</summary>
public sealed record FuelIcms(Quantity Quantity, Charge Icms, Charge? Withheld);

/// <summary>IPI: a code that is taxed has an amount.</summary>
public sealed record IpiTax(string Cst, string Framing, Charge? Amount);

/// <summary>PIS and COFINS: codes 04 to 09 have no amount.</summary>
public sealed record PisCofinsTax(string Cst, Charge? Pis, Charge? Cofins);

/// <summary>vBCUFDest, pICMSUFDest, pICMSInter, pICMSInterPart; vICMSUFDest and vFCPUFDest with the rates they come from.</summary>
public sealed record DifalTax(Money Base, Percent Internal, Percent Interstate, Percent Share, Charge Icms, Charge? Fcp);

/// <summary>IBS and CBS of a line.</summary>
/// <param name="Cst">First three digits of the class.</param>
/// <param name="Class">cClassTrib.</param>
/// <param name="Amounts">gIBSCBS; null for a class without rates.</param>
public sealed record IbsCbsTax(string Cst, string Class, IbsCbsAmounts? Amounts);

/// <summary>vBC and the three parts.</summary>
public sealed record IbsCbsAmounts(Money Base, IbsCbsPart Uf, IbsCbsPart Mun, IbsCbsPart Cbs)
{
    /// <summary>vIBS.</summary>
    public Money Ibs => Uf.Charge.Amount + Mun.Charge.Amount;
}

/// <summary>pIBSUF, pIBSMun or pCBS as the law has it, pRedAliq, and the amount at the effective rate (pAliqEfet).</summary>
public sealed record IbsCbsPart(Percent Nominal, Percent Reduction, Charge Charge);
