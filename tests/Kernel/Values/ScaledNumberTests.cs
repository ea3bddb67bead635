using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Kernel.Tests.Values;

public sealed class ScaledNumberTests
{
    [Theory]
    [InlineData("3.5", "41.47", 145_15)] // A01 line 14: 145,145
    [InlineData("4", "164.30", 657_20)]
    [InlineData("8", "27.35", 218_80)]
    [InlineData("-3.5", "41.47", -145_15)]
    [InlineData("0.3333", "0.03", 1)]
    [InlineData("0.1666", "0.03", 0)]
    [InlineData("1", "0.005", 1)]
    [InlineData("1", "0.0049999999", 0)]
    public void A_line_total_is_rounded_once_half_away_from_zero(string quantity, string price, long cents)
    {
        var (count, unit) = (Quantity.Of(Number(quantity)), UnitPrice.Of(Number(price)));

        Assert.Equal(new Money(cents), count * unit);
        Assert.Equal(new Money(cents), unit * count);
    }

    [Fact]
    public void A_line_total_of_the_greatest_factors_does_not_wrap_around() =>
        Assert.Throws<OverflowException>(() => new Quantity(long.MaxValue) * new UnitPrice(long.MaxValue));

    [Theory]
    [InlineData("2", "1648.22", 32_96)] // A01: fine of the late installment, 32,9644
    [InlineData("2", "412.30", 8_25)] // A18: 8,246
    [InlineData("5", "3268.40", 163_42)] // A06
    [InlineData("15", "3268.40", 490_26)]
    [InlineData("30", "3268.40", 980_52)]
    [InlineData("5", "5473.90", 273_70)] // 273,695 ties away from zero
    [InlineData("50", "-0.01", -1)]
    public void A_percentage_of_an_amount_is_rounded_once(string percent, string amount, long cents) =>
        Assert.Equal(new Money(cents), Percent.Of(Number(percent)).On(Money.Of(Number(amount))));

    [Theory]
    [InlineData("1", "25.4")]
    [InlineData("3.0118", "76.4997")] // 76,49972
    [InlineData("0.00025", "0.0064")] // 0,00635 ties away from zero
    [InlineData("-0.00025", "-0.0064")]
    public void Inches_become_millimetres_with_4_decimals(string inches, string millimetres) =>
        Assert.Equal(Number(millimetres), Length.FromInches(Number(inches)).Millimetres);

    [Fact]
    public void Ovality_is_a_difference_of_lengths()
    {
        var ovality = (Length.Of(76.683m) - Length.Of(76.728m)).Abs();

        Assert.Equal(Length.Of(0.045m), ovality);
        Assert.True(ovality > Length.Of(0.025m));
        Assert.Equal(Length.Of(76.728m), Length.Max(Length.Of(76.683m), Length.Of(76.728m)));
    }

    [Fact]
    public void Amounts_add_subtract_compare_and_sort()
    {
        var (small, great) = (Money.Of(1.10m), Money.Of(2.20m));

        Assert.Equal(Money.Of(3.30m), small + great);
        Assert.Equal(Money.Of(-1.10m), small - great);
        Assert.True((small - great).IsNegative);
        Assert.Equal(Money.Of(-2.20m), -great);
        Assert.True(small < great && great > small && small <= great && great >= small && !(great <= small));
        Assert.Equal(small, Money.Min(small, great));
        Assert.Equal([small, great], new[] { great, small }.Order());
        Assert.Equal(Money.Of(5_292.50m), Money.Sum([Money.Of(5_473.90m), Money.Of(-181.40m)]));
        Assert.Equal(Money.Zero, Money.Sum([]));
        Assert.Equal(Quantity.Of(1), Quantity.One);
    }

