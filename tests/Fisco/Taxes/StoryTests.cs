using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

/// <summary>Stories A21 and A22, number by number.</summary>
public sealed class StoryTests
{
    private static readonly DateOnly NextYear = new(2027, 9, 10);

    // The reference rate of CBS is not known yet; any will do to see that the table decides.
    private static readonly TaxRules WithReference = Rules.With(
        new TaxRule("shop.cbs.2027", TaxTopic.Cbs, new(2027, 1, 1), "resolução do Senado") { Rate = P(8.7m) });

    private static readonly TaxableLine[] Lines =
    [
        new("PT-BRB050", "84833029", Quantity.Of(3), UnitPrice.Of(33.3333333333m)),
        new("PT-BICO", "84099116", Quantity.Of(2.375m), UnitPrice.Of(41.47m)) { SubstitutionPaid = true, Cest = "0100400", PisCofins = "04" },
        new("PT-SELO", "73269090", Quantity.Of(7), UnitPrice.Of(12.555m)),
        new("PT-ARRUELA", "73182200", Quantity.Of(1), UnitPrice.Of(0.05m)),
    ];

    internal static TaxableDocument Note => Retail(TaxRegime.Presumed, Lines) with { Discount = R(37), Freight = R(25) };

    internal static TaxableDocument Parts(TaxRegime regime) => Retail(regime, Part(742.80m, "PT-PIST050"), Part(236.45m, "PT-ANEL050"));

    internal static TaxableService Labour(TaxRegime regime) => new(Day, regime, City, "140301", R(1850));

    [Fact]
    public void Every_amount_of_A21_is_to_the_centavo()
    {
        decimal[][] expected =
        [
            [100.00m, 12.92m, 8.73m, 95.81m, 17.25m, 0.51m, 2.36m, 75.69m, 0.08m, 0.68m],
            [98.49m, 12.72m, 8.60m, 0.00m, 0.00m, 0.00m, 0.00m, 94.37m, 0.09m, 0.85m],
            [87.89m, 11.35m, 7.67m, 84.21m, 15.16m, 0.45m, 2.07m, 66.53m, 0.07m, 0.60m],
            [0.05m, 0.01m, 0.00m, 0.04m, 0.01m, 0.00m, 0.00m, 0.03m, 0.00m, 0.00m],
        ];
        var taxed = Note.Taxed();
        Assert.Equal(expected, taxed.Lines.Select(Row));
        Assert.Equal(["5102", "5405", "5102", "5102"], taxed.Lines.Select(line => line.Cfop));
        Assert.Equal(["00", "60", "00", "00"], taxed.Lines.Select(line => line.Icms!.Code));
        Assert.Equal(["01", "04", "01", "01"], taxed.Lines.Select(line => line.PisCofins!.Cst));
        Assert.All(taxed.Lines, line => Assert.Equal(("000", "000001"), (line.IbsCbs!.Cst, line.IbsCbs.Class)));
    }

    [Fact]
    public void The_totals_of_A21_are_sums_of_lines()
    {
        var sum = Note.Taxed().Totals;
        Assert.Equal(
            [R(286.43m), R(37), R(25), R(180.06m), R(32.42m), R(0.96m), R(4.43m), R(236.62m), R(0.24m), R(2.13m)],
            new[] { sum.Products, sum.Discount, sum.Freight, sum.IcmsBase, sum.Icms, sum.Pis, sum.Cofins, sum.IbsCbsBase, sum.Ibs, sum.Cbs });
        Assert.Equal(R(274.43m), sum.Document);
    }

    [Fact]
    public void A_line_of_a_few_centavos_has_its_elements_all_the_same()
    {
        var line = Note.Taxed().Lines[3];
        Assert.Equal(Money.Zero, line.PisCofins!.Pis!.Amount);
        Assert.Equal(Money.Zero, line.PisCofins.Cofins!.Amount);
        Assert.Equal(Money.Zero, line.IbsCbs!.Amounts!.Uf.Charge.Amount);
        Assert.Equal(Money.Zero, line.IbsCbs.Amounts.Cbs.Charge.Amount);
    }

