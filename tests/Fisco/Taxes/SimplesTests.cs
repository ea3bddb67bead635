using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

public sealed class SimplesTests
{
    [Fact]
    public void The_parts_of_every_band_make_the_whole_and_the_deduction_joins_the_bands()
    {
        Assert.Equal(30, TaxRules.NationalRows.Bands.Count);
        Assert.All(TaxRules.NationalRows.Bands, band =>
            Assert.Equal(P(100), band.Irpj + band.Csll + band.Cofins + band.Pis + band.Cpp + band.Ipi + band.Icms + band.Iss));
        // At the limit both bands give the same tax; the sixth band has no ICMS and ISS, and does not join.
        Assert.All(TaxRules.NationalRows.Bands.GroupBy(band => band.Annex), table => Assert.All(table.Take(5).Zip(table.Skip(1).Take(4)), pair =>
            Assert.Equal(pair.First.EffectiveRate(pair.First.Limit), pair.Second.EffectiveRate(pair.First.Limit), 10)));
    }

    [Theory]
    [InlineData(SimplesAnnex.I, 0, 40_000)]
    [InlineData(SimplesAnnex.I, 180_000, 40_000)]
    [InlineData(SimplesAnnex.I, 412_000, 61_359)]
    [InlineData(SimplesAnnex.III, 412_000, 92_184)]
    [InlineData(SimplesAnnex.III, 4_800_000, 195_000)]
    [InlineData(SimplesAnnex.V, 1_000_000, 187_900)]
    public void The_revenue_of_twelve_months_gives_the_effective_rate(SimplesAnnex annex, int revenue, int rate) =>
        Assert.Equal(new Percent(rate), Simples.EffectiveRate(annex, Day, R(revenue), Rules));

    [Fact]
    public void What_was_paid_before_leaves_the_DAS()
    {
        // 6.1359 % of 10,000.00 is 613.59; ICMS has 33.5 % of it, PIS and COFINS 15.5 %.
        Assert.Equal(R(613.59m), Due(new(SimplesAnnex.I, R(10_000))));
        Assert.Equal(R(408.04m), Due(new(SimplesAnnex.I, R(10_000)) { SubstitutionPaid = true }));
        Assert.Equal(R(518.49m), Due(new(SimplesAnnex.I, R(10_000)) { SinglePhase = true }));
        Assert.Equal(R(312.93m), Due(new(SimplesAnnex.I, R(10_000)) { SubstitutionPaid = true, SinglePhase = true }));
        // 9.2184 % of 10,000.00 is 921.84; ISS has 32.5 % of it.
        Assert.Equal(R(622.25m), Due(new(SimplesAnnex.III, R(10_000)) { IssWithheld = true }));

        static Money Due(SimplesRevenue revenue) => Simples.Month(Day, R(412_000), aboveSublimit: false, [revenue], Rules).Total;
    }

    [Fact]
    public void Above_the_sublimit_ICMS_and_ISS_are_paid_apart()
    {
        Assert.False(Simples.IsAboveSublimit(Day, R(3_600_000), Rules));
        Assert.True(Simples.IsAboveSublimit(Day, R(3_600_000.01m), Rules));
        Assert.Equal(R(408.04m), Simples.Month(Day, R(412_000), aboveSublimit: true, [new(SimplesAnnex.I, R(10_000))], Rules).Total);
    }

    [Fact]
    public void ISS_in_the_DAS_is_never_more_than_5_per_cent()
    {
        // 21 % − 125,640 ÷ 3,600,000 = 17.51 %; a third of it would be 5.87 %.
        var das = Simples.Month(Day, R(3_600_000), aboveSublimit: false, [new(SimplesAnnex.III, R(10_000)) { IssWithheld = true }], Rules);
        Assert.Equal(R(1251), das.Total);
    }

    [Fact]
    public void The_credit_is_the_ICMS_in_the_effective_rate() =>
        Assert.Equal([P(1.36m), P(2.0555m)], new[] { R(180_000), R(412_000) }.Select(revenue => Simples.IcmsCredit(SimplesAnnex.I, Day, revenue, Rules)));

    [Fact]
    public void Beyond_the_tables_there_is_no_rate()
    {
        Assert.Equal("simples-limit", Assert.Throws<RuleBroken>(() => Simples.EffectiveRate(SimplesAnnex.I, Day, R(4_800_000.01m), Rules)).Code);
        Assert.Equal("simples-table-missing", Assert.Throws<RuleBroken>(() => Simples.EffectiveRate(SimplesAnnex.I, new(2027, 1, 1), R(1), Rules)).Code);
    }
}
