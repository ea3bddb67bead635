using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>A length in millimetres, held in whole ten-thousandths of a millimetre.</summary>
[JsonConverter(typeof(ScaledJson<Length>))]
public readonly record struct Length(long TenThousandths) : IScaled<Length>
{
    private const decimal MillimetresPerInch = 25.4m;

    public static Length Zero => default;

    public static int Scale => 4;
    public long Scaled => TenThousandths;
    public static Length FromScaled(long scaled) => new(scaled);

    public decimal Millimetres => this.ToDecimal();

    /// <summary>Inches turned into millimetres, rounded half away from zero to 4 decimals.</summary>
    public static Length FromInches(decimal inches) => Length.Round(inches * MillimetresPerInch);

    public Length Abs() => new(Math.Abs(TenThousandths));

    public static bool TryParse(string? text, IFormatProvider? provider, out Length value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("#,##0.000#");
}
