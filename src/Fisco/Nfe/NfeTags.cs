using System.Globalization;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>Elements of the NF-e with values in the official formats; what is null is left out.</summary>
internal static class NfeTags
{
    /// <summary>The namespace of NF-e, NFC-e and their events.</summary>
    public static readonly XNamespace Space = "http://www.portalfiscal.inf.br/nfe";

    public static XElement Group(string name, params object?[] content) => new(Space + name, content);

    public static XElement? Tag(string name, string? value) => value is null ? null : new(Space + name, value);

    public static XElement Tag(string name, int value) => new(Space + name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>13v2.</summary>
    public static XElement Tag(string name, Money value) => new(Space + name, Fixed(value.Reais, "0.00"));

    /// <summary>13v2, left out when there is no value.</summary>
    public static XElement? Tag(string name, Money? value) => value is { } amount ? Tag(name, amount) : null;

    /// <summary>13v2, left out when it is zero: the fields whose layout refuses a zero.</summary>
    public static XElement? Optional(string name, Money value) => value == Money.Zero ? null : Tag(name, value);

    /// <summary>3v2-4.</summary>
    public static XElement Tag(string name, Percent value) => new(Space + name, Fixed(value.Value, "0.00##"));

    /// <summary>3v2-4, left out when there is no value.</summary>
    public static XElement? Tag(string name, Percent? value) => value is { } rate ? Tag(name, rate) : null;

    /// <summary>11v0-4, always with 4 decimals.</summary>
    public static XElement Tag(string name, Quantity value) => new(Space + name, Fixed(value.Value, "0.0000"));

    /// <summary>11v0-10, with at least 2 decimals.</summary>
    public static XElement Tag(string name, UnitPrice value) => new(Space + name, Fixed(value.Reais, "0.00########"));

    /// <summary>12v3 kilograms, rounded half away from zero.</summary>
    public static XElement? Weight(string name, Quantity? value) =>
        value is { } weight ? new(Space + name, Fixed(Math.Round(weight.Value, 3, MidpointRounding.AwayFromZero), "0.000")) : null;

    public static XElement Tag(string name, DateOnly value) => new(Space + name, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Date, time and offset; fractions of a second are cut.</summary>
    public static XElement Tag(string name, DateTimeOffset value) =>
        new(Space + name, value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    public static XElement? Tag(string name, DateTimeOffset? value) => value is { } instant ? Tag(name, instant) : null;

    /// <summary>A text made fit and cut.</summary>
    public static XElement? Text(string name, string? value, int limit) => Tag(name, FiscalText.Clean(value, limit));

    private static string Fixed(decimal value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
