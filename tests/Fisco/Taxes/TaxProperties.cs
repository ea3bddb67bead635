using FsCheck;
using FsCheck.Fluent;
using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

public sealed class TaxProperties
{
    private static readonly string[] Csts = ["00", "10", "20", "30", "40", "41", "50", "51", "60", "70", "90"];
    private static readonly string[] Csosns = ["101", "102", "103", "201", "202", "203", "300", "400", "500", "900"];

    private static readonly Gen<Percent> Part100 = Gen.Choose(0, 1_000_000).Select(scaled => new Percent(scaled));

    // Prices of a few centavos are frequent: there rounding weighs most.
    private static readonly Gen<UnitPrice> Price = Gen.Frequency(
        (2, Gen.Choose(0, 2_000)), (5, Gen.Choose(1_000, 900_000))).Select(tenths => UnitPrice.Of(tenths / 1000m));

    private static Gen<TaxableLine> Line(bool simples) =>
        from quantity in Gen.Choose(1, 90_000)
        from price in Price
        from code in Gen.Elements(simples ? Csosns : Csts)
        from off in Gen.Choose(0, 3)
        from margin in Gen.Choose(0, 1_500_000)
        from reduction in Part100
        from deferral in Part100
        from fund in Gen.Choose(0, 2)
        from ipi in Gen.Choose(0, 2)
        let gross = new Quantity(quantity) * price
        select new TaxableLine("PT", "84099120", new(quantity), price)
        {
            Discount = new(gross.Cents * off / 10), Icms = code, IcmsReduction = reduction, Deferral = deferral, SimplesCredit = P(1.25m),
            Substitution = new(new(margin)) { Adjust = true }, Fcp = fund == 0 ? null : P(fund), ExemptionReason = off == 0 ? "9" : null,
            DeductExemption = fund == 0, IcmsRate = code.StartsWith('9') && off == 0 ? P(18) : null, Ipi = ipi == 0 ? new("50", P(7.5m)) : null,
        };

    internal static readonly Arbitrary<TaxableDocument> Documents = (
        from regime in Gen.Elements(TaxRegime.Simples, TaxRegime.SimplesAboveSublimit, TaxRegime.Presumed, TaxRegime.Actual, TaxRegime.Mei)
        from count in Gen.Choose(1, 12)
        from lines in Line(regime is TaxRegime.Simples or TaxRegime.Mei).ListOf(count)
        from to in Gen.Elements("SP", "SP", "MG", "BA")
        from retail in Gen.Elements(true, false)
        from off in Gen.Choose(0, 1000)
        from more in Gen.Choose(0, 10_000).Three()
        let left = Money.Sum(lines.Select(line => line.Quantity * line.Price - line.Discount))
        select (retail ? Retail(regime, [.. lines]) : Sale(regime, [.. lines])) with
        {
            DestinationUf = to, Discount = new(left.Cents * off / 1000),
            Freight = new(more.Item1), Insurance = new(more.Item2 / 10), Other = new(more.Item3 / 100),
        }).ToArbitrary();

    private static readonly Config TwoThousand = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void What_is_spread_is_spread_to_the_last_centavo() => Prop.ForAll(Documents, document =>
    {
        var (lines, sum) = (document.Taxed().Lines, document.Taxed().Totals);
        return Money.Sum(lines.Select(line => line.Share.Discount)) == document.Discount + Money.Sum(document.Lines.Select(line => line.Discount))
            && Money.Sum(lines.Select(line => line.Share.Freight)) == document.Freight
            && Money.Sum(lines.Select(line => line.Share.Insurance)) == document.Insurance
            && Money.Sum(lines.Select(line => line.Share.Other)) == document.Other
            && lines.All(line => line.Share.Value >= Money.Zero && line.Share.Discount <= line.Share.Gross)
            && sum.Discount == Money.Sum(lines.Select(line => line.Share.Discount));
    }).Check(TwoThousand);

    [Fact]
    public void The_total_of_the_note_is_what_its_lines_cost() => Prop.ForAll(Documents, document =>
    {
        var taxed = document.Taxed();
        var cost = Money.Sum(taxed.Lines.Select(line =>
            line.Share.Value + (line.Ipi?.Amount?.Amount ?? default) + (line.Icms?.Substitution?.Icms.Amount ?? default)
            + (line.Icms?.Substitution?.Fcp?.Amount ?? default) - (line.Icms?.Exemption is { Deducted: true } exemption ? exemption.Amount : default)));
        return taxed.Totals.Document == cost
            && taxed.Totals.Icms == Money.Sum(taxed.Lines.Select(line => line.Icms?.Own?.Amount ?? default))
            && taxed.Totals.Ibs + taxed.Totals.Cbs
                == Money.Sum(taxed.Lines.Select(line => line.IbsCbs?.Amounts is { } part ? part.Ibs + part.Cbs.Charge.Amount : default));
    }).Check(TwoThousand);

    [Fact]
    public void No_base_and_no_amount_is_negative_and_each_is_what_its_explanation_says() => Prop.ForAll(Documents, document =>
        document.Taxed().Lines.SelectMany(line => line.Charges).All(charge =>
            charge.Base >= Money.Zero && charge.Amount >= Money.Zero && charge.Source != ""
            && charge.Amount == Money.Max(charge.Rate.On(charge.Base) - charge.Less, Money.Zero))).Check(TwoThousand);

    [Fact]
    public void The_same_document_has_the_same_taxes_every_time() =>
        Prop.ForAll(Documents, document => Text(document.Taxed()).SequenceEqual(Text(document.Taxed()))).Check(TwoThousand);

    [Fact]
    public void The_order_of_the_lines_matters_only_where_two_of_them_tie() => Prop.ForAll(Documents, document =>
    {
        var (one, other) = (document.Taxed(), (document with { Lines = [.. document.Lines.Reverse()] }).Taxed());
        var pairs = one.Lines.Zip(other.Lines.Reverse()).ToList();
        return pairs.TrueForAll(pair => pair.First.Share == pair.Second.Share
            ? Text(pair.First).SequenceEqual(Text(pair.Second))
            : pairs.Exists(tied => tied.First != pair.First && Apart(tied.First.Share, tied.Second.Share)) && Apart(pair.First.Share, pair.Second.Share));
    }).Check(TwoThousand);

    // A tie moves one centavo of each thing that is spread, and never more.
    private static bool Apart(LineShare one, LineShare other) =>
        one != other && one.Gross == other.Gross && new[]
        {
            one.Discount - other.Discount, one.Freight - other.Freight, one.Insurance - other.Insurance, one.Other - other.Other,
        }.All(difference => difference.Cents is >= -1 and <= 1);

    private static IEnumerable<string> Text(TaxedDocument taxed) => taxed.Lines.SelectMany(Text);

    private static IEnumerable<string> Text(TaxedLine line) =>
        line.Charges.Select(charge => charge.ToString()).Prepend($"{line.Cfop} {line.Icms?.Code} {line.Share}");
}
