using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>A quantity in the unit of its item, with 4 decimals (the limit of the NF-e).</summary>
[JsonConverter(typeof(ScaledJson<Quantity>))]
public readonly record struct Quantity(long TenThousandths) : IScaled<Quantity>
{
    /// <summary>Nothing; also what was never given.</summary>
    public static Quantity Zero => default;

    /// <summary>One whole unit.</summary>
    public static Quantity One => new(10_000);

    /// <inheritdoc/>
    public static int Scale => 4;

    /// <inheritdoc/>
    public long Scaled => TenThousandths;

    /// <inheritdoc/>
    public static Quantity FromScaled(long scaled) => new(scaled);

    /// <summary>The number of units, with up to 4 decimals.</summary>
    public decimal Value => this.ToDecimal();

    /// <summary>The ten-thousandths, for sums in the database.</summary>
    public static explicit operator long(Quantity quantity) => quantity.TenThousandths;

    /// <summary>Reads JSON notation (1648.23), as paths and queries are bound; false for anything else, too many decimals, and what does not fit.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Quantity value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("#,##0.####");
}
