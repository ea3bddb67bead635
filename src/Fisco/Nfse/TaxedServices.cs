namespace Biela.Fisco;

/// <summary>From the taxes of a service that were computed to the groups of the DPS that tell them.</summary>
public static class TaxedServices
{
    /// <summary>regTrib: how the regime is told in a DPS.</summary>
    public static DpsRegime ForServices(this TaxRegime regime) => regime switch
    {
        TaxRegime.Simples => new(3, Scope: 1),
        TaxRegime.SimplesAboveSublimit => new(3, Scope: 2),
        TaxRegime.Presumed or TaxRegime.Actual => new(1),
        TaxRegime.Mei => new(2),
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "A DPS has one regime."),
    };

    /// <summary>Price and taxes of a DPS.</summary>
    /// <param name="taxed">The service with its taxes.</param>
    /// <param name="simplesRate">Effective rate of the Simples, which its companies tell the customer (pTotTribSN).</param>
    /// <param name="cityIsActive">Whether the city where ISS is due takes part in the national system: it then knows its rates itself (E0617, E0619).</param>
    /// <exception cref="RuleBroken">The effective rate of the Simples is missing, or ISS of a MEI would be withheld.</exception>
    public static DpsValues Values(this TaxedService taxed, Percent? simplesRate = null, bool cityIsActive = true)
    {
        var (service, withheld) = (taxed.Service, taxed.Service.Withheld.HasFlag(Withholdings.Iss));
        if (withheld && service.Regime is TaxRegime.Mei)
            throw new RuleBroken("mei-iss-withheld", "O ISS do MEI não é retido (LC 123/2006, art. 21, § 4º, IV). Tire a retenção do ISS.");
        // In the DAS the authority knows the band only from the provider; elsewhere it has the rates of the cities that take part.
        var isTold = service.Regime is TaxRegime.Simples ? withheld : !cityIsActive && service.Regime is not TaxRegime.Mei;
        return new()
        {
            Price = service.Price, Discount = service.Discount, Deduction = service.Deduction,
            Iss = new() { IsWithheld = withheld, Rate = isTold ? taxed.Iss?.Rate : null },
            Federal = taxed.Federal(), Approximate = taxed.Approximate(simplesRate),
        };
    }

    /// <summary>The group of IBS and CBS; null where the provider does not show them.</summary>
    /// <param name="taxed">The service with its taxes.</param>
    /// <param name="operation">cIndOp.</param>
    /// <param name="isPersonal">Whether the customer uses it personally.</param>
    public static DpsReform? Reform(this TaxedService taxed, string operation, bool isPersonal) =>
        taxed.IbsCbs is { } tax ? new(operation, tax.Cst, tax.Class, isPersonal) : null;

    private static DpsFederal? Federal(this TaxedService taxed)
    {
        var withheld = Charge.Sum(taxed.PisWithheld, taxed.CofinsWithheld, taxed.CsllWithheld);
        var owed = taxed.PisCofins;
        var contributions = owed is null && withheld == Money.Zero ? null : new DpsContributions(owed?.Cst ?? "00", Withholding(taxed))
        {
            Base = owed?.Pis?.Base, PisRate = owed?.Pis?.Rate, CofinsRate = owed?.Cofins?.Rate, Pis = owed?.Pis?.Amount, Cofins = owed?.Cofins?.Amount,
        };
        return contributions is null && taxed is { Inss: null, Irrf: null } ? null : new()
        {
            Contributions = contributions, SocialSecurity = Charge.Sum(taxed.Inss), Irrf = Charge.Sum(taxed.Irrf), Withheld = withheld,
        };
    }

    // Codes 1 and 2 say nothing of CSLL and are refused since NT SE/CGNFS-e 007/2026.
    private static int Withholding(TaxedService taxed) => (taxed.PisWithheld, taxed.CofinsWithheld, taxed.CsllWithheld) switch
    {
        (null, null, null) => 0,
        (not null, not null, not null) => 3,
        (not null, not null, null) => 4,
        (not null, null, null) => 5,
        (null, not null, null) => 6,
        (null, not null, not null) => 7,
        (null, null, not null) => 8,
        (not null, null, not null) => 9,
    };

    private static ApproximateTaxes Approximate(this TaxedService taxed, Percent? simplesRate)
    {
        if (taxed.Service.Regime is TaxRegime.Mei) return new ApproximateTaxes.Untold();
        if (taxed.Service.Regime is TaxRegime.Simples or TaxRegime.SimplesAboveSublimit)
            return new ApproximateTaxes.Simples(simplesRate ?? throw new RuleBroken("simples-rate-missing",
                "Falta a alíquota efetiva do Simples Nacional, que a NFS-e informa ao cliente. Informe a receita dos últimos 12 meses."));
        // In 2026 IBS and CBS are paid by nobody: they are set off or waived (LC 214/2025, art. 348).
        var reform = taxed.Service.Date.Year > 2026 ? taxed.IbsCbs?.Amounts : null;
        return new ApproximateTaxes.Amounts(Charge.Sum(taxed.PisCofins?.Pis, taxed.PisCofins?.Cofins, reform?.Cbs.Charge),
            Charge.Sum(reform?.Uf.Charge), Charge.Sum(taxed.Iss, reform?.Mun.Charge));
    }
}