    [Fact]
    public void The_order_of_the_lines_of_A21_changes_no_line() => Assert.Equal(
        Note.Taxed().Lines.Select(Row), (Note with { Lines = [.. Lines.Reverse()] }).Taxed().Lines.Reverse().Select(Row));

    [Fact]
    public void The_note_of_A21_takes_the_rates_of_2027_from_the_table()
    {
        var taxed = Taxation.Of(Note with { Date = NextYear }, WithReference);
        Assert.All(taxed.Lines, line => Assert.Null(line.PisCofins));
        decimal[][] expected = [[78.56m, 0.04m, 0.04m, 6.83m], [94.37m, 0.05m, 0.05m, 8.21m], [69.05m, 0.03m, 0.03m, 6.01m], [0.03m, 0, 0, 0]];
        Assert.Equal(expected, taxed.Lines.Select(line => line.IbsCbs!.Amounts!).Select(part => (decimal[])[
            part.Base.Reais, part.Uf.Charge.Amount.Reais, part.Mun.Charge.Amount.Reais, part.Cbs.Charge.Amount.Reais]));
        Assert.Equal(R(274.43m), taxed.Totals.Document);
    }

    [Fact]
    public void Without_the_reference_rate_of_2027_the_message_says_what_is_missing()
    {
        var refusal = Assert.Throws<RuleBroken>(() => (Note with { Date = NextYear }).Taxed());
        Assert.Equal("tax-rule-missing", refusal.Code);
        Assert.Equal("Falta a alíquota de referência da CBS em 10/09/2027 para o lucro presumido. Cadastre em Regras fiscais.", refusal.Message);
    }

    [Fact]
    public void Shop_P_of_A22_sells_parts()
    {
        var taxed = Parts(TaxRegime.Presumed).Taxed();
        decimal[][] expected =
        [
            [742.80m, 133.70m, 609.10m, 3.96m, 18.27m, 586.87m, 0.59m, 5.28m],
            [236.45m, 42.56m, 193.89m, 1.26m, 5.82m, 186.81m, 0.19m, 1.68m],
        ];
        Assert.Equal(expected, taxed.Lines.Select(line => (decimal[])[
            line.Share.Gross.Reais, line.Icms!.Own!.Amount.Reais, line.PisCofins!.Pis!.Base.Reais, line.PisCofins.Pis.Amount.Reais,
            line.PisCofins.Cofins!.Amount.Reais, line.IbsCbs!.Amounts!.Base.Reais, line.IbsCbs.Amounts.Ibs.Reais,
            line.IbsCbs.Amounts.Cbs.Charge.Amount.Reais]));
        var sum = taxed.Totals;
        Assert.Equal(
            [R(979.25m), R(176.26m), R(5.22m), R(24.09m), R(773.68m), R(0.78m), R(6.96m)],
            new[] { sum.Document, sum.Icms, sum.Pis, sum.Cofins, sum.IbsCbsBase, sum.Ibs, sum.Cbs });
    }

    [Fact]
    public void Shop_P_of_A22_works()
    {
        var taxed = Labour(TaxRegime.Presumed).Taxed();
        Assert.Equal(
            [R(55.50m), R(12.03m), R(55.50m), R(1726.97m), R(1.73m), R(15.54m), R(1850)],
            new[]
            {
                taxed.Iss!.Amount, taxed.PisCofins!.Pis!.Amount, taxed.PisCofins.Cofins!.Amount, taxed.IbsCbs!.Amounts!.Base, taxed.IbsCbs.Amounts.Ibs,
                taxed.IbsCbs.Amounts.Cbs.Charge.Amount, taxed.Net,
            });
    }

