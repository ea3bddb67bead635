using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>The taxpayer number of a person: 11 digits, the last two of them check digits.</summary>
[JsonConverter(typeof(TextJson<Cpf>))]
public readonly record struct Cpf : IText<Cpf>
{
    private const int Digits = 11;

    private Cpf(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "CPF";

    /// <summary>11 digits, the last two of them check digits; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <summary>For screens and logs that must not show the whole number: ***.982.247-**.</summary>
    public string Masked => Value is "" ? "" : $"***.{Value[3..6]}.{Value[6..9]}-**";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Cpf value)
    {
        var digits = CheckedTexts.Compact(text, ".-");
        var valid = digits is { Length: Digits } && digits.All(char.IsAsciiDigit) && Modulo11.HasCheckDigits(digits, greatestWeight: Digits);
        value = valid ? new(digits!) : default;
        return valid;
    }

    /// <summary>The same, as paths and queries are bound; the provider changes nothing.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Cpf value) => TryParse(text, out value);

    public override string ToString() => Value is "" ? "" : $"{Value[..3]}.{Value[3..6]}.{Value[6..9]}-{Value[9..]}";
}
