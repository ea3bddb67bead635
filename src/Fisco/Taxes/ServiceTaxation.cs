namespace Biela.Fisco;

/// <summary>What the customer pays to the tax authority instead of to the shop.</summary>
[Flags]
public enum Withholdings
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>ISS (LC 116/2003, art. 6º).</summary>
    Iss = 1,

    /// <summary>Income tax.</summary>
    Irrf = 2,

    /// <summary>CSLL, PIS and COFINS together (Lei 10.833/2003, art. 30).</summary>
    Contributions = 4,

    /// <summary>Social security (Lei 8.212/1991, art. 31).</summary>
    Inss = 8,
}

/// <summary>An NFS-e before its taxes.</summary>
/// <param name="Date">Day of the service (dCompet): the rules of that day count.</param>
/// <param name="Regime">Regime of the provider.</param>
/// <param name="City">City where ISS is due (IBGE, 7 digits).</param>
/// <param name="Code">National service code (cTribNac, 6 digits): 140301 is item 14.03.</param>
/// <param name="Price">vServ.</param>
public sealed record TaxableService(DateOnly Date, TaxRegime Regime, string City, string Code, Money Price)
{
    /// <summary>vDescIncond.</summary>
    public Money Discount { get; init; }

    /// <summary>vDedRed: what the law lets the provider take off the base.</summary>
    public Money Deduction { get; init; }

    /// <summary>What the customer withholds.</summary>
    public Withholdings Withheld { get; init; }

    /// <summary>pAliq; in the Simples the rate of its band, needed only where ISS is withheld (LC 123/2006, art. 21, § 4º).</summary>
    public Percent? IssRate { get; init; }

    /// <summary>CST of PIS and COFINS; taxed unless told.</summary>
    public string PisCofins { get; init; } = "01";

    /// <summary>cClassTrib.</summary>
    public string TaxClass { get; init; } = "000001";
}

/// <summary>An NFS-e with its taxes. What is null is not shown.</summary>
public sealed record TaxedService(TaxableService Service)
{
    /// <summary>ISS; in the Simples it is inside the DAS and shown only where it is withheld.</summary>
    public Charge? Iss { get; init; }

    /// <summary>PIS and COFINS.</summary>
    public PisCofinsTax? PisCofins { get; init; }

    /// <summary>IBS and CBS.</summary>
    public IbsCbsTax? IbsCbs { get; init; }

    /// <summary>vRetIRRF.</summary>
    public Charge? Irrf { get; init; }

    /// <summary>vRetCSLL.</summary>
    public Charge? CsllWithheld { get; init; }

    /// <summary>PIS that is withheld.</summary>
    public Charge? PisWithheld { get; init; }

    /// <summary>COFINS that is withheld.</summary>
    public Charge? CofinsWithheld { get; init; }

    /// <summary>vRetCP.</summary>
    public Charge? Inss { get; init; }

    /// <summary>What the customer keeps back.</summary>
    public Money Withheld =>
        Charge.Sum(Service.Withheld.HasFlag(Withholdings.Iss) ? Iss : null, Irrf, CsllWithheld, PisWithheld, CofinsWithheld, Inss);

    /// <summary>vLiq: what the customer pays to the shop.</summary>
    public Money Net => Service.Price - Service.Discount - Withheld;

    /// <summary>What the accountant has to confirm.</summary>
    public IReadOnlyList<string> Doubts => [.. Charges.Where(charge => charge.Confirm).Select(charge => $"{charge.Tax}: {charge.Source}")];

    /// <summary>Every amount with its explanation.</summary>
    public IEnumerable<Charge> Charges =>
        new[]
        {
            Iss, PisCofins?.Pis, PisCofins?.Cofins, Irrf, CsllWithheld, PisWithheld, CofinsWithheld, Inss,
            IbsCbs?.Amounts?.Uf.Charge, IbsCbs?.Amounts?.Mun.Charge, IbsCbs?.Amounts?.Cbs.Charge,
        }.OfType<Charge>();
}

/// <summary>Computes the taxes of services. Nothing but the arguments counts.</summary>
public static class ServiceTaxation
{
    // LC 116/2003, arts. 8º and 8º-A.
    private static readonly Percent LeastIss = Percent.Of(2), GreatestIss = Percent.Of(5);

