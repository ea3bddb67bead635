using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>An amount in reais, held in whole centavos.</summary>
[JsonConverter(typeof(ScaledJson<Money>))]
public readonly record struct Money(long Cents) : IScaled<Money>
{
    public static Money Zero => default;

    public static int Scale => 2;
    public long Scaled => Cents;
    public static Money FromScaled(long scaled) => new(scaled);

    /// <summary>The amount in reais.</summary>
    public decimal Reais => this.ToDecimal();

    public bool IsNegative => Cents < 0;

    /// <summary>The centavos, for sums in the database, where it becomes a plain cast: <c>SumAsync(x => (long)x.Amount)</c>.</summary>
    public static explicit operator long(Money amount) => amount.Cents;

    public static bool TryParse(string? text, IFormatProvider? provider, out Money value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("R$ #,##0.00;−R$ #,##0.00");
}
