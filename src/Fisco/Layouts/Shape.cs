using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>The declaration of an element: a field with a form, or a group with content.</summary>
internal sealed class Shape(XName name, string label)
{
    public XName Name => name;

    /// <summary>What the user calls it.</summary>
    public string Label => label;

    /// <summary>The form of its text; null for a group.</summary>
    public Format? Format { get; init; }

    /// <summary>What a group contains.</summary>
    public Sequence? Content { get; init; }

    public AttributeShape[] Attributes { get; init; } = [];

    /// <summary>The last place of each element in the content.</summary>
    public Dictionary<XName, int> LastPlaces { get; } = [];

    /// <summary>Elements that the official layout has here and this one leaves out.</summary>
    public HashSet<string> Unsupported { get; init; } = [];

    /// <summary>Numbers the content; called once, when it is complete.</summary>
    public Shape Numbered()
    {
        Content?.Number(0, LastPlaces);
        return this;
    }
}

/// <summary>The declaration of an attribute; a unique one differs among the children of one parent.</summary>
internal sealed record AttributeShape(string Name, string Label, Format Format, bool IsRequired, bool IsUnique);
