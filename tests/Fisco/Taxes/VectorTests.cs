using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

/// <summary>Published vectors, row by row.</summary>
public sealed class VectorTests
{
    private static readonly SubstitutionTerms Margin40 = new(P(40));

    private static readonly Dictionary<string, (Func<object[]> Computed, decimal[] Expected)> Rows = new()
    {
        ["ICMS 00"] = (() => Own(Part(1000)), [1000, 180]),
        ["ICMS 00 with freight, other, insurance"] = (
            () => Own(Sale(TaxRegime.Actual, Part(1000)) with { Freight = R(100), Other = R(10), Insurance = R(10) }), [1120, 201.60m]),
        ["ICMS 20, 10 %"] = (() => Own(Part(100) with { Icms = "20", IcmsReduction = P(10) }), [90, 16.20m]),
        ["ICMS 20, 33.33 %"] = (() => Own(Part(1000) with { Icms = "20", IcmsReduction = P(33.33m) }), [666.70m, 120.01m]),
        ["ICMS 51"] = (
            () => Line(Part(1000) with { Icms = "51", Deferral = P(33.33m) }).Icms!.Own is { } own
                ? [own.Amount + own.Less, own.Less, own.Amount] : [],
            [180, 59.99m, 120.01m]),
        ["ICMS 10"] = (() => St(Part(100) with { Icms = "10", Substitution = new(P(50)) }), [150, 9]),
        ["ICMS 30"] = (() => St(Part(100) with { Icms = "30", Substitution = new(P(50)) { Reduction = P(10) } }), [135, 24.30m]),
        ["ICMS 10 with IPI"] = (
            () => OwnAndSt(Part(2000) with { Icms = "10", Substitution = Margin40, Ipi = new("50", P(15)) }), [2000, 360, 3220, 219.60m]),
        ["ICMS 10 interstate"] = (() => St(
            Sale(TaxRegime.Actual, Part(10000) with { Icms = "10", Substitution = Margin40 }) with
            {
                DestinationUf = "AP", Freight = R(80), Insurance = R(20),
            }), [14140, 1838.20m]),
        ["CSOSN 201"] = (() => StAndCredit(TaxRegime.Simples, Part(2000) with
        {
            Icms = "201", Substitution = Margin40, Ipi = new("50", P(15)), SimplesCredit = P(5),
        }), [3220, 219.60m, 100]),
        ["CSOSN 900"] = (() => St(Sale(TaxRegime.Simples, Part(2000) with
        {
            Icms = "900", Substitution = Margin40 with { Reduction = P(10) }, Ipi = new("50", P(15)),
        })), [2898, 161.64m]),
        ["CSOSN 101, 1.25 %"] = (() => Credit(1.25m), [12.50m]),
        ["CSOSN 101, 2.56 %"] = (() => Credit(2.56m), [25.60m]),
        ["CSOSN 101, 3.36 %"] = (() => Credit(3.36m), [33.60m]),
        ["CSOSN 500 effective"] = (() => Line(Part(1000) with { Icms = "500", Effective = new(P(20), P(20)) }, TaxRegime.Simples).Icms!.Effective is { } now
            ? [now.Icms.Base, now.Icms.Amount] : [], [800, 160]),
        ["MVA adjusted"] = (() => [SubstitutionReckoning.AdjustedMargin(P(40), P(12), P(18))], [50.24m]),
        ["MVA adjusted, auto parts"] = (() => [SubstitutionReckoning.AdjustedMargin(P(71.78m), P(12), P(18))], [84.35m]),
        ["ST with adjusted MVA"] = (() => OwnAndSt(Sale(TaxRegime.Actual, Part(1000) with
        {
            Icms = "10", Substitution = Margin40 with { Adjust = true }, Ipi = new("50", P(10)),
        }) with { DestinationUf = "MG" }), [1000, 120, 1652.64m, 177.48m]),
        ["FCP-ST"] = (() => [Line(Part(2000) with { Icms = "10", Substitution = Margin40 with { Fcp = P(2) } }).Icms!.Substitution!.Fcp!.Amount], [56]),
        ["DIFAL"] = (() => Difal(Retail(TaxRegime.Actual, Part(1000) with { Fcp = P(2) }) with { DestinationUf = "AP" }), [70, 110, 20]),
        ["DIFAL composite"] = (() => Difal(Retail(TaxRegime.Actual, Part(845) with { Fcp = P(2), Ipi = new("50", P(5.2632m)) }) with
        {
            DestinationUf = "MG", Other = R(35), Freight = R(80), Discount = R(10),
        }), [120, 60, 20]),
        ["PIS/COFINS base without ICMS"] = (() => PisCofins(TaxRegime.Actual, Part(15) with { IcmsRate = P(12) }), [13.20m, 0.22m, 1]),
        ["PIS/COFINS non-cumulative"] = (() => PisCofins(TaxRegime.Actual, Part(1000)), [820, 13.53m, 62.32m]),
        ["PIS/COFINS cumulative"] = (() => PisCofins(TaxRegime.Presumed, Part(1000)), [820, 5.33m, 24.60m]),
        ["IBS/CBS 2026, non-cumulative"] = (() => Reform(Line(Part(1000)).IbsCbs), [744.15m, 0.74m, 0, 0.74m, 6.70m]),
        ["IBS/CBS 2026, presumido"] = (() => Reform(Line(Part(1000), TaxRegime.Presumed).IbsCbs), [790.07m, 0.79m, 0, 0.79m, 7.11m]),
        ["IBS/CBS published sample"] = (() => Reform(Reform("000001", 84.79m)), [84.79m, 0.08m, 0, 0.08m, 0.76m]),
        ["Reduction 60 %"] = (() => Reform("200030", 1000).Amounts is { } part
            ? [part.Cbs.Charge.Rate, part.Cbs.Charge.Amount, part.Uf.Charge.Rate, part.Uf.Charge.Amount, part.Cbs.Nominal, part.Uf.Nominal] : [],
            [0.36m, 3.60m, 0.04m, 0.40m, 0.9m, 0.1m]),
        ["pAliqEfet with purchase reducer"] = (() => [IbsCbsReckoning.Effective(P(10), P(40), P(5))], [5.7m]),
        ["Service"] = (() => new TaxableService(Day, TaxRegime.Presumed, City, "140201", R(350)).Taxed() is var s
            ? [s.Iss!.Amount, s.PisCofins!.Pis!.Amount, s.PisCofins.Cofins!.Amount, .. Reform(s.IbsCbs)] : [],
            [17.50m, 2.28m, 10.50m, 319.72m, 0.32m, 0, 0.32m, 2.88m]),
        ["ISS with retentions"] = (() => new TaxableService(Day, TaxRegime.Presumed, City, "140201", R(1000))
        {
            Withheld = Withholdings.Iss | Withholdings.Contributions | Withholdings.Inss,
        }.Taxed() is var s ? [s.Iss!.Amount, s.CsllWithheld!.Amount, s.CofinsWithheld!.Amount, s.PisWithheld!.Amount, s.Inss!.Amount, s.Net] : [],
            [50, 10, 30, 6.50m, 110, 793.50m]),
    };