    /// <summary>The service with its taxes.</summary>
    /// <exception cref="RuleBroken">A rule is missing, or what was given does not fit.</exception>
    public static TaxedService Of(TaxableService service, TaxRules rules)
    {
        var price = service.Price - service.Discount;
        if (price.IsNegative || service.Discount.IsNegative || service.Deduction.IsNegative || service.Deduction > price)
            throw new RuleBroken("amount-negative", "Preço, desconto e dedução do serviço não fecham. Confira os valores.", 400);

        var which = new TaxCase(service.Date, service.Regime) { City = service.City, Service = service.Code };
        var iss = IssOf(service, price - service.Deduction, rules, which);
        var taxed = new TaxedService(service) { Iss = iss, PisCofins = PisCofinsOf(service, price, rules, which) };
        var inPrice = Charge.Sum(iss, taxed.PisCofins?.Pis, taxed.PisCofins?.Cofins);
        return Withhold(taxed, price, rules, which) with
        {
            IbsCbs = IbsCbsReckoning.Shown(rules, which)
                ? IbsCbsReckoning.Of(rules, which, service.TaxClass, TaxModels.Nfse, price - service.Deduction - inPrice)
                : null,
        };
    }

    private static Charge? IssOf(TaxableService service, Money taxable, TaxRules rules, in TaxCase which)
    {
        var inDas = service.Regime is TaxRegime.Simples or TaxRegime.Mei;
        if (inDas && !service.Withheld.HasFlag(Withholdings.Iss)) return null;
        if (inDas && service.IssRate is null)
            throw new RuleBroken("iss-rate-missing", "Para reter o ISS de quem é do Simples, informe a alíquota efetiva de ISS do mês anterior.");
        var rule = service.IssRate is { } given ? TaxRule.Given(TaxTopic.Iss, given) : rules.Need(TaxTopic.Iss, which);
        return rule.Rate is { } rate && (rate > GreatestIss || rate < LeastIss && !inDas)
            ? throw new RuleBroken("iss-out-of-range", $"A alíquota do ISS, {rate}, fica fora dos limites da lei, de {LeastIss} a {GreatestIss}. Confira-a.")
            : Charge.Of("ISS", taxable, rule);
    }

    private static PisCofinsTax? PisCofinsOf(TaxableService service, Money price, TaxRules rules, in TaxCase which)
    {
        var pis = rules.Need(TaxTopic.Pis, which);
        // The Simples pays them in the DAS, and the note does not speak of them.
        if (pis.Rate is not { } rate || rate == Percent.Zero) return null;
        return service.PisCofins is "01" or "02"
            ? new(service.PisCofins, Charge.Of("PIS", price, pis), Charge.Of("COFINS", price, rules.Need(TaxTopic.Cofins, which)))
            : new(service.PisCofins, null, null);
    }

    private static TaxedService Withhold(TaxedService taxed, Money price, TaxRules rules, TaxCase which)
    {
        var wanted = taxed.Service.Withheld;
        var contributions = wanted.HasFlag(Withholdings.Contributions);
        var csll = contributions ? Withheld("CSLL retida", TaxTopic.CsllWithheld) : null;
        var pis = contributions ? Withheld("PIS retido", TaxTopic.PisWithheld) : null;
        var cofins = contributions ? Withheld("COFINS retida", TaxTopic.CofinsWithheld) : null;
        // Lei 10.833/2003, art. 31, § 3º: the limit is for the three of them together.
        if (contributions && Charge.Sum(csll, pis, cofins) <= rules.Need(TaxTopic.CsllWithheld, which).Amount) (csll, pis, cofins) = (null, null, null);
        return taxed with
        {
            Irrf = wanted.HasFlag(Withholdings.Irrf) ? AboveLimit(Withheld("IRRF", TaxTopic.Irrf), TaxTopic.Irrf) : null,
            Inss = wanted.HasFlag(Withholdings.Inss) ? AboveLimit(Withheld("INSS retido", TaxTopic.Inss), TaxTopic.Inss) : null,
            CsllWithheld = csll, PisWithheld = pis, CofinsWithheld = cofins,
        };

        Charge? Withheld(string tax, TaxTopic topic) => rules.Need(topic, which) is { Rate: not null } rule ? Charge.Of(tax, price, rule) : null;

        Charge? AboveLimit(Charge? charge, TaxTopic topic) => charge is null || charge.Amount <= rules.Need(topic, which).Amount ? null : charge;
    }
}
