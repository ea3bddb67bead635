namespace Biela.Fisco;

/// <summary>Whether the recipient pays ICMS (indIEDest).</summary>
public enum IcmsPayer
{
    /// <summary>Registered: has an IE.</summary>
    Registered = 1,

    /// <summary>Registered without having to have an IE.</summary>
    Exempt = 2,

    /// <summary>Does not pay ICMS: people, most offices and workshops.</summary>
    No = 9,
}

/// <summary>An NF-e or NFC-e before its taxes.</summary>
/// <param name="Date">Day of issue: the rules of that day count.</param>
/// <param name="Regime">Regime of the issuer.</param>
/// <param name="Uf">State of the issuer.</param>
/// <param name="DestinationUf">State the goods go to or come from: the issuer's own for what the customer takes away at the counter.</param>
/// <param name="Operation">What is done, unless a line says otherwise.</param>
/// <param name="Lines">At least one.</param>
public sealed record TaxableDocument(
    DateOnly Date, TaxRegime Regime, string Uf, string DestinationUf, FiscalOperation Operation, IReadOnlyList<TaxableLine> Lines)
{
    /// <summary>NF-e or NFC-e.</summary>
    public TaxModels Model { get; init; } = TaxModels.Nfe;

    /// <summary>indIEDest of the recipient.</summary>
    public IcmsPayer Recipient { get; init; } = IcmsPayer.No;

    /// <summary>indFinal: bought to be used and not to be sold.</summary>
    public bool FinalConsumer { get; init; } = true;

    /// <summary>City of the issuer (IBGE, 7 digits); needed for services on the note.</summary>
    public string? City { get; init; }

    /// <summary>Whether the issuer pays IPI. A workshop usually does not, and its notes have no group IPI.</summary>
    public bool IpiPayer { get; init; }

    /// <summary>pCredSN of the month: a sale in the Simples to a registered reseller then takes CSOSN 101 (LC 123/2006, art. 23).</summary>
    public Percent? SimplesCredit { get; init; }

    /// <summary>pRedutor of a purchase by the government (LC 214/2025, art. 473).</summary>
    public Percent GovernmentReduction { get; init; }

    /// <summary>Discount on the whole, spread over the lines.</summary>
    public Money Discount { get; init; }

    /// <summary>Freight charged to the customer, spread over the lines.</summary>
    public Money Freight { get; init; }

    /// <summary>Insurance charged to the customer, spread over the lines.</summary>
    public Money Insurance { get; init; }

    /// <summary>Other charges, spread over the lines.</summary>
    public Money Other { get; init; }
}

/// <summary>A line before its taxes. What is null comes from the rules.</summary>
/// <param name="Code">cProd; names the line in messages.</param>
/// <param name="Ncm">8 digits, or 00 for a service.</param>
/// <param name="Quantity">qCom.</param>
/// <param name="Price">vUnCom.</param>
public sealed record TaxableLine(string Code, string Ncm, Quantity Quantity, UnitPrice Price)
{
    /// <summary>CEST, 7 digits; goods under substitution have one.</summary>
    public string? Cest { get; init; }

    /// <summary>orig, 0 to 8; 1, 2, 3 and 8 are of foreign content (Resolução SF 13/2012).</summary>
    public int Origin { get; init; }

    /// <summary>cTribNac of a service, 6 digits.</summary>
    public string? Service { get; init; }

    /// <summary>What is done with this line; null as the document says.</summary>
    public FiscalOperation? Operation { get; init; }

    /// <summary>Discount on this line, besides its share of the whole.</summary>
    public Money Discount { get; init; }

    /// <summary>Freight of this line, besides its share of the whole.</summary>
    public Money Freight { get; init; }

    /// <summary>Whether ICMS was withheld before (ST): another CFOP, CST 60 or CSOSN 500.</summary>
    public bool SubstitutionPaid { get; init; }

    /// <summary>CFOP instead of the matrix's.</summary>
    public string? Cfop { get; init; }

    /// <summary>CST or CSOSN instead of the matrix's.</summary>
    public string? Icms { get; init; }

    /// <summary>pICMS; also what makes CST 90 and CSOSN 900 charge ICMS.</summary>
    public Percent? IcmsRate { get; init; }

