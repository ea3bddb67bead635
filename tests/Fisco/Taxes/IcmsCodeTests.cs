using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

public sealed class IcmsCodeTests
{
    private static readonly string[] Fuel = ["02", "15", "53", "61"];

    /// The codes of the groups ICMS00 to ICMSSN900 of the schema PL_010e.
    public static TheoryData<string> Codes => new(
        "00", "02", "10", "15", "20", "30", "40", "41", "50", "51", "53", "60", "61", "70", "90",
        "101", "102", "103", "201", "202", "203", "300", "400", "500", "900");

    private static TaxableLine Complete(string code) => Part(100) with
    {
        Icms = code, IcmsReduction = P(10), IcmsRate = P(18), Substitution = new(P(50)), SimplesCredit = P(1.25m), ExemptionReason = "9",
        Fuel = new(UnitPrice.Of(1.1291m), UnitPrice.Of(0.2m)), Retained = new(R(80), P(18), R(10), R(4.40m)), Effective = new(P(18)),
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_the_parts_of_its_group(string code)
    {
        var icms = Sale(code.Length > 2 ? TaxRegime.Simples : TaxRegime.Actual, Complete(code)).Line().Icms!;
        Assert.Equal(code, icms.Code);
        Assert.Equal(code is "00" or "10" or "20" or "51" or "70" or "90" or "900", icms.Own is not null);
        Assert.Equal(code is "10" or "30" or "70" or "90" or "201" or "202" or "203" or "900", icms.Substitution is not null);
        Assert.Equal(code is "101" or "201" or "900", icms.Credit is not null);
        Assert.Equal(code is "60" or "500", icms.Retained is not null);
        Assert.Equal(code is "60" or "500", icms.Effective is not null);
        Assert.Equal(Fuel.Contains(code), icms.Fuel is not null);
        Assert.Equal(code is "20" or "51" or "70" or "90" or "900", icms.Reduction == P(10));
        Assert.Equal(code is "20" or "30" or "40" or "41" or "50" or "70" or "90", icms.Exemption is not null);
    }

    [Fact]
    public void No_other_code_is_known() => Assert.Equal(Codes.Select(row => row.Data).Order(), IcmsReckoning.KnownCodes.Order());

    [Theory]
    [InlineData("90", TaxRegime.Actual)]
    [InlineData("900", TaxRegime.Simples)]
    public void The_code_for_other_cases_charges_only_what_the_line_says(string code, TaxRegime regime) =>
        Assert.Equal(new IcmsTax(code), Sale(regime, Part(100) with { Icms = code }).Line().Icms);

    [Fact]
    public void Without_a_part_the_code_51_defers_everything()
    {
        var own = Sale(TaxRegime.Actual, Part(100) with { Icms = "51" }).Line().Icms!.Own!;
        Assert.Equal((R(18), Money.Zero), (own.Less, own.Amount));
    }

    [Theory]
    [InlineData("20", 10, 180)]
    [InlineData("40", null, 1800)]
    public void What_is_exempted_lowers_the_total_when_told(string code, int? reduction, int exempted)
    {
        var line = Part(100) with
        {
            Icms = code, ExemptionReason = "9", DeductExemption = true, IcmsReduction = reduction is { } part ? P(part) : null,
        };
        var taxed = Sale(TaxRegime.Actual, line).Taxed();
        Assert.Equal((new Money(exempted), new Money(10_000 - exempted)), (taxed.Totals.Exempted, taxed.Totals.Document));
        Assert.Equal(R(100), Sale(TaxRegime.Actual, line with { DeductExemption = false }).Taxed().Totals.Document);
    }

    [Fact]
    public void ST_and_IPI_and_withheld_fuel_are_in_the_total_of_the_note()
    {
        var taxed = Sale(TaxRegime.Actual, Part(100) with { Icms = "10", Substitution = new(P(50)) { Fcp = P(2) }, Ipi = new("50", P(10)) }).Taxed();
        // (100 + 10) × 1.5 = 165.00; 18 % less 18.00 = 11.70; 2 % = 3.30.
        Assert.Equal((R(11.70m), R(3.30m), R(10)), (taxed.Totals.Substitution, taxed.Totals.SubstitutionFcp, taxed.Totals.Ipi));
        Assert.Equal(R(125), taxed.Totals.Document);
        Assert.Equal(R(100.20m), Sale(TaxRegime.Actual, Complete("15")).Taxed().Totals.Document);
    }

    [Fact]
    public void Own_FCP_is_charged_inside_the_State_and_taken_off_the_one_that_is_withheld()
    {
        var line = Part(100) with { Icms = "10", Fcp = P(2), Substitution = new(P(50)) { Fcp = P(2) } };
        var icms = Sale(TaxRegime.Actual, line).Line().Icms!;
        Assert.Equal((R(2), R(1)), (icms.Fcp!.Amount, icms.Substitution!.Fcp!.Amount));
        Assert.Null((Sale(TaxRegime.Actual, line) with { DestinationUf = "MG" }).Line().Icms!.Fcp);
    }

    [Fact]
    public void A_margin_from_the_table_is_adjusted_between_States()
    {
        var rules = Rules.With(new TaxRule("shop.mva", TaxTopic.Mva, new(2026, 1, 1), "protocolo") { Ncm = "8409", ToUf = "SP MG", Rate = P(40) });
        var sale = Sale(TaxRegime.Actual, Part(100) with { Icms = "10" });
        Assert.Equal(P(40), Taxation.Of(sale, rules).Lines[0].Icms!.Substitution!.Mva);
        Assert.Equal(P(50.24m), Taxation.Of(sale with { DestinationUf = "MG" }, rules).Lines[0].Icms!.Substitution!.Mva);
    }

    [Fact]
    public void IPI_is_in_the_base_only_of_those_who_keep_the_goods()
    {
        var line = Part(100) with { Ipi = new("50", P(10)) };
        Assert.Equal(R(100), Sale(TaxRegime.Actual, line).Line().Icms!.Own!.Base);
        Assert.Equal(R(110), Retail(TaxRegime.Actual, line).Line().Icms!.Own!.Base);
        Assert.Equal(R(110), (Sale(TaxRegime.Actual, line) with { FinalConsumer = true }).Line().Icms!.Own!.Base);
    }

    [Fact]
    public void The_difference_of_rates_is_due_only_for_consumers_in_another_State_and_not_by_the_Simples()
    {
        var sale = Retail(TaxRegime.Presumed, Part(1000)) with { DestinationUf = "MG" };
        var line = sale.Line();
        Assert.Equal(("6108", R(60)), (line.Cfop, line.Difal!.Icms.Amount));
        Assert.Equal((P(18), P(12), P(100)), (line.Difal.Internal, line.Difal.Interstate, line.Difal.Share));
        // ICMS 120.00, DIFAL 60.00, PIS 5.72, COFINS 26.40.
        Assert.Equal(R(787.88m), line.IbsCbs!.Amounts!.Base);
        Assert.Null((sale with { Recipient = IcmsPayer.Registered }).Line().Difal);
        Assert.Null((sale with { DestinationUf = "SP" }).Line().Difal);
        Assert.Null((sale with { Regime = TaxRegime.Simples, Lines = [Part(1000) with { Icms = "900", IcmsRate = P(12) }] }).Line().Difal);
    }

    [Fact]
    public void A_reseller_gets_the_credit_of_the_Simples()
    {
        var sale = Sale(TaxRegime.Simples, Part(1000)) with { SimplesCredit = P(2.0556m) };
        Assert.Equal(("101", R(20.56m)), sale.Line().Icms is { Credit: { } credit } icms ? (icms.Code, credit.Amount) : default);
        Assert.Equal("102", (sale with { FinalConsumer = true }).Line().Icms!.Code);
    }

    [Fact]
    public void Above_the_sublimit_the_Simples_charges_ICMS_and_nothing_else()
    {
        var line = Retail(TaxRegime.SimplesAboveSublimit, Part(100)).Line();
        Assert.Equal(("00", R(18)), (line.Icms!.Code, line.Icms.Own!.Amount));
        Assert.Equal(("49", Money.Zero), (line.PisCofins!.Cst, line.PisCofins.Cofins!.Amount));
        Assert.Null(line.IbsCbs);
    }

    [Fact]
    public void A_MEI_sells_as_the_Simples_does() =>
        Assert.Equal(Retail(TaxRegime.Simples, Part(100)).Line().Icms, Retail(TaxRegime.Mei, Part(100)).Line().Icms);

    [Fact]
    public void An_imported_part_pays_4_per_cent_between_States() =>
        Assert.Equal(P(4), (Sale(TaxRegime.Actual, Part(100) with { Origin = 8 }) with { DestinationUf = "BA" }).Line().Icms!.Own!.Rate);

    [Fact]
    public void Approximate_taxes_are_the_given_percentage_of_the_price()
    {
        var sale = Sale(TaxRegime.Simples, Part(100) with { ApproximateTaxes = P(31.35m) }) with { Discount = R(10) };
        Assert.Equal(R(28.22m), sale.Taxed().Totals.ApproximateTaxes);
    }

    [Fact]
    public void A_tax_that_has_ended_is_not_charged_even_when_a_rate_is_given() => Assert.Null((
        Sale(TaxRegime.Presumed, Part(100) with { PisRate = P(0.65m), TaxClass = "410999" }) with { Date = new(2027, 1, 1) }).Line().PisCofins);

    [Fact]
    public void Taxes_by_unit_are_amounts_of_the_quantity()
    {
        var line = Part(10, quantity: 3) with { PisCofins = "03", PisPerUnit = UnitPrice.Of(0.5m), CofinsPerUnit = UnitPrice.Of(2.3m) };
        var tax = Sale(TaxRegime.Presumed, line).Line().PisCofins!;
        Assert.Equal((R(1.50m), R(6.90m)), (tax.Pis!.Amount, tax.Cofins!.Amount));
    }
}
