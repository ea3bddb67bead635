namespace Biela.Fisco;

/// <summary>Computes the taxes of notes. Nothing but the arguments counts, and each amount is rounded once, half away from zero.</summary>
public static class Taxation
{
    /// <summary>The note with its taxes.</summary>
    /// <exception cref="RuleBroken">A rule or a term of the line is missing, or what was given does not fit.</exception>
    public static TaxedDocument Of(TaxableDocument document, TaxRules rules)
    {
        if (document.Lines.Count == 0) throw new RuleBroken("no-lines", "A nota não tem itens. Inclua ao menos um.", 400);
        if (document.DestinationUf == "EX") throw new RuleBroken("abroad-not-supported", "Operações com o exterior não são calculadas. Fale com o contador.");
        if (new[] { document.Discount, document.Freight, document.Insurance, document.Other }.Any(amount => amount.IsNegative))
            throw new RuleBroken("amount-negative", "Desconto, frete, seguro e outras despesas não podem ser negativos.", 400);

        var shares = Shares(document);
        var lines = document.Lines.Select((line, i) => Of(new(document, line, rules, shares[i]))).ToArray();
        return new(document, lines, TaxTotals.Of(lines));
    }

    // The whole discount goes by what the discounts of the lines leave, so that no line falls below zero.
    private static LineShare[] Shares(TaxableDocument document)
    {
        var gross = document.Lines.Select(Gross).ToArray();
        var left = document.Lines.Select((line, i) => gross[i] - line.Discount).ToArray();
        if (document.Discount > Money.Sum(left)) throw new RuleBroken("discount-too-great", "O desconto é maior que o valor dos itens.", 400);
        var discounts = Allocation.Spread(document.Discount, left);
        var freight = Allocation.Spread(document.Freight, left);
        var insurance = Allocation.Spread(document.Insurance, left);
        var other = Allocation.Spread(document.Other, left);
        return
        [
            .. document.Lines.Select((line, i) =>
                new LineShare(gross[i], line.Discount + discounts[i], line.Freight + freight[i], insurance[i], other[i])),
        ];
    }

    private static Money Gross(TaxableLine line)
    {
        var gross = line.Quantity * line.Price;
        if (gross.IsNegative) throw TaxError.OnLine("amount-negative", line, "quantidade e preço não podem ser negativos.");
        if (line.Freight.IsNegative) throw TaxError.OnLine("amount-negative", line, "o frete não pode ser negativo.");
        if (line.Discount.IsNegative || line.Discount > gross) throw TaxError.OnLine("discount-too-great", line, "o desconto não cabe no valor do item.");
        Percent?[] parts =
        [
            line.IcmsRate, line.IcmsReduction, line.Deferral, line.Fcp, line.SimplesCredit, line.PisRate, line.CofinsRate,
            line.Substitution?.Rate, line.Substitution?.Reduction, line.Substitution?.Fcp, line.Effective?.Rate, line.Effective?.Reduction,
        ];
        return parts.Any(part => part < Percent.Zero || part > Percent.Of(100))
            ? throw TaxError.OnLine("percent-out-of-range", line, "alíquotas e reduções vão de 0 a 100 %.")
            : gross;
    }

    private static TaxedLine Of(LineCase line)
    {
        var ipi = IpiOf(line);
        var icms = line.Treatment.Service ? null : IcmsReckoning.Of(line, (ipi?.Amount?.Amount).GetValueOrDefault());
        var iss = line.Treatment.Service ? Charge.Of("ISS", line.Value, line.Need(TaxTopic.Iss)) : null;
        var pisCofins = PisCofinsOf(line, (icms?.Own?.Amount).GetValueOrDefault());
        var difal = DifalOf(line, icms);
        var inPrice = Charge.Sum(icms?.Own, icms?.Fcp, icms?.Fuel?.Icms, iss, pisCofins?.Pis, pisCofins?.Cofins, difal?.Icms, difal?.Fcp);
        return new(line.Line, line.Treatment, line.Cfop, line.Share)
        {
            Icms = icms, Iss = iss, Ipi = ipi, PisCofins = pisCofins, Difal = difal, IbsCbs = line.IbsCbs(line.Value - inPrice),
            ApproximateTaxes = line.Line.ApproximateTaxes?.On(line.Share.Gross - line.Share.Discount),
        };
    }

