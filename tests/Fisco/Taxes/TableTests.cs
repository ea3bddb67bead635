using System.Text.Json;
using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

public sealed class TableTests
{
    private const string States = "AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO";

    private static readonly TaxRows Rows = TaxRules.NationalRows;

    [Fact]
    public void Every_row_has_a_name_of_its_own_and_a_source()
    {
        Assert.Equal(Rows.Rules.Count, Rows.Rules.DistinctBy(rule => rule.Id).Count());
        Assert.Equal(Rows.Treatments.Count, Rows.Treatments.DistinctBy(row => row.Id).Count());
        Assert.Equal(Rows.Classes.Count, Rows.Classes.DistinctBy(row => row.Code).Count());
        Assert.All(Rows.Rules, rule => Assert.NotEmpty(rule.Source));
        Assert.All(Rows.Treatments, row => Assert.NotEmpty(row.Source));
        Assert.All(Rows.Rules, rule => Assert.True(rule.Until is null || rule.Until >= rule.From, rule.Id));
    }

    [Fact]
    public void No_two_rules_of_a_topic_hold_for_the_same_case() => Assert.All(Rows.Rules, one => Assert.DoesNotContain(Rows.Rules, other =>
        other.Id != one.Id && other.Topic == one.Topic && other.From <= (one.Until ?? DateOnly.MaxValue) && one.From <= (other.Until ?? DateOnly.MaxValue)
        && (other.Regimes == one.Regimes || (other.Regimes & one.Regimes) != TaxRegime.None) && other.FromUf == one.FromUf && other.ToUf == one.ToUf
        && other.Imported == one.Imported));

    [Fact]
    public void Every_State_has_a_rate_and_every_pair_of_States_has_one() => Assert.All(States.Split(' '), from => Assert.All(States.Split(' '), to =>
    {
        Assert.NotNull(Rules.Need(TaxTopic.IcmsInternal, new(Day, TaxRegime.Actual) { ToUf = to }).Rate);
        var rate = Rules.Need(TaxTopic.IcmsInterstate, new(Day, TaxRegime.Actual) { FromUf = from, ToUf = to }).Rate;
        var south = "MG PR RJ RS SC SP";
        Assert.Equal(south.Contains(from) && !south.Contains(to) ? P(7) : P(12), rate);
        Assert.Equal(P(4), Rules.Need(TaxTopic.IcmsInterstate, new(Day, TaxRegime.Actual) { FromUf = from, ToUf = to, Imported = true }).Rate);
    }));

    [Theory]
    [InlineData(2026, TaxRegime.Presumed, 0.65, 3.0, 0.1, 0.0, 0.9)]
    [InlineData(2026, TaxRegime.Actual, 1.65, 7.6, 0.1, 0.0, 0.9)]
    [InlineData(2026, TaxRegime.Simples, 0.0, 0.0, null, null, null)]
    [InlineData(2026, TaxRegime.Mei, 0.0, 0.0, null, null, null)]
    [InlineData(2026, TaxRegime.SimplesAboveSublimit, 0.0, 0.0, null, null, null)]
    [InlineData(2025, TaxRegime.Actual, 1.65, 7.6, null, null, null)]
    [InlineData(2027, TaxRegime.Actual, null, null, 0.05, 0.05, -1.0)]
    [InlineData(2028, TaxRegime.Simples, null, null, 0.05, 0.05, -1.0)]
    [InlineData(2029, TaxRegime.Presumed, null, null, -1.0, -1.0, -1.0)]
    public void The_rates_of_the_nation_are_those_of_the_day(
        int year, TaxRegime regime, double? pis, double? cofins, double? ibsUf, double? ibsMun, double? cbs)
    {
        var topics = new[] { TaxTopic.Pis, TaxTopic.Cofins, TaxTopic.IbsUf, TaxTopic.IbsMun, TaxTopic.Cbs };
        foreach (var day in new[] { new DateOnly(year, 1, 1), new DateOnly(year, 12, 31) })
            Assert.Equal([pis, cofins, ibsUf, ibsMun, cbs], topics.Select(topic =>
                Rules.Find(topic, new(day, regime)) is { } rule ? (double?)rule.Rate?.Value : -1.0));
    }

    [Fact]
    public void Every_class_of_the_matrix_is_for_NFe_today() =>
        Assert.All(Rows.Treatments.Select(row => row.TaxClass).OfType<string>(), code => Assert.NotNull(Rules.Class(code, Day, TaxModels.Nfe)));

    [Fact]
    public void Every_CFOP_of_the_matrix_says_its_direction_and_place() => Assert.All(Rows.Treatments, row =>
    {
        Assert.Equal(row.Inbound ? ('1', '2') : ('5', '6'), (row.Inside[0], row.Outside[0]));
        // Between States goods under substitution have 404 where 405 is meant.
        Assert.Equal(row.Inside[1..].Replace("405", "404"), row.Outside[1..]);
        Assert.True(row.OutsideConsumer is null or ['6', ..]);
    });

