using System.Collections.Frozen;

namespace Biela.Fisco;

/// <summary>ICMS of a line: the code says which parts there are (MOC, annex I, groups N02 to N10h).</summary>
internal static class IcmsReckoning
{
    [Flags]
    private enum Parts
    {
        None = 0,
        Own = 1,
        Reduced = 2,
        Deferred = 4,
        Exempt = 8,
        Substitution = 16,
        Retained = 32,
        Credit = 64,
        Fuel = 128,

        // 90 and 900: whatever the line says.
        AsGiven = 256,
    }

    private static readonly FrozenDictionary<string, Parts> Codes = new Dictionary<string, Parts>
    {
        ["00"] = Parts.Own,
        ["02"] = Parts.Fuel,
        ["10"] = Parts.Own | Parts.Substitution,
        ["15"] = Parts.Fuel,
        ["20"] = Parts.Own | Parts.Reduced,
        ["30"] = Parts.Exempt | Parts.Substitution,
        ["40"] = Parts.Exempt,
        ["41"] = Parts.Exempt,
        ["50"] = Parts.Exempt,
        ["51"] = Parts.Own | Parts.Deferred,
        ["53"] = Parts.Fuel,
        ["60"] = Parts.Retained,
        ["61"] = Parts.Fuel,
        ["70"] = Parts.Own | Parts.Reduced | Parts.Substitution,
        ["90"] = Parts.AsGiven,
        ["101"] = Parts.Credit,
        ["102"] = Parts.None,
        ["103"] = Parts.None,
        ["201"] = Parts.Substitution | Parts.Credit,
        ["202"] = Parts.Substitution,
        ["203"] = Parts.Substitution,
        ["300"] = Parts.None,
        ["400"] = Parts.None,
        ["500"] = Parts.Retained,
        ["900"] = Parts.AsGiven,
    }.ToFrozenDictionary();

    /// <summary>The codes that are understood.</summary>
    internal static IEnumerable<string> KnownCodes => Codes.Keys;

    internal static IcmsTax Of(LineCase line, Money ipi)
    {
        var code = CodeOf(line);
        var parts = PartsOf(code, line.Line);
        if (parts.HasFlag(Parts.Fuel)) return new(code) { Fuel = FuelOf(code, line) };

        // IPI is part of the base when nobody sells or processes the goods further (CF, art. 155, § 2º, XI).
        var value = line.Value + (line.Document.FinalConsumer || line.Document.Recipient == IcmsPayer.No ? ipi : Money.Zero);
        var reduction = ReductionOf(parts, line);
        Percent? deferral = parts.HasFlag(Parts.Deferred) ? line.Line.Deferral ?? Percent.Of(100) : parts.HasFlag(Parts.AsGiven) ? line.Line.Deferral : null;
        var own = parts.HasFlag(Parts.Own) ? Own(line, value, reduction, deferral) : null;
        var fcp = own is not null && line.Inside && line.Find(TaxTopic.Fcp, line.Line.Fcp) is { Rate: not null } rule ? Charge.Of("FCP", own.Base, rule) : null;
        var effective = parts.HasFlag(Parts.Retained) ? line.Line.Effective : null;
        return new(code)
        {
            Own = own, Reduction = reduction, Deferral = own is null ? null : deferral, Fcp = fcp, Exemption = ExemptionOf(parts, line, value, own),
            Substitution = parts.HasFlag(Parts.Substitution) ? SubstitutionReckoning.Of(line, ipi, Deductible(parts, line, own), fcp) : null,
            Credit = parts.HasFlag(Parts.Credit) ? Credit(line) : null,
            Retained = parts.HasFlag(Parts.Retained) ? line.Line.Retained : null,
            Effective = effective is null ? null
                : new(effective.Reduction, Charge.Given("ICMS efetivo", Less(value, effective.Reduction), effective.Rate)),
        };
    }

    /// <summary>An amount reduced by a percentage, rounded once.</summary>
    internal static Money Less(Money amount, Percent reduction) => (Percent.Of(100) - reduction).On(amount);

