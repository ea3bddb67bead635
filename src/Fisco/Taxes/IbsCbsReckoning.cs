namespace Biela.Fisco;

/// <summary>IBS and CBS (LC 214/2025, NT 2025.002).</summary>
internal static class IbsCbsReckoning
{
    /// <summary>Whether the issuer shows them on that day.</summary>
    internal static bool Shown(TaxRules rules, in TaxCase which) => rules.Need(TaxTopic.IbsUf, which).Rate is not null;

    internal static IbsCbsTax Of(TaxRules rules, in TaxCase which, string classCode, TaxModels model, Money taxable, Percent governmentReduction = default)
    {
        var row = rules.Class(classCode, which.Date, model);
        // Rounding up every tax of a line of a few centavos may leave less than nothing.
        var positive = Money.Max(taxable, Money.Zero);
        return row.Cst switch
        {
            "000" or "200" => new(row.Cst, row.Code, new(
                positive,
                Part("IBS (UF)", positive, rules.Need(TaxTopic.IbsUf, which), row.IbsReduction, governmentReduction),
                Part("IBS (município)", positive, rules.Need(TaxTopic.IbsMun, which), row.IbsReduction, governmentReduction),
                Part("CBS", positive, rules.Need(TaxTopic.Cbs, which), row.CbsReduction, governmentReduction))),
            "400" or "410" => new(row.Cst, row.Code, null),
            _ => throw new RuleBroken("tax-class-not-computed", $"O cClassTrib {row.Code} ({row.Name}) não é calculado. Fale com o contador."),
        };
    }

    /// <summary>pAliqEfet, with 4 decimals.</summary>
    internal static Percent Effective(Percent nominal, Percent reduction, Percent governmentReduction) =>
        Percent.Round(nominal.Value * (100 - reduction.Value) * (100 - governmentReduction.Value) / 10_000);

    private static IbsCbsPart Part(string tax, Money taxable, TaxRule rule, Percent reduction, Percent governmentReduction)
    {
        var nominal = rule.Rate.GetValueOrDefault();
        return new(nominal, reduction, Charge.Of(tax, taxable, rule with { Rate = Effective(nominal, reduction, governmentReduction) }));
    }
}
