using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>A quantity in the unit of its item, with 4 decimals (the limit of the NF-e).</summary>
[JsonConverter(typeof(ScaledJson<Quantity>))]
public readonly record struct Quantity(long TenThousandths) : IScaled<Quantity>
{
    public static Quantity Zero => default;
    public static Quantity One => new(10_000);

    public static int Scale => 4;
    public long Scaled => TenThousandths;
    public static Quantity FromScaled(long scaled) => new(scaled);

    public decimal Value => this.ToDecimal();

    /// <summary>The ten-thousandths, for sums in the database.</summary>
    public static explicit operator long(Quantity quantity) => quantity.TenThousandths;

    public static bool TryParse(string? text, IFormatProvider? provider, out Quantity value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("#,##0.####");
}
