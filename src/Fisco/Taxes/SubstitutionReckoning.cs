namespace Biela.Fisco;

/// <summary>ICMS withheld for those who sell next (Convênio ICMS 142/2018).</summary>
public static class SubstitutionReckoning
{
    /// <summary>The margin between two States: (1 + MVA) × (1 − inter) ÷ (1 − intra) − 1, with 2 decimals; the original one where the rate
    /// inside is not higher.</summary>
    public static Percent AdjustedMargin(Percent original, Percent interstate, Percent inside) => interstate >= inside
        ? original
        : Percent.Of(Math.Round((100 + original.Value) * (100 - interstate.Value) / (100 - inside.Value) - 100, 2, MidpointRounding.AwayFromZero));

    internal static SubstitutionTax Of(LineCase line, Money ipi, Money own, Charge? fcp)
    {
        var terms = line.Line.Substitution ?? FromRules(line);
        var rate = line.Need(TaxTopic.IcmsInternal, terms.Rate);
        var margin = terms.Adjust && !line.Inside
            ? AdjustedMargin(terms.Mva, line.IcmsRate.Rate.GetValueOrDefault(), rate.Rate.GetValueOrDefault())
            : terms.Mva;
        var taxable = Money.Round((line.Value + ipi).Reais * (100 + margin.Value) * (100 - terms.Reduction.Value) / 10_000);
        var fund = line.Find(TaxTopic.Fcp, terms.Fcp) is { Rate: not null } rule ? Charge.Of("FCP-ST", taxable, rule, (fcp?.Amount).GetValueOrDefault()) : null;
        return new(margin, terms.Reduction, Charge.Of("ICMS-ST", taxable, rate, own), fund);
    }

    private static SubstitutionTerms FromRules(LineCase line) => line.Find(TaxTopic.Mva) is { Rate: { } margin }
        ? new(margin) { Adjust = true }
        : throw TaxError.OnLine("substitution-missing", line.Line,
            $"faltam os dados da ST para o NCM {line.Line.Ncm}, CEST {line.Line.Cest ?? "não informado"}, em {line.Document.DestinationUf}. Cadastre a MVA.");
}
