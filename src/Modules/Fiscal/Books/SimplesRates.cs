using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What the shop should know of its month in the Simples besides the sums.</summary>
internal static class SimplesRates
{
    /// <summary>The rates that notes tell, as the profile has them and as they are reckoned.</summary>
    public static IReadOnlyList<ShowSimples.Told> Of(IssuerFacts issuer, Revenues revenues, DateOnly month, SimplesBook book)
    {
        var rates = new List<ShowSimples.Told>();
        if (issuer.Services is { } services)
            rates.Add(Told("services.simplesRate", services.SimplesRate, book.Band(book.Services).Effective,
                "alíquota efetiva dos serviços no mês (pTotTribSN)"));
        // Both go by the month before, and a company that was not there then has neither.
        if (issuer.OpenedOn is { } opened && opened >= month) return rates;
        var before = new SimplesBook(issuer, revenues, month.AddMonths(-1));
        rates.Add(Told("simplesCredit", issuer.SimplesCredit, before.IcmsCredit(), "LC 123/2006, art. 23, § 2º: pela faixa do mês anterior (pCredSN)"));
        if (issuer.Services is { } provided)
            rates.Add(Told("services.issRate", provided.IssRate, before.Iss(), "LC 123/2006, art. 21, § 4º, I: ISS retido pela alíquota do mês anterior"));
        return rates;
    }

    /// <summary>What the estimate leaves out, and limits that are near or passed.</summary>
    public static IReadOnlyList<string> Warnings(
        IssuerFacts issuer, Revenues revenues, DateOnly month, SimplesBook book, SimplesLimit limit, SimplesLimit sublimit) =>
    [
        .. new[]
        {
            revenues.Said(month).Revenue > Money.Zero
                ? $"{revenues.Said(month).Revenue} informados à mão em {month.Text()} contam na receita, não no DAS estimado: falta saber o anexo." : null,
            book.Net.CarriedIn > Money.Zero
                ? $"{book.Net.CarriedIn} de devoluções de meses anteriores descontam das vendas do mesmo tipo (Res. CGSN 140/2018, art. 17, II)." : null,
            book.Net.CarriedOut > Money.Zero
                ? $"{book.Net.CarriedOut} de devoluções passam das vendas do mesmo tipo e ficam para o próximo mês (Res. CGSN 140/2018, art. 17, II)." : null,
            limit.Left.IsNegative ? $"A receita do ano passou do limite do Simples, {limit.Limit}, em {-limit.Left}. Fale com o contador." : null,
            sublimit.Left.IsNegative && issuer.Regime == TaxRegime.Simples
                ? $"A receita do ano passou do sublimite, {sublimit.Limit}: ICMS e ISS saem do DAS (LC 123/2006, arts. 13-A e 20). Confira o regime." : null,
            issuer.OpenedOn is null && book.Twelve.Added == Money.Zero
                ? "Não há receita nos 12 meses anteriores: informe-a mês a mês, ou, no perfil fiscal, a data de abertura da empresa." : null,
            issuer.Services is { ByFactorR: true } && book.Twelve.FactorR is null ? "Informe a folha dos meses para o fator r." : null,
        }.OfType<string>(),
    ];

    /// The authority compares with two decimals.
    private static ShowSimples.Told Told(string field, Percent? told, Percent reckoned, string source) =>
        new(field, told, reckoned, told is { } said && Math.Round(said.Value, 2) != Math.Round(reckoned.Value, 2, MidpointRounding.AwayFromZero), source);
}
