using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

public sealed class ServiceTests
{
    private static readonly TaxableService Repair = new(Day, TaxRegime.Presumed, City, "140301", R(1000));

    [Fact]
    public void The_service_and_the_city_give_the_rate_of_ISS()
    {
        Assert.Equal((P(3), "shop.iss.14.03"), Repair.Taxed().Iss is { } iss ? (iss.Rate, iss.Rule) : default);
        Assert.Equal(P(5), (Repair with { Code = "140501" }).Taxed().Iss!.Rate);
        Assert.Equal("Falta a alíquota do ISS em 10/09/2026 para o serviço 140301 no município 4106902. Cadastre em Regras fiscais.",
            Assert.Throws<RuleBroken>(() => (Repair with { City = "4106902" }).Taxed()).Message);
    }

    [Fact]
    public void Withheld_amounts_are_what_the_customer_does_not_pay()
    {
        var taxed = (Repair with { Withheld = Withholdings.Iss | Withholdings.Irrf | Withholdings.Contributions | Withholdings.Inss }).Taxed();
        // 30 + 15 + 46.50 + 110.
        Assert.Equal((R(201.50m), R(798.50m)), (taxed.Withheld, taxed.Net));
        Assert.Equal(R(1000), Repair.Taxed().Net);
    }

    [Theory]
    [InlineData(66_666, false, true)] // IRRF 10.00
    [InlineData(66_700, true, true)]
    [InlineData(21_505, false, false)] // contributions 10.00: 2.15 + 1.40 + 6.45
    [InlineData(21_540, false, true)]
    public void Ten_reais_or_less_are_not_withheld(int price, bool irrf, bool contributions)
    {
        var taxed = (Repair with { Price = new(price), Withheld = Withholdings.Irrf | Withholdings.Contributions }).Taxed();
        Assert.Equal(irrf, taxed.Irrf is not null);
        Assert.Equal(contributions, taxed.CsllWithheld is not null);
    }

    [Fact]
    public void Nobody_withholds_from_the_Simples_but_ISS_at_the_rate_of_its_band()
    {
        const Withholdings everything = Withholdings.Iss | Withholdings.Irrf | Withholdings.Contributions | Withholdings.Inss;
        var service = Repair with { Regime = TaxRegime.Simples, Withheld = everything };
        Assert.Equal("iss-rate-missing", Assert.Throws<RuleBroken>(() => service.Taxed()).Code);
        var taxed = (service with { IssRate = P(2.01m) }).Taxed();
        Assert.Equal((R(20.10m), R(979.90m)), (taxed.Withheld, taxed.Net));
    }

    [Fact]
    public void From_2027_only_CSLL_is_withheld_of_the_contributions()
    {
        var rules = Rules.With(new TaxRule("cbs", TaxTopic.Cbs, new(2027, 1, 1), "Senado") { Rate = P(8.7m) });
        var taxed = ServiceTaxation.Of(Repair with { Date = new(2027, 3, 1), Price = R(2000), Withheld = Withholdings.Contributions }, rules);
        Assert.Equal((R(20), R(20)), (taxed.CsllWithheld!.Amount, taxed.Withheld));
        Assert.Null(taxed.PisCofins);
        Assert.Equal(R(1940), taxed.IbsCbs!.Amounts!.Base);
    }

    [Fact]
    public void Discount_and_deduction_lower_the_base()
    {
        var taxed = (Repair with { Discount = R(100), Deduction = R(200) }).Taxed();
        Assert.Equal((R(700), R(900), R(900)), (taxed.Iss!.Base, taxed.PisCofins!.Pis!.Base, taxed.Net));
        // 700 − 21.00 − 5.85 − 27.00.
        Assert.Equal(R(646.15m), taxed.IbsCbs!.Amounts!.Base);
    }

    [Theory]
    [InlineData(19_900)]
    [InlineData(50_100)]
    public void ISS_keeps_to_the_limits_of_the_law(int rate) =>
        Assert.Equal("iss-out-of-range", Assert.Throws<RuleBroken>(() => (Repair with { IssRate = new Percent(rate) }).Taxed()).Code);

    [Fact]
    public void A_discount_of_more_than_the_price_is_refused() =>
        Assert.Equal("amount-negative", Assert.Throws<RuleBroken>(() => (Repair with { Discount = R(1000.01m) }).Taxed()).Code);
}
