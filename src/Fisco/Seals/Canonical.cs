using System.Text;
using System.Xml;

namespace Biela.Fisco;

/// <summary>
/// Canonical XML 1.0 without comments of one element, as far as fiscal documents go: no prefixes, no processing instructions, no DTD. That is all a
/// document to be signed may hold (rejections 404 and 587), and it makes the form a matter of one pass over the text.
/// </summary>
internal static class Canonical
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true };

    /// <summary>The canonical form of the child of the root that has an Id, and that Id.</summary>
    /// <exception cref="XmlException">The text is no XML, or holds what a fiscal document may not.</exception>
    public static (string Id, byte[] Form) ChildWithId(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), Settings);
        reader.MoveToContent();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != 1 || reader.GetAttribute("Id") is not { } id) continue;
            var form = new StringBuilder(xml.Length);
            Write(reader, form);
            // To the end, for the rest has to be well-formed too.
            while (reader.Read()) continue;
            return (id, Encoding.UTF8.GetBytes(form.ToString()));
        }
        throw new XmlException("No child of the root has an Id.");
    }

    private static void Write(XmlReader reader, StringBuilder form)
    {
        var spaces = new Stack<string>([""]);
        var top = reader.Depth;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    Open(reader, form, spaces);
                    if (!empty) break;
                    form.Append("</").Append(reader.LocalName).Append('>');
                    spaces.Pop();
                    if (reader.Depth == top) return;
                    break;
                case XmlNodeType.EndElement:
                    form.Append("</").Append(reader.LocalName).Append('>');
                    spaces.Pop();
                    if (reader.Depth == top) return;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Escape(reader.Value, form, attribute: false);
                    break;
                default:
                    throw new XmlException($"A fiscal document holds no {reader.NodeType}.");
            }
        }
        while (reader.Read());
    }

    private static void Open(XmlReader reader, StringBuilder form, Stack<string> spaces)
    {
        Unprefixed(reader);
        form.Append('<').Append(reader.LocalName);
        if (reader.NamespaceURI != spaces.Peek())
        {
            form.Append(" xmlns=\"");
            Escape(reader.NamespaceURI, form, attribute: true);
            form.Append('"');
        }
        spaces.Push(reader.NamespaceURI);

        var attributes = new List<(string Name, string Value)>(reader.AttributeCount);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Name == "xmlns") continue;
            Unprefixed(reader);
            attributes.Add((reader.Name, reader.Value));
        }
        reader.MoveToElement();
        attributes.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var (name, value) in attributes)
        {
            form.Append(' ').Append(name).Append("=\"");
            Escape(value, form, attribute: true);
            form.Append('"');
        }
        form.Append('>');
    }

    private static void Unprefixed(XmlReader reader)
    {
        if (reader.Prefix is not "") throw new XmlException($"A fiscal document holds no prefix ({reader.Name}).");
    }

    private static void Escape(string text, StringBuilder form, bool attribute)
    {
        foreach (var letter in text)
            _ = letter switch
            {
                '&' => form.Append("&amp;"),
                '<' => form.Append("&lt;"),
                '>' when !attribute => form.Append("&gt;"),
                '\r' => form.Append("&#xD;"),
                '"' when attribute => form.Append("&quot;"),
                '\t' when attribute => form.Append("&#x9;"),
                '\n' when attribute => form.Append("&#xA;"),
                _ => form.Append(letter),
            };
    }
}
