namespace Biela.Fisco;

/// <summary>Price and taxes of a service (group valores).</summary>
public sealed record DpsValues
{
    /// <summary>vServ, reais.</summary>
    public required Money Price { get; init; }

    /// <summary>vDescIncond: what is taken off the price for certain.</summary>
    public Money Discount { get; init; }

    /// <summary>vDescCond: what is taken off if the customer keeps a condition, such as paying early.</summary>
    public Money ConditionalDiscount { get; init; }

    /// <summary>vDR: what the law lets the provider take off the base of ISS.</summary>
    public Money Deduction { get; init; }

    /// <summary>tribMun.</summary>
    public DpsIss Iss { get; init; } = new();

    /// <summary>tribFed; null where nothing is said of federal taxes, as in the Simples.</summary>
    public DpsFederal? Federal { get; init; }

    /// <summary>totTrib.</summary>
    public required ApproximateTaxes Approximate { get; init; }
}

/// <summary>ISS. The authority knows base and amount itself.</summary>
public sealed record DpsIss
{
    /// <summary>tribISSQN: 1 taxed; 4 outside of ISS.</summary>
    public bool IsTaxed { get; init; } = true;

    /// <summary>tpRetISSQN: 2 withheld by the customer; 1 not.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>pAliq, where the authority cannot know the rate; two decimals are written.</summary>
    public Percent? Rate { get; init; }
}

/// <summary>Federal taxes.</summary>
public sealed record DpsFederal
{
    /// <summary>piscofins.</summary>
    public DpsContributions? Contributions { get; init; }

    /// <summary>vRetCP: social security withheld.</summary>
    public Money SocialSecurity { get; init; }

    /// <summary>vRetIRRF.</summary>
    public Money Irrf { get; init; }

    /// <summary>vRetCSLL: CSLL, PIS and COFINS withheld, in one sum (NT SE/CGNFS-e 007/2026).</summary>
    public Money Withheld { get; init; }
}

/// <summary>PIS and COFINS that the provider owes itself, and what of them is withheld.</summary>
/// <param name="Cst">CST; 00 where only a withholding is told.</param>
/// <param name="Withholding">tpRetPisCofins: 0 nothing, 3 all three, 4 PIS and COFINS, 5 PIS, 6 COFINS, 7 COFINS and CSLL, 8 CSLL, 9 PIS and CSLL.</param>
public sealed record DpsContributions(string Cst, int Withholding)
{
    /// <summary>vBCPisCofins.</summary>
    public Money? Base { get; init; }

    /// <summary>pAliqPis.</summary>
    public Percent? PisRate { get; init; }

    /// <summary>pAliqCofins.</summary>
    public Percent? CofinsRate { get; init; }

    /// <summary>vPis.</summary>
    public Money? Pis { get; init; }

    /// <summary>vCofins.</summary>
    public Money? Cofins { get; init; }
}

/// <summary>What the customer is told of the taxes in the price (Lei 12.741/2012). Who tells what follows from the regime (E0710, E0712, E0713).</summary>
public abstract record ApproximateTaxes
{
    private ApproximateTaxes()
    {
    }

    /// <summary>indTotTrib 0: nothing (Decreto 8.264/2014); the MEI's.</summary>
    public sealed record Untold : ApproximateTaxes;

    /// <summary>pTotTribSN: the effective rate of the Simples, below 100 %.</summary>
    public sealed record Simples(Percent Rate) : ApproximateTaxes;

    /// <summary>vTotTrib: reais of the Union, of the State and of the city.</summary>
    public sealed record Amounts(Money Federal, Money State, Money City) : ApproximateTaxes;

    /// <summary>pTotTrib: per cent of the price for the Union, the State and the city.</summary>
    public sealed record Shares(Percent Federal, Percent State, Percent City) : ApproximateTaxes;
}

/// <summary>IBS and CBS of a service whose recipient is the customer. The authority computes them.</summary>
/// <param name="Operation">cIndOp, 6 digits: 050101 is the repair of goods at the provider's premises.</param>
/// <param name="Cst">First three digits of the class.</param>
/// <param name="Class">cClassTrib.</param>
/// <param name="IsPersonal">indFinal: for personal use or consumption (LC 214/2025, art. 57).</param>
public sealed record DpsReform(string Operation, string Cst, string Class, bool IsPersonal);