    public static TheoryData<string> Names => new(Rows.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_vector_comes_out(string name) =>
        Assert.Equal(Rows[name].Expected, Rows[name].Computed().Select(value => value is Percent percent ? percent.Value : ((Money)value).Reais));

    private static TaxedLine Line(TaxableLine line, TaxRegime regime = TaxRegime.Actual) => Sale(regime, line).Line();

    private static object[] Own(TaxableLine line) => Own(Sale(TaxRegime.Actual, line));

    private static object[] Own(TaxableDocument document) => [document.Line().Icms!.Own!.Base, document.Line().Icms!.Own!.Amount];

    private static object[] St(TaxableLine line) => St(Sale(TaxRegime.Actual, line));

    private static object[] St(TaxableDocument document) =>
        [document.Line().Icms!.Substitution!.Icms.Base, document.Line().Icms!.Substitution!.Icms.Amount];

    private static object[] OwnAndSt(TaxableLine line) => OwnAndSt(Sale(TaxRegime.Actual, line));

    private static object[] OwnAndSt(TaxableDocument document) => [.. Own(document), .. St(document)];

    private static object[] StAndCredit(TaxRegime regime, TaxableLine line) => [.. St(Sale(regime, line)), Line(line, regime).Icms!.Credit!.Amount];

    private static object[] Credit(decimal rate) => [(Sale(TaxRegime.Simples, Part(1000)) with { SimplesCredit = P(rate) }).Line().Icms!.Credit!.Amount];

    private static object[] Difal(TaxableDocument document) => document.Line() is { Icms.Own: { } own, Difal: { } difal }
        ? [own.Amount, difal.Icms.Amount, difal.Fcp!.Amount] : [];

    private static object[] PisCofins(TaxRegime regime, TaxableLine line) => Line(line, regime).PisCofins is { Pis: { } pis, Cofins: { } cofins }
        ? [pis.Base, pis.Amount, cofins.Amount] : [];

    private static IbsCbsTax Reform(string code, decimal taxable) => IbsCbsReckoning.Of(Rules, new(Day, TaxRegime.Actual), code, TaxModels.Nfe, R(taxable));

    private static object[] Reform(IbsCbsTax? tax) => tax?.Amounts is { } part
        ? [part.Base, part.Uf.Charge.Amount, part.Mun.Charge.Amount, part.Ibs, part.Cbs.Charge.Amount] : [];
}
