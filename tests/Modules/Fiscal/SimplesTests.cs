using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>The Simples of a month, by the sums of story A22 and others reckoned by hand.</summary>
public sealed class SimplesTests : BookTest
{
    private static readonly ServiceFacts Repair = new("140301", SimplesRate: Percent.Of(9.21m));

    [Fact]
    public async Task The_DAS_of_A22_comes_from_notes_and_the_revenue_of_the_months_before()
    {
        await Become(TaxRegime.Simples, Repair);
        // 412,000 in the twelve months before September: 11 × 34,000 and 38,000.
        for (var month = 0; month < 12; month++) await Say(new DateOnly(2025, 9, 1).AddMonths(month), month == 0 ? 38_000 : 34_000);
        await Sell(new(2026, 9, 10), R(979.25m), Simple(742.80m) + Simple(236.45m));
        await Serve(new(2026, 9, 10), 1850);
        var simples = await Simples("2026-09");

        Assert.Equal((R(412_000), R(230.63m), new DateOnly(2026, 10, 20)), (simples.Rbt12, simples.DasTotal, simples.DueOn));
        Assert.Equal(
        [
            (SimplesAnnex.I, R(979.25m), new Percent(61_359), R(60.09m)), (SimplesAnnex.III, R(1850), new Percent(92_184), R(170.54m)),
        ], simples.Das.Select(due => (due.Annex, due.Revenue, due.Rate, due.Amount)));
        Assert.All(simples.Das, due => Assert.Equal(due.Amount, Money.Sum(due.Shares.Select(share => share.Amount))));
        Assert.Equal(
        [
            (SimplesAnnex.I, 3, Percent.Of(9.5m), R(13_860), R(308_000), Percent.Of(10.7m)),
            (SimplesAnnex.III, 3, Percent.Of(13.5m), R(17_640), R(308_000), Percent.Of(16)),
        ], simples.Bands.Select(band => (band.Annex, band.Number, band.Nominal, band.Deduction, band.LeftInBand, band.NextNominal!.Value)));
        Assert.StartsWith("(R$ 412.000,00 × 9,5 % − R$ 13.860,00) ÷ R$ 412.000,00 = 6,1359 %", simples.Bands[0].Explanation, StringComparison.Ordinal);
        // The profile says 9.21, the notes 9.2184.
        Assert.Equal(("services.simplesRate", true, new Percent(92_184)), (simples.Rates[0].Field, simples.Rates[0].Differs, simples.Rates[0].Computed));
        // January to August 8 × 34,000, and 2,829.25.
        Assert.Equal((R(274_829.25m), R(4_525_170.75m)), (simples.YearRevenue, simples.Limit.Left));
        Assert.Empty(simples.Warnings);
    }

    [Fact]
    public async Task What_was_paid_before_is_set_apart_and_what_was_brought_back_taken_off()
    {
        await Become(TaxRegime.Simples, Repair);
        await Say(new(2025, 9, 1), 412_000);
        await Sell(new(2026, 9, 10), R(40_000), Simple(11_000) + Simple(10_000, substituted: true) + Simple(10_000, singlePhase: true)
            + Simple(9_000, substituted: true, singlePhase: true));
        await Sell(new(2026, 9, 11), R(1_000), Simple(1_000, cfop: "1202"), incoming: true);
        await Sell(new(2026, 9, 12), R(500), Simple(500, cfop: "5916"));
        await Serve(new(2026, 9, 12), 10_000, iss: 300, withheld: true);
        await Cancel(await Sell(new(2026, 9, 13), R(7_000), Simple(7_000)));
        var das = (await Simples("2026-09")).Das;
        // 6.1359 %: 613.59 whole, 408.04 without ICMS, 518.49 without PIS and COFINS; of 9,000 without all three 281.64; 9.2184 % without ISS 622.25.
        Assert.Equal([R(613.59m), R(518.49m), R(408.04m), R(281.64m), R(622.25m)], das.Select(due => due.Amount));
        Assert.Contains("sem ISS, retido pelo cliente", das[^1].Explanation);
        Assert.DoesNotContain(das[^1].Shares, share => share.Tax == "ISS");
    }

    [Fact]
    public async Task What_comes_back_is_taken_off_what_was_sold_of_the_same_kind()
    {
        await Become(TaxRegime.Simples, Repair);
        await Say(new(2025, 9, 1), 412_000);
        var sale = await Sell(new(2026, 8, 10), R(700), Simple(100) + Simple(200, singlePhase: true) + Simple(400, substituted: true, singlePhase: true));
        await Sell(new(2026, 9, 10), R(40_000), Simple(11_000) + Simple(10_000, substituted: true) + Simple(10_000, singlePhase: true)
            + Simple(9_000, substituted: true, singlePhase: true));
        // The note of return says CST 98 of each of them, and tells them in another order.
        await TakeBack(new(2026, 9, 11), sale, (3, 400, true), (2, 200, false), (1, 100, false));
        Assert.Equal([(false, false, R(10_900)), (false, true, R(9_800)), (true, false, R(10_000)), (true, true, R(8_600))],
            (await Simples("2026-09")).Das.Select(due => (due.SubstitutionPaid, due.SinglePhase, due.Revenue)));
    }

