using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>A percentage with 4 decimals of a per cent: 5 is 5 %.</summary>
[JsonConverter(typeof(ScaledJson<Percent>))]
public readonly record struct Percent(long TenThousandths) : IScaled<Percent>
{
    /// <summary>Nothing; also what was never given.</summary>
    public static Percent Zero => default;

    /// <inheritdoc/>
    public static int Scale => 4;

    /// <inheritdoc/>
    public long Scaled => TenThousandths;

    /// <inheritdoc/>
    public static Percent FromScaled(long scaled) => new(scaled);

    /// <summary>The number before the sign: 5 for 5 %.</summary>
    public decimal Value => this.ToDecimal();

    /// <summary>This percentage of an amount, rounded once, half away from zero.</summary>
    public Money On(Money amount) => new(Rounding.Divide((Int128)amount.Cents * TenThousandths, 1_000_000));

    /// <summary>Reads JSON notation (1648.23), as paths and queries are bound; false for anything else, too many decimals, and what does not fit.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Percent value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("#,##0.#### '%'");
}
