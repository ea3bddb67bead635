using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Biela.Kernel;

/// <summary>The number plate of a vehicle, old (ABC1234) or Mercosul (ABC1D23).</summary>
[JsonConverter(typeof(TextJson<Plate>))]
public readonly partial record struct Plate : IText<Plate>
{
    private Plate(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "Placa";

    /// <summary>7 upper-case letters and digits; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Plate value)
    {
        var plate = CheckedTexts.Compact(text, "-");
        var valid = plate is not null && Form().IsMatch(plate);
        value = valid ? new(plate!) : default;
        return valid;
    }

    /// <summary>The same, as paths and queries are bound; the provider changes nothing.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Plate value) => TryParse(text, out value);

    public override string ToString() => Value is [_, _, _, _, >= '0' and <= '9', ..] ? $"{Value[..3]}-{Value[3..]}" : Value;

    [GeneratedRegex(@"^[A-Z]{3}[0-9][A-Z0-9][0-9]{2}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