    [Theory]
    [InlineData(FiscalOperation.Sale, false, "5102", "6102", "6108")]
    [InlineData(FiscalOperation.Sale, true, "5405", "6404", "6404")]
    [InlineData(FiscalOperation.OwnManufacture, false, "5101", "6101", "6107")]
    [InlineData(FiscalOperation.RepairEntry, false, "1915", "2915", "2915")]
    [InlineData(FiscalOperation.RepairReturn, false, "5916", "6916", "6916")]
    [InlineData(FiscalOperation.RepairShipment, false, "5915", "6915", "6915")]
    [InlineData(FiscalOperation.PurchaseReturn, true, "5411", "6411", "6411")]
    [InlineData(FiscalOperation.SaleReturn, false, "1202", "2202", "2202")]
    [InlineData(FiscalOperation.Consumable, false, "1556", "2556", "2556")]
    public void The_operation_and_the_place_give_the_CFOP(FiscalOperation operation, bool paid, string inside, string outside, string consumer)
    {
        var line = Part(10) with { SubstitutionPaid = paid, Icms = "41", PisCofins = "08", TaxClass = "410999" };
        var note = Sale(TaxRegime.Actual, line) with { Operation = operation };
        Assert.Equal([inside, outside, consumer], new[]
        {
            note.Line().Cfop, (note with { DestinationUf = "MG" }).Line().Cfop,
            (note with { DestinationUf = "MG", Recipient = IcmsPayer.No, FinalConsumer = true }).Line().Cfop,
        });
    }

    [Fact]
    public void An_item_comes_and_goes_for_repair_without_tax()
    {
        foreach (var operation in new[] { FiscalOperation.RepairEntry, FiscalOperation.RepairReturn })
        {
            var taxed = (Retail(TaxRegime.Presumed, Part(5000)) with { Operation = operation }).Taxed();
            Assert.Equal("41", taxed.Lines[0].Icms!.Code);
            Assert.Equal(new("410", "410999", null), taxed.Lines[0].IbsCbs);
            Assert.DoesNotContain(taxed.Lines[0].Charges, charge => charge.Amount != Money.Zero);
            Assert.Contains(taxed.Doubts, doubt => doubt.Contains("cClassTrib de remessa"));
        }
        var elsewhere = Retail(TaxRegime.Presumed, Part(5000)) with { Operation = FiscalOperation.RepairReturn, Uf = "PR", DestinationUf = "PR" };
        Assert.Equal("50", elsewhere.Line().Icms!.Code);
    }

    [Fact]
    public void Labour_on_a_note_is_taxed_as_a_service()
    {
        var labour = Part(100) with { Ncm = "00", Service = "140201", Operation = FiscalOperation.Labour };
        var taxed = (Retail(TaxRegime.Presumed, labour, Part(50)) with { City = City }).Taxed();
        Assert.Null(taxed.Lines[0].Icms);
        Assert.Equal((R(5), "5933"), (taxed.Lines[0].Iss!.Amount, taxed.Lines[0].Cfop));
        Assert.Equal((R(50), R(100), R(150), R(5), R(0.65m)),
            (taxed.Totals.Products, taxed.Totals.Services, taxed.Totals.Document, taxed.Totals.Iss, taxed.Totals.ServicePis));
    }

    [Fact]
    public void The_most_specific_rule_counts_and_then_the_one_that_was_added_last()
    {
        var rules = Rules.With(
            Icms("state", 17), Icms("heading", 12) with { Ncm = "8409" }, Icms("item", 7) with { Ncm = "84099120" },
            Icms("loan", 1) with { Operation = FiscalOperation.Loan }, Icms("cest", 4) with { Cest = "0100400" },
            Icms("later", 13) with { Ncm = "8483", From = new(2026, 6, 1) }, Icms("sooner", 14) with { Ncm = "8483" });
        Assert.Equal(["state", "heading", "item", "cest", "later"], new[]
        {
            Rule("7326", null), Rule("84099999", null), Rule("84099120", null), Rule("84099120", "0100400"), Rule("84833029", null),
        });

        string Rule(string ncm, string? cest) => rules.Need(TaxTopic.IcmsInternal, new(Day, TaxRegime.Actual) { ToUf = "SP", Ncm = ncm, Cest = cest }).Id;
        static TaxRule Icms(string id, decimal rate) => new(id, TaxTopic.IcmsInternal, new(2026, 1, 1), "lei") { ToUf = "SP", Rate = P(rate) };
    }

    [Fact]
    public void A_row_survives_being_kept_as_JSON()
    {
        foreach (var rule in Rows.Rules) Assert.Equal(rule, JsonSerializer.Deserialize<TaxRule>(JsonSerializer.Serialize(rule)));
        foreach (var row in Rows.Treatments) Assert.Equal(row, JsonSerializer.Deserialize<Treatment>(JsonSerializer.Serialize(row)));
        foreach (var band in Rows.Bands) Assert.Equal(band, JsonSerializer.Deserialize<SimplesBand>(JsonSerializer.Serialize(band)));
    }

    [Fact]
    public void Every_amount_says_how_it_came_about()
    {
        var line = Retail(TaxRegime.Presumed, Part(100)).Line();
        Assert.Equal("ICMS: 18 % de R$ 100,00 = R$ 18,00 (Lei SP 6.374/1989, art. 34, I; RICMS/SP, art. 52, I)", line.Icms!.Own!.ToString());
        Assert.Equal("icms.internal.SP", line.Icms.Own.Rule);
        var st = Sale(TaxRegime.Actual, Part(100) with { Icms = "10", Substitution = new(P(50)) { Rate = P(18) } }).Line().Icms!.Substitution!.Icms;
        Assert.Equal("ICMS-ST: 18 % de R$ 150,00 − R$ 18,00 = R$ 9,00 (informado na linha)", st.ToString());
    }
}
