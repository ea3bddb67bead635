namespace Biela.Fisco;

/// <summary>From the taxes that were computed to the groups of the layout in which a note carries them.</summary>
public static class TaxedItems
{
    /// <summary>The item of a taxed line.</summary>
    /// <param name="line">The line with its taxes.</param>
    /// <param name="document">The note it is on.</param>
    /// <param name="description">What the customer reads, at most 120 characters.</param>
    /// <param name="unit">Unit, at most 6 characters.</param>
    /// <exception cref="RuleBroken">The layout as written here has no group for what was computed: fuel and contributions by unit.</exception>
    public static Item Item(this TaxedLine line, TaxableDocument document, string description, string unit) => new()
    {
        Code = line.Line.Code, Description = description, Ncm = line.Line.Ncm, Cest = line.Line.Cest, Cfop = line.Cfop, Unit = unit,
        Quantity = line.Line.Quantity, Price = line.Line.Price, Total = line.Share.Gross, Discount = line.Share.Discount, Freight = line.Share.Freight,
        Insurance = line.Share.Insurance, Other = line.Share.Other, Taxes = line.Groups(document),
    };

    /// <summary>CRT: how the regime is told on a note.</summary>
    public static int Crt(this TaxRegime regime) => regime switch
    {
        TaxRegime.Simples => 1,
        TaxRegime.SimplesAboveSublimit => 2,
        TaxRegime.Presumed or TaxRegime.Actual => 3,
        TaxRegime.Mei => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "A note has one regime."),
    };

    private static ItemTaxes Groups(this TaxedLine line, TaxableDocument document) => new()
    {
        Approximate = line.ApproximateTaxes,
        Icms = line.Icms is { } icms ? Group(icms, line.Line) : null,
        Issqn = line.Iss is { } iss ? Group(iss, line.Line, document) : null,
        Ipi = line.Ipi is { } ipi ? Group(ipi) : null,
        Pis = line.PisCofins is { } pis ? Group(pis.Cst, pis.Pis, line.Line) : null,
        Cofins = line.PisCofins is { } cofins ? Group(cofins.Cst, cofins.Cofins, line.Line) : null,
        DestinationIcms = line.Difal is { } difal ? Group(difal) : null,
        IbsCbs = line.IbsCbs is { } reform ? Group(reform) : null,
    };

    private static Icms Group(IcmsTax tax, TaxableLine line)
    {
        var (origin, own, st, exemption) = (line.Origin, Own(tax), Substitute(tax), Exemption(tax));
        return tax.Code switch
        {
            "00" => new Icms00(origin, own!),
            "10" => new Icms10(origin, own!, st!),
            "20" => new Icms20(origin, own!, exemption),
            "30" => new Icms30(origin, st!, exemption),
            "40" or "41" or "50" => new Icms40(origin, tax.Code, exemption),
            "51" => new Icms51(origin, own, Deferral(tax)),
            "60" => new Icms60(origin, Withheld(tax), Effective(tax)),
            "70" => new Icms70(origin, own!, st!, exemption),
            "90" => new Icms90(origin, own, st, exemption),
            "101" => new IcmsSn101(origin, Credit(tax)!),
            "102" or "103" or "300" or "400" => new IcmsSn102(origin, tax.Code),
            "201" or "202" or "203" => new IcmsSn201(origin, tax.Code, st!, Credit(tax)),
            "500" => new IcmsSn500(origin, Withheld(tax), Effective(tax)),
            "900" => new IcmsSn900(origin, own, st, Credit(tax)),
            _ => throw TaxError.OnLine("icms-not-written", line, $"notas com ICMS {tax.Code} não são emitidas. Fale com o contador."),
        };
    }

    private static OwnIcms? Own(IcmsTax tax) => tax.Own is { } own
        ? new(own.Base, own.Rate, own.Amount, IcmsTax.BaseMode, Given(tax.Reduction), Fund(tax.Fcp)) : null;

    private static SubstituteIcms? Substitute(IcmsTax tax) => tax.Substitution is { } st
        ? new(st.Icms.Base, st.Icms.Rate, st.Icms.Amount, SubstitutionTax.BaseMode, st.Mva, Given(st.Reduction), Fund(st.Fcp)) : null;

    private static Exemption? Exemption(IcmsTax tax) =>
        tax.Exemption is { } exempt ? new(exempt.Amount, int.Parse(exempt.Reason), exempt.Deducted) : null;

    private static IcmsDeferral? Deferral(IcmsTax tax) => (tax.Own, tax.Deferral) is ({ } own, { } share) ? new(own.Amount + own.Less, share, own.Less) : null;

    private static WithheldIcms? Withheld(IcmsTax tax) => tax.Retained is { } before
        ? new(before.Base, before.Rate, before.Amount, before.Substitute,
            before.FcpAmount > Money.Zero ? new(before.FcpBase, before.FcpRate, before.FcpAmount) : null) : null;

    private static UnsubstitutedIcms? Effective(IcmsTax tax) =>
        tax.Effective is { } now ? new(now.Reduction, now.Icms.Base, now.Icms.Rate, now.Icms.Amount) : null;

    private static SimplesCredit? Credit(IcmsTax tax) => tax.Credit is { } credit ? new(credit.Rate, credit.Amount) : null;

    private static Fcp? Fund(Charge? charge) => charge is { } fund ? new(fund.Base, fund.Rate, fund.Amount) : null;

    private static Percent? Given(Percent reduction) => reduction > Percent.Zero ? reduction : null;

    // The layout wants the item of LC 116 with a dot; the national code of a service begins with it.
    private static Issqn Group(Charge iss, TaxableLine line, TaxableDocument document)
    {
        if (line.Service is not { Length: 6 } service || document.City is not { } city)
            throw TaxError.OnLine("service-missing", line, "falta o código do serviço ou o município do prestador.");
        return new(iss.Base, iss.Rate, iss.Amount, city, $"{service[..2]}.{service[2..4]}");
    }

    private static Ipi Group(IpiTax tax) => tax.Amount is { } amount
        ? new(tax.Cst, amount.Base, amount.Rate, amount.Amount, tax.Framing) : new(tax.Cst, Framing: tax.Framing);

    private static Contribution Group(string cst, Charge? charge, TaxableLine line) => charge switch
    {
        null => new(cst),
        { PerUnit: not null } => throw TaxError.OnLine("by-unit-not-written", line, "notas com PIS/COFINS por unidade não são emitidas. Fale com o contador."),
        _ => new(cst, charge.Base, charge.Rate, charge.Amount),
    };

    private static DestinationIcms Group(DifalTax tax) =>
        new(tax.Base, tax.Internal, tax.Interstate, tax.Icms.Amount) { Fcp = Fund(tax.Fcp), Share = tax.Share };

    private static IbsCbs Group(IbsCbsTax tax) => new(tax.Cst, tax.Class, tax.Amounts is { } amounts
        ? new(amounts.Base, Share(amounts.Uf), Share(amounts.Mun), Share(amounts.Cbs)) : null);

    private static RtcShare Share(IbsCbsPart part) => new(part.Nominal, part.Charge.Amount)
    {
        Reduction = part.Reduction > Percent.Zero ? new(part.Reduction, part.Charge.Rate) : null,
    };
}
