using System.Globalization;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>Elements of the DPS with values in the official formats; what is null is left out.</summary>
internal static class DpsTags
{
    /// <summary>The namespace of the NFS-e nacional, its DPS and its events.</summary>
    public static readonly XNamespace Space = "http://www.sped.fazenda.gov.br/nfse";

    public static XElement Group(string name, params object?[] content) => new(Space + name, content);

    /// <summary>A group, left out when nothing is in it.</summary>
    public static XElement? Some(string name, params object?[] content) => Group(name, content) is { HasElements: true } group ? group : null;

    public static XElement? Tag(string name, string? value) => value is null ? null : new(Space + name, value);

    public static XElement Tag(string name, int value) => new(Space + name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>15v2, left out when there is no value.</summary>
    public static XElement? Tag(string name, Money? value) => value is { } amount ? new(Space + name, Fixed(amount.Reais)) : null;

    /// <summary>15v2, left out when it is zero.</summary>
    public static XElement? Optional(string name, Money value) => value == Money.Zero ? null : Tag(name, value);

    /// <summary>1v2 to 3v2, rounded half away from zero; left out when there is no value.</summary>
    public static XElement? Tag(string name, Percent? value) =>
        value is { } rate ? new(Space + name, Fixed(Math.Round(rate.Value, 2, MidpointRounding.AwayFromZero))) : null;

    /// <summary>A text made fit and cut.</summary>
    public static XElement? Text(string name, string? value, int limit) => Tag(name, FiscalText.Clean(value, limit));

    private static string Fixed(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