    [Fact]
    public void Arithmetic_that_does_not_fit_fails_instead_of_wrapping_around()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
        Assert.Throws<OverflowException>(() => Money.Sum([new(long.MaxValue), new(1)]));
        Assert.Throws<OverflowException>(() => Money.Of(decimal.MaxValue));
    }

    [Fact]
    public void More_decimals_than_the_type_holds_are_refused_unless_rounding_is_asked_for()
    {
        Assert.Throws<ArgumentException>(() => Money.Of(1.005m));
        Assert.Throws<ArgumentException>(() => Quantity.Of(0.00001m));
        Assert.Equal(new Money(101), Money.Round(1.005m));
        Assert.Equal(new Money(-101), Money.Round(-1.005m));
        Assert.Equal(new Money(120), Money.Of(1.2000m));
    }

    [Fact]
    public void Numbers_are_shown_the_Brazilian_way()
    {
        Assert.Equal("R$ 1.234,56", Money.Of(1_234.56m).ToString());
        Assert.Equal("−R$ 12,00", Money.Of(-12).ToString());
        Assert.Equal("R$ 0,00", Money.Zero.ToString());
        Assert.Equal("3,5", Quantity.Of(3.5m).ToString());
        Assert.Equal("−1.234,5678", Quantity.Of(-1_234.5678m).ToString());
        Assert.Equal("R$ 41,47", UnitPrice.Of(41.47m).ToString());
        Assert.Equal("R$ 0,0000000001", new UnitPrice(1).ToString());
        Assert.Equal("76,728", Length.Of(76.728m).ToString());
        Assert.Equal("76,7281", Length.Of(76.7281m).ToString());
        Assert.Equal("77,000", Length.Of(77).ToString());
        Assert.Equal("5 %", Percent.Of(5).ToString());
        Assert.Equal("3,3139 %", Percent.Of(3.3139m).ToString());
    }

    [Theory]
    [InlineData("1648.23", 164_823)]
    [InlineData("3.5", 350)]
    [InlineData("4", 400)]
    [InlineData("4.000", 400)]
    [InlineData("-0.01", -1)]
    [InlineData("-0", 0)]
    [InlineData("1e2", 10_000)]
    [InlineData("12.5E-1", 125)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("-92233720368547758.08", long.MinValue)]
    public void A_JSON_number_is_read_exactly(string json, long cents) => Assert.Equal(cents, JsonSerializer.Deserialize<Money>(json).Cents);

    [Theory]
    [InlineData("1.005")]
    [InlineData("1.00000000000000000000000000000000001")]
    [InlineData("1e-30")]
    [InlineData("1e400")]
    [InlineData("1e99999999999")]
    [InlineData("-1e-2147483648")]
    [InlineData("92233720368547758.08")]
    [InlineData("\"1.00\"")]
    [InlineData("\"NaN\"")]
    [InlineData("NaN")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    public void A_JSON_number_that_is_not_exact_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void A_refused_number_says_why_in_Portuguese()
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Priced>("""{"Price":1.005}"""));

        Assert.Contains("mais de 2 casas decimais", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("$.Price", refusal.Path);
    }

    [Fact]
    public void A_JSON_number_cut_by_the_edge_of_a_buffer_is_read_whole()
    {
        var head = new Segment("1648"u8.ToArray());
        var tail = head.Before(".23"u8.ToArray());
        var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(head, 0, tail, tail.Memory.Length));

        Assert.Equal(new Money(164_823), JsonSerializer.Deserialize<Money>(ref reader));
    }

    [Fact]
    public void JSON_numbers_are_written_without_trailing_zeros() =>
        Assert.Equal("[1648.23,3.5,4,-0.01]", JsonSerializer.Serialize(new[] { new Money(164_823), new Money(350), new Money(400), new Money(-1) }));

    [Fact]
    public void Every_value_survives_JSON() => Prop.ForAll<long>(scaled =>
        Same(new Money(scaled)) && Same(new Quantity(scaled)) && Same(new UnitPrice(scaled)) && Same(new Length(scaled)) && Same(new Percent(scaled)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(1)]
    public void The_extremes_survive_JSON_too(long scaled) => Assert.True(Same(new Money(scaled)) && Same(new UnitPrice(scaled)));

    [Fact]
    public void Rounding_agrees_with_decimal_arithmetic() => Prop.ForAll<int, int>((dividend, divisor) =>
        divisor == 0 || Rounding.Divide(dividend, divisor) == (long)Math.Round((decimal)dividend / divisor, MidpointRounding.AwayFromZero))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_query_parameter_is_a_plain_number_with_a_dot()
    {
        Assert.True(Money.TryParse("1648.23", provider: null, out var amount));
        Assert.Equal(new Money(164_823), amount);
        Assert.False(Money.TryParse("1.648,23", provider: null, out _));
        Assert.False(Money.TryParse("1..5", provider: null, out _));
        Assert.False(Money.TryParse("", provider: null, out _));
        Assert.False(Money.TryParse(null, provider: null, out _));
    }

    private static bool Same<T>(T value) where T : struct, IScaled<T> => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)).Equals(value);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Priced(Money Price);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Before(byte[] bytes)
        {
            var next = new Segment(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
