using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>A percentage with 4 decimals of a per cent: 5 is 5 %.</summary>
[JsonConverter(typeof(ScaledJson<Percent>))]
public readonly record struct Percent(long TenThousandths) : IScaled<Percent>
{
    public static Percent Zero => default;

    public static int Scale => 4;
    public long Scaled => TenThousandths;
    public static Percent FromScaled(long scaled) => new(scaled);

    /// <summary>The number before the sign: 5 for 5 %.</summary>
    public decimal Value => this.ToDecimal();

    /// <summary>This percentage of an amount, rounded once, half away from zero.</summary>
    public Money On(Money amount) => new(Rounding.Divide((Int128)amount.Cents * TenThousandths, 1_000_000));

    public static bool TryParse(string? text, IFormatProvider? provider, out Percent value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("#,##0.#### '%'");
}
