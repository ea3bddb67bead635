using System.Xml.Linq;
using Biela.Fisco.Tests.Taxes;

namespace Biela.Fisco.Tests;

/// <summary>What does not agree across the fields of a declaration is told with the field and the rejection.</summary>
public sealed class DpsConsistencyTests
{
    [Theory]
    [InlineData("serie", "2", 4)]
    [InlineData("nDPS", "43", 4)]
    [InlineData("cLocEmi", "3106200", 4)]
    [InlineData("dCompet", "2026-09-11", 15)]
    [InlineData("dCompet", "2025-12-31", 850)]
    [InlineData("cNBS", null, 322)]
    [InlineData("IBSCBS", null, 1235)]
    [InlineData("cClassTrib", "200001", 1235)]
    [InlineData("vPis", "12.02", 694)]
    [InlineData("vCofins", "55.49", 696)]
    [InlineData("vBCPisCofins", "1850.01", 677)]
    [InlineData("vRetCSLL", null, 724)]
    [InlineData("vRetIRRF", "1850.00", 700)]
    [InlineData("vRetCP", "0.00", 699)]
    [InlineData("tpRetPisCofins", "0", 720)]
    [InlineData("opSimpNac", "2", 676)]
    [InlineData("vServ", "100.00", 428)]
    [InlineData("toma", null, 204)]
    [InlineData("end", null, 237)]
    public void A_field_that_disagrees_is_told_with_its_rejection(string field, string? value, int rejection)
    {
        var dps = DpsXml.Write(Of(TaxRegime.Presumed));
        Spoil(dps, field, value);
        Assert.Contains(rejection, DpsConsistency.Check(dps).Select(problem => problem.Rejection));
    }

    [Theory]
    [InlineData("regApTribSN", null, 166)]
    [InlineData("regEspTrib", "5", 175)]
    [InlineData("pAliq", null, 621)]
    [InlineData("pAliq", "1.79", 621)]
    [InlineData("pAliq", "5.01", 595)]
    [InlineData("tpRetISSQN", "1", 625)]
    [InlineData("opSimpNac", "1", 713)]
    [InlineData("opSimpNac", "2", 600)]
    [InlineData("opSimpNac", "2", 162)]
    [InlineData("opSimpNac", "2", 710)]
    public void The_Simples_has_rules_of_its_own(string field, string? value, int rejection)
    {
        var dps = DpsXml.Write(Of(TaxRegime.Simples));
        Assert.Empty(DpsConsistency.Check(dps));
        Spoil(dps, field, value);
        Assert.Contains(rejection, DpsConsistency.Check(dps).Select(problem => problem.Rejection));
    }

    [Fact]
    public void In_2026_the_Simples_tells_nothing_of_IBS_and_CBS()
    {
        var dps = DpsXml.Write(Of(TaxRegime.Simples) with { Reform = new("050101", "000", "000001", IsPersonal: true) });
        Assert.Equal("infDPS/IBSCBS", Assert.Single(DpsConsistency.Check(dps)).Path);
    }

    [Fact]
    public void A_company_needs_an_address_and_nobody_is_his_own_customer()
    {
        var (taxed, company) = (Declarations.Service(TaxRegime.Presumed).Taxed(), Declarations.Customers[0].Customer!);
        var dps = Declarations.Of(taxed, company with { Address = null });
        Assert.Equal(235, Assert.Single(DpsConsistency.Check(DpsXml.Write(dps))).Rejection);
        dps = dps with { Customer = company with { TaxId = dps.Id.Provider } };
        Assert.Equal(202, Assert.Single(DpsConsistency.Check(DpsXml.Write(dps))).Rejection);
    }

    [Theory]
    [InlineData(TaxRegime.Presumed, true, null)]
    [InlineData(TaxRegime.Presumed, false, "3.00")]
    [InlineData(TaxRegime.SimplesAboveSublimit, true, null)]
    [InlineData(TaxRegime.SimplesAboveSublimit, false, "3.00")]
    [InlineData(TaxRegime.Simples, false, null)]
    [InlineData(TaxRegime.Mei, false, null)]
    public void The_rate_of_ISS_is_told_where_the_authority_cannot_know_it(TaxRegime regime, bool cityIsActive, string? rate)
    {
        var taxed = Declarations.Service(regime).Taxed();
        var dps = Declarations.Of(taxed, null) with { Values = taxed.Values(Shop.P(9), cityIsActive) };
        Assert.Equal(rate, DpsXml.Write(dps).Descendants(DpsTags.Space + "pAliq").SingleOrDefault()?.Value);
    }

    private static DpsDocument Of(TaxRegime regime) =>
        Declarations.Of(Declarations.Service(regime, Declarations.Everything).Taxed(), Declarations.Customers[0].Customer);

    private static void Spoil(XElement dps, string field, string? value)
    {
        foreach (var element in dps.Descendants(DpsTags.Space + field).ToList())
            if (value is null) element.Remove();
            else element.Value = value;
    }
}
