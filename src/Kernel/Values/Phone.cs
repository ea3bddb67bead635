using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Biela.Kernel;

/// <summary>A Brazilian telephone: 55, area code (DDD) and 8 digits, or 9 digits that start with 9 for a mobile.</summary>
[JsonConverter(typeof(TextJson<Phone>))]
public readonly partial record struct Phone : IText<Phone>
{
    private Phone(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "Telefone";

    /// <summary>55, area code and number: digits only; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <summary>The international form: +5537991234567.</summary>
    public string E164 => Value is "" ? "" : $"+{Value}";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Phone value)
    {
        var match = Form().Match(text is { Length: <= 64 } ? text.Replace(" ", "").Replace("-", "").Replace("(", "").Replace(")", "") : "");
        value = match.Success ? new($"55{match.Groups["number"].Value}") : default;
        return match.Success;
    }

    /// <summary>The same, as paths and queries are bound; the provider changes nothing.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Phone value) => TryParse(text, out value);

    public override string ToString() => Value is "" ? "" : $"({Value[2..4]}) {Value[4..^4]}-{Value[^4..]}";

    // A plus sign must be followed by 55; without it 55 may also be the area code of Santa Maria, which the length decides.
    [GeneratedRegex(@"^(\+?55)?(?<number>[1-9]{2}(9[0-9]{8}|[2-8][0-9]{7}))\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
