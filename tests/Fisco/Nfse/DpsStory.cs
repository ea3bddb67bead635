using System.Xml.Linq;
using Biela.Fisco.Tests.Taxes;

namespace Biela.Fisco.Tests;

/// <summary>The services of story A22 as each of its two shops declares them.</summary>
public sealed class DpsStory
{
    [Fact]
    public void Shop_P_declares_PIS_COFINS_and_the_class_of_IBS_and_CBS_which_the_authority_computes()
    {
        var taxed = Declarations.Service(TaxRegime.Presumed).Taxed();
        var dps = Written(taxed);
        Assert.Equal(["1850.00", "1850.00", "12.03", "55.50", "0"], Values(dps, "vServ", "vBCPisCofins", "vPis", "vCofins", "tpRetPisCofins"));
        Assert.Equal(["1", "1", "000", "000001", "050101"], Values(dps, "tribISSQN", "tpRetISSQN", "gIBSCBS/CST", "cClassTrib", "cIndOp"));
        // What the customer is told: PIS and COFINS, nothing of the State, and the ISS of 3 %.
        Assert.Equal(["67.53", "0.00", "55.50"], Values(dps, "vTotTribFed", "vTotTribEst", "vTotTribMun"));
        Assert.Equal((Shop.R(1726.97m), Shop.R(1.73m), Shop.R(15.54m)),
            (taxed.IbsCbs!.Amounts!.Base, taxed.IbsCbs.Amounts.Ibs, taxed.IbsCbs.Amounts.Cbs.Charge.Amount));
        Assert.Empty(dps.Descendants(DpsTags.Space + "pAliq"));
        Assert.Equal(Shop.R(1850), taxed.Net);
    }

    [Fact]
    public void Shop_S_declares_the_price_and_its_effective_rate_and_no_tax_of_its_own()
    {
        var rate = Simples.EffectiveRate(SimplesAnnex.III, Shop.Day, Shop.R(412_000), Shop.Rules);
        Assert.Equal(Shop.P(9.2184m), rate);
        var dps = Written(Declarations.Service(TaxRegime.Simples).Taxed());
        Assert.Equal(["1850.00", "3", "1", "9.22"], Values(dps, "vServ", "opSimpNac", "regApTribSN", "pTotTribSN"));
        Assert.All(["tribFed", "IBSCBS", "pAliq"], name => Assert.Empty(dps.Descendants(DpsTags.Space + name)));
    }

    [Fact]
    public void From_2027_the_rates_in_force_then_are_told()
    {
        var rules = Shop.Rules.With(new TaxRule("cbs", TaxTopic.Cbs, new(2027, 1, 1), "Senado") { Rate = Shop.P(8.7m) });
        var taxed = ServiceTaxation.Of(Declarations.Service(TaxRegime.Presumed) with { Date = new(2027, 9, 10) }, rules);
        // 1.850,00 less ISS of 55,50 makes 1.794,50: CBS of 8,7 %, IBS of 0,05 % for State and city each.
        Assert.Equal(new ApproximateTaxes.Amounts(Shop.R(156.12m), Shop.R(0.90m), Shop.R(56.40m)), taxed.Values().Approximate);
    }

    private static XElement Written(TaxedService taxed)
    {
        var dps = DpsXml.Write(Declarations.Of(taxed, Declarations.Customers[0].Customer));
        Assert.Empty(DpsLayout.CheckUnsigned(dps));
        Assert.Empty(DpsConsistency.Check(dps));
        Assert.Empty(Official.Services.Check(dps));
        return dps;
    }

    private static IEnumerable<string> Values(XElement dps, params string[] paths) => paths.Select(path =>
        path.Split('/').Aggregate(dps, (element, name) => element.Descendants(DpsTags.Space + name).First()).Value);
}