    private static string CodeOf(LineCase line)
    {
        var code = line.Line.Icms ?? (line.UsesCsosn ? line.Treatment.Csosn : line.Treatment.Icms)
            ?? throw TaxError.OnLine("icms-code-missing", line.Line,
                $"falta o {(line.UsesCsosn ? "CSOSN" : "CST do ICMS")} desta operação. Informe-o no item.");
        // A reseller takes the credit of a sale in the Simples (LC 123/2006, art. 23).
        var credited = line.Document is { SimplesCredit: not null, Recipient: IcmsPayer.Registered, FinalConsumer: false };
        if (line.Line.Icms is null && code == "102" && credited) return "101";
        // Fuel has the same codes for everybody (NT 2023.001).
        return line.UsesCsosn == code.Length > 2 || code is "02" or "15" or "53" or "61" ? code
            : throw TaxError.OnLine("icms-code-of-other-regime", line.Line, line.UsesCsosn
                ? $"no Simples use um CSOSN, e não o CST {code}."
                : $"fora do Simples use um CST, e não o CSOSN {code}.");
    }

    private static Parts PartsOf(string code, TaxableLine line)
    {
        if (!Codes.TryGetValue(code, out var parts)) throw TaxError.OnLine("icms-code-unknown", line, $"o CST/CSOSN {code} não existe. Confira o código.");
        if (!parts.HasFlag(Parts.AsGiven)) return parts;
        if (line.IcmsRate is not null) parts |= Parts.Own;
        if (line.Substitution is not null) parts |= Parts.Substitution;
        if (line.SimplesCredit is not null && code == "900") parts |= Parts.Credit;
        return parts;
    }

    private static Percent ReductionOf(Parts parts, LineCase line) =>
        parts.HasFlag(Parts.Reduced) ? line.Need(TaxTopic.IcmsReduction, line.Line.IcmsReduction).Rate.GetValueOrDefault()
        : parts.HasFlag(Parts.Deferred) || parts.HasFlag(Parts.AsGiven) ? line.Line.IcmsReduction.GetValueOrDefault()
        : Percent.Zero;

    private static Charge Own(LineCase line, Money value, Percent reduction, Percent? deferral)
    {
        var rule = line.IcmsRate;
        var taxable = Less(value, reduction);
        return Charge.Of("ICMS", taxable, rule, deferral is { } part ? part.On(rule.Rate.GetValueOrDefault().On(taxable)) : Money.Zero);
    }

    // The Simples shows no own ICMS, but what would be due at the ordinary rate is taken off all the same (Resolução CGSN 140/2018, art. 28).
    private static Money Deductible(Parts parts, LineCase line, Charge? own) =>
        own is not null ? own.Amount + own.Less
        : parts.HasFlag(Parts.Exempt) ? Money.Zero
        : line.IcmsRate.Rate.GetValueOrDefault().On(line.Value);

    private static IcmsExemption? ExemptionOf(Parts parts, LineCase line, Money value, Charge? own)
    {
        // No group of the Simples has a place for it.
        if (line.UsesCsosn || (parts & (Parts.Exempt | Parts.Reduced | Parts.AsGiven)) == Parts.None) return null;
        if (line.Line.ExemptionReason is not { } reason) return null;
        var whole = line.IcmsRate.Rate.GetValueOrDefault().On(value);
        return new(whole - (own is null ? Money.Zero : own.Amount + own.Less), reason, line.Line.DeductExemption);
    }

    private static Charge Credit(LineCase line) => Charge.Given("Crédito do Simples", line.Value,
        line.Line.SimplesCredit ?? line.Document.SimplesCredit
        ?? throw TaxError.OnLine("simples-credit-missing", line.Line, "falta a alíquota de crédito do Simples (pCredSN). Informe a do mês."));

    private static FuelIcms FuelOf(string code, LineCase line)
    {
        var terms = line.Line.Fuel ?? throw TaxError.OnLine("fuel-missing", line.Line, $"o CST {code} pede o ICMS por unidade (adRemICMS). Informe-o no item.");
        var quantity = line.Line.Quantity;
        return new(quantity, Charge.ByUnit("ICMS monofásico", quantity, terms.PerUnit),
            code == "15" ? Charge.ByUnit("ICMS monofásico retido", quantity, terms.WithheldPerUnit) : null);
    }
}
