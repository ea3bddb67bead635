using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Biela.Kernel;

/// <summary>An e-mail address in lower case, at most 254 characters; the form is that of the HTML standard, with a dot in the domain.</summary>
[JsonConverter(typeof(TextJson<Email>))]
public readonly partial record struct Email : IText<Email>
{
    private Email(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "E-mail";

    /// <summary>The address in lower case; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Email value)
    {
        var address = text?.Trim().ToLowerInvariant();
        var valid = address is { Length: <= 254 } && Form().IsMatch(address);
        value = valid ? new(address!) : default;
        return valid;
    }

    /// <summary>The same, as paths and queries are bound; the provider changes nothing.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Email value) => TryParse(text, out value);

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
