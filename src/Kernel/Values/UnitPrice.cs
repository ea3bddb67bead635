using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>The price of one unit in reais, with 10 decimals (the limit of the NF-e); at most R$ 922.337.203,68.</summary>
[JsonConverter(typeof(ScaledJson<UnitPrice>))]
public readonly record struct UnitPrice(long TenBillionths) : IScaled<UnitPrice>
{
    // A quantity has 4 decimals and a price 10: 12 more than the centavos.
    private static readonly Int128 PerCent = 1_000_000_000_000;

    /// <summary>Nothing; also what was never given.</summary>
    public static UnitPrice Zero => default;

    /// <inheritdoc/>
    public static int Scale => 10;

    /// <inheritdoc/>
    public long Scaled => TenBillionths;

    /// <inheritdoc/>
    public static UnitPrice FromScaled(long scaled) => new(scaled);

    /// <summary>The price in reais.</summary>
    public decimal Reais => this.ToDecimal();

    /// <summary>The total of a line, rounded once, half away from zero.</summary>
    public static Money operator *(Quantity quantity, UnitPrice price) =>
        new(Rounding.Divide((Int128)quantity.TenThousandths * price.TenBillionths, PerCent));

    /// <inheritdoc cref="op_Multiply(Quantity, UnitPrice)"/>
    public static Money operator *(UnitPrice price, Quantity quantity) => quantity * price;

    /// <summary>Reads JSON notation (1648.23), as paths and queries are bound; false for anything else, too many decimals, and what does not fit.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out UnitPrice value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("R$ #,##0.00########;−R$ #,##0.00########");
}
