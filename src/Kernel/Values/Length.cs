using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>A length in millimetres, held in whole ten-thousandths of a millimetre.</summary>
[JsonConverter(typeof(ScaledJson<Length>))]
public readonly record struct Length(long TenThousandths) : IScaled<Length>
{
    private const decimal MillimetresPerInch = 25.4m;

    /// <summary>Nothing; also what was never given.</summary>
    public static Length Zero => default;

    /// <inheritdoc/>
    public static int Scale => 4;

    /// <inheritdoc/>
    public long Scaled => TenThousandths;

    /// <inheritdoc/>
    public static Length FromScaled(long scaled) => new(scaled);

    /// <summary>The length in millimetres, with up to 4 decimals.</summary>
    public decimal Millimetres => this.ToDecimal();

    /// <summary>Inches turned into millimetres, rounded half away from zero to 4 decimals.</summary>
    public static Length FromInches(decimal inches) => Length.Round(inches * MillimetresPerInch);

    /// <summary>The length without its sign.</summary>
    public Length Abs() => new(Math.Abs(TenThousandths));

    /// <summary>Reads JSON notation (1648.23), as paths and queries are bound; false for anything else, too many decimals, and what does not fit.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Length value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("#,##0.000#");
}
