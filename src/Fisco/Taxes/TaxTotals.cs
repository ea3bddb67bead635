namespace Biela.Fisco;

/// <summary>Totals of a note: each is the sum of its lines.</summary>
public sealed record TaxTotals
{
    /// <summary>vProd.</summary>
    public Money Products { get; private init; }

    /// <summary>vServ of ISSQNtot.</summary>
    public Money Services { get; private init; }

    /// <summary>vDesc.</summary>
    public Money Discount { get; private init; }

    /// <summary>vFrete.</summary>
    public Money Freight { get; private init; }

    /// <summary>vSeg.</summary>
    public Money Insurance { get; private init; }

    /// <summary>vOutro.</summary>
    public Money Other { get; private init; }

    /// <summary>vBC.</summary>
    public Money IcmsBase { get; private init; }

    /// <summary>vICMS.</summary>
    public Money Icms { get; private init; }

    /// <summary>vICMSDeson.</summary>
    public Money Exempted { get; private init; }

    /// <summary>The part of vICMSDeson that lowers vNF.</summary>
    public Money ExemptedDeducted { get; private init; }

    /// <summary>vFCP.</summary>
    public Money Fcp { get; private init; }

    /// <summary>vBCST.</summary>
    public Money SubstitutionBase { get; private init; }

    /// <summary>vST.</summary>
    public Money Substitution { get; private init; }

    /// <summary>vFCPST.</summary>
    public Money SubstitutionFcp { get; private init; }

    /// <summary>vFCPSTRet.</summary>
    public Money RetainedFcp { get; private init; }

    /// <summary>vICMSMonoReten.</summary>
    public Money FuelWithheld { get; private init; }

    /// <summary>vICMSUFDest.</summary>
    public Money Difal { get; private init; }

    /// <summary>vFCPUFDest.</summary>
    public Money DifalFcp { get; private init; }

    /// <summary>vIPI.</summary>
    public Money Ipi { get; private init; }

    /// <summary>vPIS of products.</summary>
    public Money Pis { get; private init; }

    /// <summary>vCOFINS of products.</summary>
    public Money Cofins { get; private init; }

    /// <summary>vPIS of services.</summary>
    public Money ServicePis { get; private init; }

    /// <summary>vCOFINS of services.</summary>
    public Money ServiceCofins { get; private init; }

    /// <summary>vBC of ISSQNtot.</summary>
    public Money IssBase { get; private init; }

    /// <summary>vISS.</summary>
    public Money Iss { get; private init; }

    /// <summary>vBCIBSCBS.</summary>
    public Money IbsCbsBase { get; private init; }

    /// <summary>vIBSUF.</summary>
    public Money IbsUf { get; private init; }

    /// <summary>vIBSMun.</summary>
    public Money IbsMun { get; private init; }

    /// <summary>vCBS.</summary>
    public Money Cbs { get; private init; }

    /// <summary>vTotTrib; null when no line has it.</summary>
    public Money? ApproximateTaxes { get; private init; }

    /// <summary>vIBS.</summary>
    public Money Ibs => IbsUf + IbsMun;

    /// <summary>vNF (rule W16-10). IBS and CBS are never in it.</summary>
    public Money Document =>
        Products + Services - Discount - ExemptedDeducted + Substitution + SubstitutionFcp + FuelWithheld + Freight + Insurance + Other + Ipi;

    internal static TaxTotals Of(IReadOnlyList<TaxedLine> lines)
    {
        var goods = lines.Where(line => !line.Treatment.Service).ToList();
        var services = lines.Where(line => line.Treatment.Service).ToList();
        return new()
        {
            Products = Sum(goods, line => line.Share.Gross), Services = Sum(services, line => line.Share.Gross),
            Discount = Sum(lines, line => line.Share.Discount), Freight = Sum(lines, line => line.Share.Freight),
            Insurance = Sum(lines, line => line.Share.Insurance), Other = Sum(lines, line => line.Share.Other),
            IcmsBase = Sum(lines, line => line.Icms?.Own?.Base), Icms = Sum(lines, line => line.Icms?.Own?.Amount),
            Exempted = Sum(lines, line => line.Icms?.Exemption?.Amount),
            ExemptedDeducted = Sum(lines, line => line.Icms?.Exemption is { Deducted: true } exemption ? exemption.Amount : null),
            Fcp = Sum(lines, line => line.Icms?.Fcp?.Amount), RetainedFcp = Sum(lines, line => line.Icms?.Retained?.FcpAmount),
            SubstitutionBase = Sum(lines, line => line.Icms?.Substitution?.Icms.Base),
            Substitution = Sum(lines, line => line.Icms?.Substitution?.Icms.Amount),
            SubstitutionFcp = Sum(lines, line => line.Icms?.Substitution?.Fcp?.Amount),
            FuelWithheld = Sum(lines, line => line.Icms?.Fuel?.Withheld?.Amount),
            Difal = Sum(lines, line => line.Difal?.Icms.Amount), DifalFcp = Sum(lines, line => line.Difal?.Fcp?.Amount),
            Ipi = Sum(lines, line => line.Ipi?.Amount?.Amount),
            Pis = Sum(goods, line => line.PisCofins?.Pis?.Amount), Cofins = Sum(goods, line => line.PisCofins?.Cofins?.Amount),
            ServicePis = Sum(services, line => line.PisCofins?.Pis?.Amount), ServiceCofins = Sum(services, line => line.PisCofins?.Cofins?.Amount),
            IssBase = Sum(services, line => line.Iss?.Base), Iss = Sum(services, line => line.Iss?.Amount),
            IbsCbsBase = Sum(lines, line => line.IbsCbs?.Amounts?.Base), IbsUf = Sum(lines, line => line.IbsCbs?.Amounts?.Uf.Charge.Amount),
            IbsMun = Sum(lines, line => line.IbsCbs?.Amounts?.Mun.Charge.Amount), Cbs = Sum(lines, line => line.IbsCbs?.Amounts?.Cbs.Charge.Amount),
            ApproximateTaxes = lines.Any(line => line.ApproximateTaxes is not null) ? Sum(lines, line => line.ApproximateTaxes) : null,
        };
    }

    private static Money Sum(IEnumerable<TaxedLine> lines, Func<TaxedLine, Money?> amount) => Money.Sum(lines.Select(line => amount(line).GetValueOrDefault()));
}