    private static IpiTax? IpiOf(LineCase line)
    {
        if (line.Line.Ipi is null && !line.Document.IpiPayer) return null;
        var terms = line.Line.Ipi ?? new IpiTerms(line.Treatment.Ipi
            ?? throw TaxError.OnLine("ipi-missing", line.Line, "falta o CST do IPI desta operação. Informe-o no item."));
        var taxed = terms.Cst is "00" or "49" or "50" or "99";
        return new(terms.Cst, terms.Framing, taxed ? Charge.Given("IPI", line.Value, terms.Rate) : null);
    }

    // STF, theme 69: ICMS is not revenue.
    private static PisCofinsTax? PisCofinsOf(LineCase line, Money icms)
    {
        if (line.Need(TaxTopic.Pis).Rate is null) return null;
        var cst = line.Line.PisCofins ?? (line.InSimples ? line.Treatment.PisCofinsSimples : line.Treatment.PisCofins)
            ?? throw TaxError.OnLine("pis-cofins-missing", line.Line, "falta o CST de PIS/COFINS desta operação. Informe-o no item.");
        if (cst is "04" or "05" or "06" or "07" or "08" or "09") return new(cst, null, null);
        if (cst == "03") return new(cst, ByUnit("PIS", line.Line.PisPerUnit), ByUnit("COFINS", line.Line.CofinsPerUnit));

        var pis = line.Need(TaxTopic.Pis, line.Line.PisRate);
        var charged = cst is "01" or "02" || line.Line.PisRate is not null;
        var taxable = charged && pis.Rate > Percent.Zero ? Money.Max(line.Value - icms, Money.Zero) : Money.Zero;
        var cofins = line.Need(TaxTopic.Cofins, line.Line.CofinsRate);
        return charged
            ? new(cst, Charge.Of("PIS", taxable, pis), Charge.Of("COFINS", taxable, cofins))
            : new(cst, Charge.Of("PIS", taxable, pis with { Rate = Percent.Zero }), Charge.Of("COFINS", taxable, cofins with { Rate = Percent.Zero }));

        Charge ByUnit(string tax, UnitPrice? perUnit) => Charge.ByUnit(tax, line.Line.Quantity, perUnit
            ?? throw TaxError.OnLine("per-unit-missing", line.Line, $"o CST 03 pede o valor de {tax} por unidade. Informe-o no item."));
    }

    // Convênio ICMS 236/2021, second clause: one base, and the difference of the rates on it.
    private static DifalTax? DifalOf(LineCase line, IcmsTax? icms)
    {
        var document = line.Document;
        if (icms?.Own is not { } own || line.Inside || line.Treatment.Inbound || !document.FinalConsumer || document.Recipient != IcmsPayer.No) return null;
        if (line.Need(TaxTopic.Difal) is not { Rate: { } share } rule) return null;
        var internalRule = line.Need(TaxTopic.IcmsInternal);
        var difference = Percent.Max(internalRule.Rate.GetValueOrDefault() - own.Rate, Percent.Zero);
        var due = Percent.Round(difference.Value * share.Value / 100);
        var charge = Charge.Of("DIFAL", own.Base, internalRule with { Rate = due, Confirm = internalRule.Confirm || rule.Confirm });
        var fcp = line.Find(TaxTopic.Fcp, line.Line.Fcp) is { Rate: not null } fund ? Charge.Of("FCP do destino", own.Base, fund) : null;
        return new(own.Base, internalRule.Rate.GetValueOrDefault(), own.Rate, share, charge, fcp);
    }
}