    [Fact]
    public async Task What_comes_back_beyond_the_sales_of_its_kind_is_taken_off_in_the_months_after_until_it_is_used_up()
    {
        await Become(TaxRegime.Simples, Repair);
        // More than a year before the months that are asked for, of a kind that is not sold again until then.
        var old = await Sell(new(2024, 5, 1), R(3_000), Simple(3_000, substituted: true));
        await TakeBack(new(2024, 6, 1), old, (1, 3_000, true));
        var sale = await Sell(new(2026, 7, 10), R(1_500), Simple(1_000, singlePhase: true) + Simple(500));
        await Sell(new(2026, 8, 10), R(300), Simple(300, singlePhase: true));
        await TakeBack(new(2026, 8, 11), sale, (1, 1_000, false), (2, 500, false));
        await Sell(new(2026, 9, 10), R(4_650), Simple(600, singlePhase: true) + Simple(50) + Simple(4_000, substituted: true));
        await Sell(new(2026, 10, 10), R(5_450), Simple(1_450, singlePhase: true) + Simple(4_000));

        var august = await Simples("2026-08");
        Assert.Equal((Money.Zero, Money.Zero), (august.DasTotal, august.Months[0].OnNotes));
        // 700 and 500 of August, and 3,000 of long ago.
        Assert.Contains(
            "R$ 4.200,00 de devoluções passam das vendas do mesmo tipo e ficam para o próximo mês (Res. CGSN 140/2018, art. 17, II).", august.Warnings);
        var september = await Simples("2026-09");
        Assert.Equal([(true, false, R(1_000))], september.Das.Select(due => (due.SubstitutionPaid, due.SinglePhase, due.Revenue)));
        Assert.Contains(september.Warnings, warning => warning.StartsWith("R$ 4.200,00 de devoluções de meses anteriores", StringComparison.Ordinal));
        Assert.Contains(september.Warnings, warning => warning.StartsWith("R$ 550,00 de devoluções passam", StringComparison.Ordinal));
        var october = await Simples("2026-10");
        Assert.Equal([(false, R(3_550)), (true, R(1_350))], october.Das.Select(due => (due.SinglePhase, due.Revenue)));
        Assert.DoesNotContain(october.Warnings, warning => warning.Contains("passam", StringComparison.Ordinal));
        // July 1,500, August nothing, September 1,000 and October 4,900: what is declared, month by month.
        Assert.Equal((R(2_500), R(7_400)), (october.Rbt12, october.YearRevenue));
    }

    [Fact]
    public async Task A_young_company_s_revenue_is_reckoned_up_to_a_year()
    {
        await Become(TaxRegime.Simples, Repair, opened: new(2026, 8, 15));
        await Say(new(2026, 8, 1), 30_000);
        await Sell(new(2026, 9, 1), R(45_000), Simple(45_000));
        await Serve(new(2026, 10, 1), 60_000);
        var simples = await Simples("2026-11");
        Assert.Equal((R(540_000), R(2_000_000), R(1_500_000)), (simples.Rbt12, simples.Limit.Limit, simples.Sublimit.Limit));
        Assert.Contains("R$ 135.000,00 em 3 meses ÷ 3 × 12", simples.Rbt12Explanation);
        // The notes of November pass on the credit of October: (30,000 + 45,000) ÷ 2 × 12 = 450,000; 9.5 % − 13,860 ÷ 450,000 = 6.42 %, 33.5 % of it.
        Assert.Equal(Percent.Of(2.1507m), simples.Rates.Single(rate => rate.Field == "simplesCredit").Computed);
        // 13.5 % − 17,640 ÷ 450,000 = 9.58 %, of which ISS has 32.5 %.
        Assert.Equal(Percent.Of(3.1135m), simples.Rates.Single(rate => rate.Field == "services.issRate").Computed);
        Assert.Equal("before-opening", (await Refused(() => Simples("2026-07"))).Code);
    }

    [Theory, InlineData(27_999, SimplesAnnex.V), InlineData(28_000, SimplesAnnex.III)]
    public async Task The_payroll_decides_the_annex_of_services_that_go_by_factor_r(int payroll, SimplesAnnex annex)
    {
        await Become(TaxRegime.Simples, Repair with { ByFactorR = true });
        await Say(new(2026, 8, 1), 100_000, payroll);
        await Serve(new(2026, 9, 1), 1000);
        var simples = await Simples("2026-09");
        // The first band of both: 15.5 and 6 %.
        Assert.Equal((annex, annex == SimplesAnnex.V ? R(155) : R(60)), (Assert.Single(simples.Das).Annex, simples.DasTotal));
    }

    [Fact]
    public async Task Limits_what_is_told_by_hand_and_other_regimes_are_said()
    {
        await Become(TaxRegime.Simples, Repair);
        await Say(new(2026, 8, 1), 3_700_000);
        await Say(new(2026, 9, 1), 10);
        var warnings = (await Simples("2026-09")).Warnings;
        Assert.Contains(warnings, warning => warning.StartsWith("R$ 10,00 informados à mão", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Contains("passou do sublimite, R$ 3.600.000,00", StringComparison.Ordinal));
        await Say(new(2026, 8, 1), 4_900_000);
        Assert.Equal("simples-limit", (await Refused(() => Simples("2026-09"))).Code);
        Assert.StartsWith("revenue: ", (await Refused(() => Say(new(2026, 8, 1), -1))).Message, StringComparison.Ordinal);
        Assert.Equal("month: este mês ainda não começou.", (await Refused(() => Say(new(2027, 8, 1), 1))).Message);
        Tenant = Guid.CreateVersion7();
        await Become(TaxRegime.Presumed);
        Assert.Equal("not-in-simples", (await Refused(() => Simples("2026-09"))).Code);
    }

    private Task<ShowSimples.Response> Simples(string month) =>
        Ask<ShowSimples.Response>((db, tenant) => ShowSimples.Handle(db, tenant, Clock, default, month));

    private Task Say(DateOnly month, decimal revenue, decimal payroll = 0)
    {
        Clock.Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
        return Do(async (db, services) => await RecordRevenue.Handle(
            $"{month:yyyy-MM}", new(R(revenue), R(payroll)), db, services.GetRequiredService<Tenant>(), Clock, default));
    }
}
