using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>An amount in reais, held in whole centavos.</summary>
[JsonConverter(typeof(ScaledJson<Money>))]
public readonly record struct Money(long Cents) : IScaled<Money>
{
    /// <summary>Nothing; also what was never given.</summary>
    public static Money Zero => default;

    /// <inheritdoc/>
    public static int Scale => 2;

    /// <inheritdoc/>
    public long Scaled => Cents;

    /// <inheritdoc/>
    public static Money FromScaled(long scaled) => new(scaled);

    /// <summary>The amount in reais.</summary>
    public decimal Reais => this.ToDecimal();

    /// <summary>With a decimal comma and without separators of thousands, which a spreadsheet would take for text: 1648,23.</summary>
    public string ForSpreadsheets => Reais.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>Whether it is less than nothing: a debt or a correction.</summary>
    public bool IsNegative => Cents < 0;

    /// <summary>The centavos, for sums in the database, where it becomes a plain cast: <c>SumAsync(x => (long)x.Amount)</c>.</summary>
    public static explicit operator long(Money amount) => amount.Cents;

    /// <summary>Reads JSON notation (1648.23), as paths and queries are bound; false for anything else, too many decimals, and what does not fit.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Money value) => ScaledNumbers.TryParse(text, out value);

    public override string ToString() => this.ToBrazilianText("R$ #,##0.00;−R$ #,##0.00");
}
