using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>The taxpayer number of a company: 12 letters or digits and 2 check digits (IN RFB 2.229/2024; older numbers have digits only).</summary>
[JsonConverter(typeof(TextJson<Cnpj>))]
public readonly record struct Cnpj : IText<Cnpj>
{
    private const int Characters = 14;

    private Cnpj(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "CNPJ";

    /// <summary>14 upper-case letters or digits, the last two of them check digits; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Cnpj value)
    {
        var characters = CheckedTexts.Compact(text, "./-");
        var valid = characters is { Length: Characters } && Modulo11.HasCheckDigits(characters, greatestWeight: 9);
        value = valid ? new(characters!) : default;
        return valid;
    }

    /// <summary>The same, as paths and queries are bound; the provider changes nothing.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Cnpj value) => TryParse(text, out value);

    public override string ToString() => Value is "" ? "" : $"{Value[..2]}.{Value[2..5]}.{Value[5..8]}/{Value[8..12]}-{Value[12..]}";
}
