using FsCheck;
using FsCheck.Fluent;

namespace Biela.Kernel.Tests.Values;

public sealed class AllocationTests
{
    [Fact]
    public void The_discount_of_the_main_job_is_spread_over_its_15_lines() => Assert.Equal(
        Amounts(5.73m, 3.92m, 21.78m, 18.01m, 15.10m, 7.11m, 13.67m, 29.49m, 24.62m, 7.84m, 6.29m, 5.21m, 7.25m, 4.81m, 10.57m),
        Allocation.Spread(Money.Of(181.40m), Amounts(
            172.90m, 118.40m, 657.20m, 543.50m, 455.60m, 214.60m, 412.50m, 890.00m, 742.80m, 236.45m, 189.75m, 157.35m, 218.80m, 145.15m, 318.90m)));

    [Fact]
    public void The_discount_of_a_new_version_is_spread_over_its_lines() => Assert.Equal( // A05
        Amounts(6.40m, 12.29m, 3.47m, 2.84m), Allocation.Spread(Money.Of(25), Amounts(214.60m, 412.50m, 116.40m, 95.20m)));

    [Fact]
    public void The_header_discount_is_spread_over_what_line_discounts_leave() => Assert.Equal( // A06, case 7
        Amounts(25.12m, 20.78m, 32.50m, 26.70m, 7.25m, 11.07m),
        Allocation.Spread(Money.Of(123.42m), Amounts(657.20m, 543.50m, 850.00m, 698.40m, 189.75m, 289.55m)));

    [Fact]
    public void The_discount_of_a_supplement_is_spread_over_its_lines() => Assert.Equal( // A07
        Amounts(7.91m, 0.59m, 1.50m), Allocation.Spread(Money.Of(10), Amounts(386.70m, 29.10m, 73.30m)));

    [Fact]
    public void Ties_go_to_the_first_line() => Assert.Equal(Amounts(0.02m, 0.02m, 0.01m), Allocation.Spread(Money.Of(0.05m), Amounts(7, 7, 7)));

    [Fact]
    public void Weights_that_are_all_zero_count_the_same() => Assert.Equal(Amounts(0.34m, 0.33m, 0.33m), Allocation.Spread(Money.Of(1), Amounts(0, 0, 0)));

    [Fact]
    public void A_line_without_value_gets_nothing_when_another_has_some() =>
        Assert.Equal(Amounts(0, 1, 0), Allocation.Spread(Money.Of(1), Amounts(0, 0.01m, 0)));

    [Fact]
    public void Nothing_can_be_spread_over_no_lines_and_no_weight_is_negative()
    {
        Assert.Empty(Allocation.Spread(Money.Zero, []));
        Assert.Throws<ArgumentException>(() => Allocation.Spread(Money.Of(1), []));
        Assert.Throws<ArgumentException>(() => Allocation.Spread(Money.Of(1), Amounts(2, -1)));
    }

    [Fact]
    public void Shares_add_up_to_the_total_and_are_less_than_a_centavo_from_exact() => Prop.ForAll(Totals, Weights, (total, weights) =>
    {
        var shares = Allocation.Spread(total, weights);
        var whole = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight.Cents);
        return Money.Sum(shares) == total && shares.Zip(weights).All(pair => whole == 0
            ? Int128.Abs((Int128)pair.First.Cents * weights.Length - total.Cents) < weights.Length
            : Int128.Abs(pair.First.Cents * whole - (Int128)total.Cents * pair.Second.Cents) < whole);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_negative_total_is_spread_like_its_opposite() => Prop.ForAll(Totals, Weights, (total, weights) =>
        Allocation.Spread(-total, weights).SequenceEqual(Allocation.Spread(total, weights).Select(share => -share)))
        .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Of_two_equal_lines_the_first_never_gets_less() => Prop.ForAll(Totals, Weights, (total, weights) =>
    {
        var shares = Allocation.Spread(Money.Max(total, -total), [.. weights, .. weights]);
        return shares.Take(weights.Length).Zip(shares.Skip(weights.Length)).All(pair => pair.First >= pair.Second);
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [MemberData(nameof(Divisions))]
    public void Installments_give_the_extra_centavos_to_the_first_ones(decimal total, decimal[] expected) =>
        Assert.Equal(Amounts(expected), Allocation.Installments(Money.Of(total), expected.Length));

    public static TheoryData<decimal, decimal[]> Divisions => new()
    {
        { 4_944.67m, [1_648.23m, 1_648.22m, 1_648.22m] }, // A01
        { 813.70m, [406.85m, 406.85m] }, // A05
        { 2_245.60m, [1_122.80m, 1_122.80m] }, // A07
        { 2_749.90m, [687.48m, 687.48m, 687.47m, 687.47m] }, // A08
        { 1_155.53m, [231.11m, 231.11m, 231.11m, 231.10m, 231.10m] }, // A18
        { 10_000m, [3_333.34m, 3_333.33m, 3_333.33m] },
        { 5.47m, [1.83m, 1.82m, 1.82m] },
        { 7_975.25m, [1_139.33m, 1_139.32m, 1_139.32m, 1_139.32m, 1_139.32m, 1_139.32m, 1_139.32m] },
        { 0.02m, [0.01m, 0.01m, 0m] },
        { -5.47m, [-1.83m, -1.82m, -1.82m] },
    };

    [Fact]
    public void Installments_may_put_the_extra_centavos_on_the_last_one()
    {
        Assert.Equal(Amounts(1.82m, 1.82m, 1.83m), Allocation.Installments(Money.Of(5.47m), 3, remainderOnLast: true));
        Assert.Equal(Amounts(0.01m, 0.01m, 0.03m), Allocation.Installments(Money.Of(0.05m), 3, remainderOnLast: true));
    }

    [Fact]
    public void Installments_add_up_either_way() => Prop.ForAll(Totals, Gen.Choose(1, 60).ToArbitrary(), (total, count) =>
        Money.Sum(Allocation.Installments(total, count)) == total && Money.Sum(Allocation.Installments(total, count, remainderOnLast: true)) == total)
        .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void There_is_at_least_one_installment()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Installments(Money.Of(1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Installments(Money.Of(1), 0, remainderOnLast: true));
    }

    private static Arbitrary<Money> Totals => Gen.Choose(-50_000_000, 50_000_000).Select(cents => new Money(cents)).ToArbitrary();

    // Zeros are frequent and some weights are near the greatest a long can hold, where a naive product overflows.
    private static Arbitrary<Money[]> Weights =>
        Gen.Frequency(
                (2, Gen.Constant(0L)),
                (6, Gen.Choose(0, 5_000_000).Select(cents => (long)cents)),
                (1, Gen.Choose(0, 1000).Select(less => long.MaxValue - less)))
            .Select(cents => new Money(cents)).NonEmptyListOf().Select(weights => weights.ToArray()).ToArbitrary();

    private static Money[] Amounts(params decimal[] reais) => [.. reais.Select(Money.Of)];
}
