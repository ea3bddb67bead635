using System.Xml;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>Finds things in documents of the tax authorities by their path; what is not there is empty.</summary>
internal static class Reading
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>The root of a file; null when it is no XML, or of another namespace.</summary>
    public static XElement? Root(byte[] xml, XNamespace space)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), new() { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader) is var root && root.Name.Namespace == space ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The first element at a path such as emit/enderEmit, in the namespace of where it begins.</summary>
    public static XElement? Part(this XElement? element, string path)
    {
        foreach (var name in path.Split('/')) element = element?.Element(element.Name.Namespace + name);
        return element;
    }

    /// <summary>All elements at a path.</summary>
    public static IEnumerable<XElement> Each(this XElement? element, string path)
    {
        var last = path.LastIndexOf('/');
        var parent = last < 0 ? element : element.Part(path[..last]);
        return parent?.Elements(parent.Name.Namespace + path[(last + 1)..]) ?? [];
    }

    /// <summary>The text at a path without line breaks and doubled blanks; empty when there is nothing.</summary>
    public static string Value(this XElement? element, string path) =>
        element.Part(path)?.Value is { Length: > 0 } text ? string.Join(' ', text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)) : "";

    /// <summary>Who someone is: a company, a person or a foreigner.</summary>
    public static string TaxId(this XElement? party) =>
        party.Value("CNPJ") + party.Value("CPF") is { Length: > 0 } number ? Written.TaxId(number) : party.Value("idEstrangeiro");

    /// <summary>Street, number and what completes them.</summary>
    public static string Street(this XElement? address) =>
        Written.Join(" – ", Written.Join(", ", address.Value("xLgr"), address.Value("nro")), address.Value("xCpl"));

    /// <summary>A whole address in one line.</summary>
    public static string Whole(this XElement? address) =>
        Written.Join(" – ", address.Street(), address.Value("xBairro"), address.City(), Written.Cep(address.Value("CEP")));

    /// <summary>City and state.</summary>
    public static string City(this XElement? address) => Written.Join("/", address.Value("xMun"), address.Value("UF"));
}
