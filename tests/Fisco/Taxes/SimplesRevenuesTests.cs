using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

/// <summary>RBT12, factor r, limits and the parts of the DAS.</summary>
public sealed class SimplesRevenuesTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Fact]
    public void An_older_company_adds_up_the_twelve_months_before()
    {
        // January counts 1,000, February 2,000 …; November of 2025 to October of 2026: 11 + 12 + 1 + … + 10 = 78.
        var twelve = SimplesRevenues.Twelve(November, null, month => new(R(month.Month * 1000), Money.Zero));
        Assert.Equal((R(78_000), 12), (twelve.Revenue, twelve.Counted));
        Assert.Equal(R(78_000), SimplesRevenues.Twelve(November, new(2025, 11, 30), month => new(R(month.Month * 1000), Money.Zero)).Revenue);
    }

    [Theory]
    [InlineData("2026-08-15", 540_000)] // (30,000 + 45,000 + 60,000) ÷ 3 × 12.
    [InlineData("2026-10-31", 720_000)] // 60,000 × 12.
    [InlineData("2026-11-02", 240_000)] // The month's own 20,000 × 12.
    public void A_younger_one_multiplies(string opened, int revenue)
    {
        var months = new Dictionary<DateOnly, int> { [new(2026, 8, 1)] = 30_000, [new(2026, 9, 1)] = 45_000, [new(2026, 10, 1)] = 60_000, [November] = 20_000 };
        var twelve = SimplesRevenues.Twelve(November, DateOnly.Parse(opened), month => new(R(months.GetValueOrDefault(month)), Money.Zero));
        Assert.Equal(R(revenue), twelve.Revenue);
    }

    [Fact]
    public void Before_it_was_opened_there_is_nothing_to_reckon() => Assert.Equal("before-opening",
        Assert.Throws<RuleBroken>(() => SimplesRevenues.Twelve(November, new(2026, 12, 1), _ => new(Money.Zero, Money.Zero))).Code);

    [Theory]
    [InlineData(100_000, 28_000, "0.28")]
    [InlineData(100_000, 0, "0.01")]
    [InlineData(0, 1, "0.28")]
    [InlineData(0, 0, null)]
    public void The_factor_r_is_payroll_by_revenue(int revenue, int payroll, string? factor) => Assert.Equal(
        factor is null ? null : decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture),
        SimplesRevenues.Twelve(November, null, _ => new(R(revenue), R(payroll))).FactorR);

    [Fact]
    public void In_the_year_of_its_opening_a_company_has_a_twelfth_of_a_limit_for_each_month()
    {
        // August to December: 5 × 400,000.
        Assert.Equal(new(R(2_000_000), R(1_500_000)), SimplesRevenues.OfYear(R(4_800_000), November, new(2026, 8, 15), R(500_000)));
        Assert.Equal(new(R(4_800_000), R(4_300_000)), SimplesRevenues.OfYear(R(4_800_000), November, new(2025, 8, 15), R(500_000)));
        Assert.Equal((R(4_800_000), R(3_600_000)), (Simples.Limit(November, Rules), Simples.Sublimit(November, Rules)));
    }

    [Fact]
    public void What_is_brought_back_beyond_the_sales_of_its_kind_is_deducted_in_the_months_after()
    {
        var (plain, single) = (new SimplesRevenue(SimplesAnnex.I, R(0)), new SimplesRevenue(SimplesAnnex.I, R(0)) { SinglePhase = true });
        (int Month, SimplesRevenue Kind, int Amount)[] told =
        [
            (1, plain, 100), (1, single, 40), (1, single, -100), // 60 of the parts that were taxed before are left over,
            (2, plain, 100), // and take nothing off the others;
            (4, single, 50), (4, plain, -30), // 10 and 30
            (5, single, 70), (5, plain, 30), // are used up.
        ];
        var net = SimplesRevenues.Net(told.ToLookup(one => new DateOnly(2026, one.Month, 1), one => one.Kind with { Amount = R(one.Amount) }), new(2026, 6, 1));
        Assert.Equal([100, 100, 0, 0, 60, 0], Months().Select(month => Money.Sum(month.Revenues.Select(kind => kind.Amount)).Reais));
        Assert.Equal([0, 60, 60, 60, 40, 0], Months().Select(month => month.CarriedIn.Reais));
        Assert.Equal([60, 60, 60, 40, 0, 0], Months().Select(month => month.CarriedOut.Reais));
        Assert.Equal([single with { Amount = R(60) }], net[new(2026, 5, 1)].Revenues);

        IEnumerable<SimplesNet> Months() => Enumerable.Range(1, 6).Select(month => net[new(2026, month, 1)]);
    }

    [Fact]
    public void The_parts_of_the_DAS_make_the_whole()
    {
        // 613.59 of 10,000.00: exactly 33.7476, 21.4757, 78.1716, 16.9351, 257.7087 and 205.5534; the three centavos left go to the largest remainders.
        Assert.Equal([("IRPJ", R(33.75m)), ("CSLL", R(21.48m)), ("COFINS", R(78.17m)), ("PIS", R(16.93m)), ("CPP", R(257.71m)), ("ICMS", R(205.55m))],
            Parts(new(SimplesAnnex.I, R(10_000)), 412_000).Select(part => (part.Tax, part.Amount)));
        var paid = Parts(new(SimplesAnnex.I, R(10_000)) { SubstitutionPaid = true, SinglePhase = true }, 412_000);
        Assert.Equal(["IRPJ", "CSLL", "CPP"], paid.Select(part => part.Tax));
        Assert.Equal(R(312.93m), Money.Sum(paid.Select(part => part.Amount)));
    }

    [Fact]
    public void ISS_stops_at_5_per_cent_and_the_federal_taxes_share_the_rest()
    {
        // 17.51 % − 5 % = 12.51 %, of which IRPJ has 4 ÷ 66.5 (note to Annex III: 6.02 %) and CPP 43.4 ÷ 66.5 (65.26 %).
        var parts = Parts(new(SimplesAnnex.III, R(10_000)), 3_600_000).ToDictionary(part => part.Tax, part => part.Rate);
        Assert.Equal((P(5), P(0.7525m), P(8.1644m)), (parts["ISS"], parts["IRPJ"], parts["CPP"]));
        // In the first band 6 %, of which ISS has 33.5 %: 600.00 − 201.00.
        Assert.Equal(R(399), Money.Sum(Parts(new(SimplesAnnex.III, R(10_000)) { IssWithheld = true }, 180_000).Select(part => part.Amount)));
    }

    private static IReadOnlyList<SimplesShare> Parts(SimplesRevenue revenue, int revenue12) => SimplesRevenues.Shares(
        Assert.Single(Simples.Month(Day, R(revenue12), aboveSublimit: false, [revenue], Rules).Dues), R(revenue12), aboveSublimit: false);
}