    [Fact]
    public void The_result_of_shop_P_of_A22_is_its_revenue_less_its_taxes()
    {
        var month = SalesTaxes.Of([Parts(TaxRegime.Presumed).Taxed()], [Labour(TaxRegime.Presumed).Taxed()]);
        Assert.Equal((R(2829.25m), R(328.60m), R(2500.65m)), (month.Revenue, month.Total, month.Revenue - month.Total));
        Assert.Equal(new(R(2829.25m), R(176.26m), R(17.25m), R(79.59m), R(55.50m)), month);
    }

    [Fact]
    public void A_return_is_taken_off_the_month_and_a_remittance_is_no_sale()
    {
        var sale = Parts(TaxRegime.Presumed);
        var returned = sale with
        {
            Operation = FiscalOperation.SaleReturn,
            Lines = [.. sale.Lines.Select(line => line with { Icms = "00", PisRate = P(0.65m), CofinsRate = P(3) })],
        };
        var remittance = sale with { Operation = FiscalOperation.RepairReturn };
        Assert.Equal(new(R(0), R(0), R(0), R(0), R(0)), SalesTaxes.Of([sale.Taxed(), returned.Taxed(), remittance.Taxed()], []));
    }

    [Fact]
    public void Shop_S_of_A22_shows_no_tax()
    {
        var note = Parts(TaxRegime.Simples).Taxed();
        Assert.All(note.Lines, line => Assert.Equal(new IcmsTax("102"), line.Icms));
        Assert.All(note.Lines, line => Assert.Null(line.IbsCbs));
        Assert.All(note.Lines, line => Assert.Equal((Money.Zero, Money.Zero), (line.PisCofins!.Pis!.Amount, line.PisCofins.Cofins!.Amount)));
        Assert.Equal(R(979.25m), note.Totals.Document);
        var service = Labour(TaxRegime.Simples).Taxed();
        Assert.Empty(service.Charges);
        Assert.Equal(R(1850), service.Net);
    }

    [Fact]
    public void The_DAS_of_A22_comes_out()
    {
        var das = Simples.Month(Day, R(412_000), aboveSublimit: false, [new(SimplesAnnex.III, R(1850)), new(SimplesAnnex.I, R(979.25m))], Rules);
        Assert.Equal([P(9.2184m), P(6.1359m)], das.Dues.Select(due => due.Charge.Rate));
        Assert.Equal([R(170.54m), R(60.09m)], das.Dues.Select(due => due.Charge.Amount));
        Assert.Equal((R(2829.25m), R(230.63m), R(2598.62m)), (das.Revenue, das.Total, das.Revenue - das.Total));
    }

    [Fact]
    public void The_same_documents_of_the_Simples_carry_IBS_and_CBS_in_2027()
    {
        var note = Taxation.Of(Parts(TaxRegime.Simples) with { Date = NextYear }, WithReference);
        var line = note.Lines[0];
        Assert.Contains(note.Doubts, doubt => doubt.Contains("Simples Nacional a partir de 2027"));
        Assert.Equal((R(0.37m), R(64.62m)), (line.IbsCbs!.Amounts!.Uf.Charge.Amount, line.IbsCbs.Amounts.Cbs.Charge.Amount));
        Assert.NotNull(ServiceTaxation.Of(Labour(TaxRegime.Simples) with { Date = NextYear }, WithReference).IbsCbs);
    }

    private static decimal[] Row(TaxedLine line) =>
    [
        line.Share.Gross.Reais, line.Share.Discount.Reais, line.Share.Freight.Reais, line.Icms?.Own?.Base.Reais ?? 0, line.Icms?.Own?.Amount.Reais ?? 0,
        line.PisCofins?.Pis?.Amount.Reais ?? 0, line.PisCofins?.Cofins?.Amount.Reais ?? 0, line.IbsCbs!.Amounts!.Base.Reais,
        line.IbsCbs.Amounts.Uf.Charge.Amount.Reais, line.IbsCbs.Amounts.Cbs.Charge.Amount.Reais,
    ];
}
