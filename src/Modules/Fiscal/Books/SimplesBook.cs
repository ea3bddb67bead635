using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A month of the Simples: the rates its revenue of twelve months gives, and the DAS of what was sold in it.</summary>
internal sealed class SimplesBook(IssuerFacts issuer, Revenues revenues, DateOnly month)
{
    /// <summary>The annex of services as long as factor r does not say another one.</summary>
    internal const SimplesAnnex OfServices = SimplesAnnex.III;

    private readonly TaxRules rules = TaxRules.National;

    /// <summary>RBT12.</summary>
    public SimplesTwelve Twelve { get; } = SimplesRevenues.Twelve(month, issuer.OpenedOn, revenues.Of);

    /// <summary>The annex of services: III, or by factor r III or V for those of § 5º-I (LC 123/2006, art. 18, §§ 5º-B, 5º-J and 5º-M).</summary>
    public SimplesAnnex Services => issuer.Services is { ByFactorR: true } && Twelve.FactorR is not >= SimplesRevenues.LeastFactorR
        ? SimplesAnnex.V : OfServices;

    private bool Above => issuer.Regime == TaxRegime.SimplesAboveSublimit;

    /// <summary>The annexes that count for the shop: those it sells by, and at least that of parts and, if it has services, that of services.</summary>
    public IEnumerable<SimplesAnnex> Annexes() =>
        Kinds().Select(kind => kind.Annex).Concat(issuer.Services is null ? [SimplesAnnex.I] : [SimplesAnnex.I, Services]).Distinct().Order();

    /// <summary>The band of an annex.</summary>
    public ShowSimples.Band Band(SimplesAnnex annex)
    {
        // Refuses a revenue beyond the last band.
        var (rate, table) = (Simples.EffectiveRate(annex, month, Twelve.Revenue, rules), Simples.Table(annex, month, rules));
        var (index, band) = table.Index().First(one => Twelve.Revenue <= one.Item.Limit);
        var number = index + 1;
        return new(annex, number, band.Rate, band.Deduction, rate, band.Limit, band.Limit - Twelve.Revenue,
            number < table.Count ? table[number].Rate : null, band.Source, Explain(band, rate));
    }

    /// <summary>The estimated DAS of the month by kind of revenue, without what customers brought back.</summary>
    public IReadOnlyList<ShowSimples.Due> Due() =>
    [
        .. Simples.Month(month, Twelve.Revenue, Above, [.. Kinds()], rules).Dues.Select(due => new ShowSimples.Due(
            due.Revenue.Annex, due.Revenue.SubstitutionPaid, due.Revenue.SinglePhase, due.Revenue.IssWithheld, due.Revenue.Amount, due.Charge.Rate,
            due.Charge.Amount, [.. SimplesRevenues.Shares(due, Twelve.Revenue, Above)], due.Charge.Source,
            $"{due.Revenue.Amount} × {due.Charge.Rate} = {due.Charge.Amount}{Outside(due.Revenue)}")),
    ];

    /// <summary>The month's revenue on notes, with what was brought back before and what of it goes on to the next month.</summary>
    public SimplesNet Net { get; } = revenues.Net(month);

    /// <summary>ICMS in the effective rate: pCredSN of the month after (LC 123/2006, art. 23, § 2º).</summary>
    public Percent IcmsCredit() => Simples.IcmsCredit(SimplesAnnex.I, month, Twelve.Revenue, rules);

    /// <summary>ISS in the effective rate, 5 % at most: what a customer withholds in the month after (LC 123/2006, art. 21, § 4º, I).</summary>
    public Percent Iss()
    {
        var whole = Simples.Month(month, Twelve.Revenue, aboveSublimit: false, [new(Services, new(100_00))], rules).Dues[0];
        return SimplesRevenues.Shares(whole, Twelve.Revenue, aboveSublimit: false).FirstOrDefault(share => share.Tax == "ISS")?.Rate ?? Percent.Zero;
    }

    private IEnumerable<SimplesRevenue> Kinds() => Net.Revenues.Select(kind => kind.Annex == OfServices ? kind with { Annex = Services } : kind)
        .OrderBy(kind => (kind.Annex, kind.SubstitutionPaid, kind.SinglePhase, kind.IssWithheld));

    private string Explain(SimplesBand band, Percent rate) => Twelve.Revenue == Money.Zero ? $"sem receita, a alíquota da 1ª faixa: {rate}"
        : $"({Twelve.Revenue} × {band.Rate} − {band.Deduction}) ÷ {Twelve.Revenue} = {rate} (LC 123/2006, art. 18, § 1º-A)";

    private string Outside(SimplesRevenue revenue)
    {
        var outside = new[]
        {
            revenue.SubstitutionPaid ? "sem ICMS, já retido por ST" : null, revenue.SinglePhase ? "sem PIS e COFINS, monofásicos" : null,
            revenue.IssWithheld ? "sem ISS, retido pelo cliente" : null, Above ? "sem ICMS e ISS, acima do sublimite" : null,
        }.OfType<string>().ToList();
        return outside.Count == 0 ? "" : $"; {string.Join("; ", outside)} (LC 123/2006, art. 18, § 4º-A)";
    }
}
