using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>Ways to spoil a valid document, one at a time.</summary>
internal static class Mutants
{
    private static readonly string[] Texts =
    [
        "", " ", "X", "0", "00", "0.00", "-1", "1", "7", "12", "123", "1234567", "12345678", "1.5", "1.123", "1.12345", "0.10", "01.00",
        "1,00", "+1.00", "99999999999999.00",
        " A", "A ", "A\nB", "A\tB", "Aço 🔧", "“A”", "Ω", "\u00A0A", "ÁÉ", "é", new('9', 15), new('A', 61), new('A', 121), new('A', 5001),
        "2026-02-30", "2026-02-28", "2026-09-10T25:00:00-03:00", "2026-09-10T14:30:05-12:00", "2026-09-10T14:30:05Z", "ISENTO", "SEM GTIN", "EX", "SP",
        "9t5l3w7b000119", "100.01", "100.00", "4.00", "NFe35",
    ];

    private static readonly string[] Strangers = ["vBC", "CST", "xyz", "CNPJ", "DI"];

    /// <summary>Every mutant of a document: a description and what makes it of a copy.</summary>
    public static IEnumerable<(string What, Action<XElement> Spoil)> Of(XElement document)
    {
        foreach (var index in Enumerable.Range(0, document.Descendants().Count()))
        {
            var element = document.Descendants().ElementAt(index);
            foreach (var (what, spoil) in OfElement(element)) 
                yield return ($"{what} {element.Name.LocalName} #{index}", copy => spoil(copy.Descendants().ElementAt(index)));
        }
    }

    private static IEnumerable<(string What, Action<XElement> Spoil)> OfElement(XElement element)
    {
        yield return ("drop", place => place.Remove());
        yield return ("repeat", place => place.AddAfterSelf(new XElement(place)));
        yield return ("swap", Swap);
        yield return ("to the end of its parent:", place => { var parent = place.Parent!; place.Remove(); parent.Add(place); });
        yield return ("another name for", place => place.Name = place.Name.Namespace + $"{place.Name.LocalName}X");
        yield return ("no namespace for", place => place.Name = place.Name.LocalName);
        yield return ("an attribute on", place => place.SetAttributeValue("x", "1"));
        var space = element.AncestorsAndSelf().Last().Name.Namespace;
        foreach (var stranger in Strangers.Select(name => space + name).Append("semNamespace"))
        {
            yield return ($"{stranger.LocalName} before", place => place.AddBeforeSelf(new XElement(stranger, "1")));
            yield return ($"{stranger.LocalName} for", place => place.Name = stranger);
        }
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            foreach (var value in Texts.Append(null))
                yield return ($"@{attribute.Name} '{value}' of", place => place.SetAttributeValue(attribute.Name, value));
        foreach (var (what, spoil) in element.HasElements ? OfGroup() : OfField(space)) yield return (what, spoil);
    }

    private static IEnumerable<(string What, Action<XElement> Spoil)> OfGroup() =>
    [
        ("empty", place => place.RemoveNodes()),
        ("text in", place => place.AddFirst("texto")),
        ("reversed", place => place.ReplaceNodes(place.Nodes().Reverse().ToArray())),
        ("doubled content of", place => place.Add(place.Elements().Select(child => new XElement(child)).ToArray())),
    ];

    private static IEnumerable<(string What, Action<XElement> Spoil)> OfField(XNamespace space) =>
    [
        ("an element in", place => place.Add(new XElement(space + "vBC", "1.00"))),
        ("text appended to", place => place.Value += "1"),
        ("text cut of", place => place.Value = place.Value.Length > 0 ? place.Value[..^1] : "1"),
        ("lower case of", place => place.Value = place.Value.ToLowerInvariant()),
        .. Texts.Select(text => ($"'{(text.Length > 30 ? text[..30] : text)}' in", (Action<XElement>)(place => place.Value = text))),
    ];

    private static void Swap(XElement place)
    {
        if (place.ElementsAfterSelf().FirstOrDefault() is not { } next) return;
        next.Remove();
        place.AddBeforeSelf(next);
    }
}