    /// <summary>pRedBC, for CST 20, 51, 70 and 90.</summary>
    public Percent? IcmsReduction { get; init; }

    /// <summary>pDif of CST 51 and 90; CST 51 defers everything unless told.</summary>
    public Percent? Deferral { get; init; }

    /// <summary>pFCP.</summary>
    public Percent? Fcp { get; init; }

    /// <summary>motDesICMS: the ICMS that is not charged is shown, with this reason.</summary>
    public string? ExemptionReason { get; init; }

    /// <summary>indDeduzDeson: that ICMS also lowers the total of the note.</summary>
    public bool DeductExemption { get; init; }

    /// <summary>pCredSN of this line.</summary>
    public Percent? SimplesCredit { get; init; }

    /// <summary>How ICMS is withheld for those who sell next.</summary>
    public SubstitutionTerms? Substitution { get; init; }

    /// <summary>What was withheld before (CST 60, CSOSN 500), from the purchase.</summary>
    public RetainedIcms? Retained { get; init; }

    /// <summary>What ICMS would be now (CST 60, CSOSN 500), where the State asks for it.</summary>
    public EffectiveTerms? Effective { get; init; }

    /// <summary>ICMS by unit of fuel (CST 02, 15, 53, 61).</summary>
    public FuelTerms? Fuel { get; init; }

    /// <summary>IPI; without it only an issuer who pays IPI has the group, with the matrix's CST.</summary>
    public IpiTerms? Ipi { get; init; }

    /// <summary>CST of PIS and COFINS, such as 04 for single-phase auto parts.</summary>
    public string? PisCofins { get; init; }

    /// <summary>pPIS.</summary>
    public Percent? PisRate { get; init; }

    /// <summary>pCOFINS.</summary>
    public Percent? CofinsRate { get; init; }

    /// <summary>PIS by unit (CST 03).</summary>
    public UnitPrice? PisPerUnit { get; init; }

    /// <summary>COFINS by unit (CST 03).</summary>
    public UnitPrice? CofinsPerUnit { get; init; }

    /// <summary>cClassTrib instead of the matrix's.</summary>
    public string? TaxClass { get; init; }

    /// <summary>Approximate taxes in the price (Lei 12.741/2012), as given by whoever publishes them.</summary>
    public Percent? ApproximateTaxes { get; init; }
}

/// <summary>Terms of tax substitution.</summary>
/// <param name="Mva">pMVAST, as agreed for the goods.</param>
public sealed record SubstitutionTerms(Percent Mva)
{
    /// <summary>Whether the margin is the original one and has to be adjusted between States (Convênio ICMS 142/2018).</summary>
    public bool Adjust { get; init; }

    /// <summary>pICMSST; null for the rate of the State of destination.</summary>
    public Percent? Rate { get; init; }

    /// <summary>pRedBCST.</summary>
    public Percent Reduction { get; init; }

    /// <summary>pFCPST; null for the rule of the State of destination.</summary>
    public Percent? Fcp { get; init; }
}

/// <summary>What the supplier's document says was withheld: vBCSTRet, pST, vICMSSubstituto, vICMSSTRet and their FCP.</summary>
public sealed record RetainedIcms(Money Base, Percent Rate, Money Substitute, Money Amount)
{
    /// <summary>vBCFCPSTRet.</summary>
    public Money FcpBase { get; init; }

    /// <summary>pFCPSTRet.</summary>
    public Percent FcpRate { get; init; }

    /// <summary>vFCPSTRet.</summary>
    public Money FcpAmount { get; init; }
}

/// <summary>pICMSEfet and pRedBCEfet.</summary>
public sealed record EffectiveTerms(Percent Rate, Percent Reduction = default);

/// <summary>adRemICMS in reais by unit; the second one is for what is withheld (CST 15).</summary>
public sealed record FuelTerms(UnitPrice PerUnit, UnitPrice WithheldPerUnit = default);

/// <summary>CST of IPI, its rate and cEnq (999: other cases).</summary>
public sealed record IpiTerms(string Cst, Percent Rate = default, string Framing = "999");
