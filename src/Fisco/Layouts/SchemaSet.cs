using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Biela.Fisco;

/// <summary>One official schema, compiled; safe to use from many threads.</summary>
public sealed partial class SchemaSet
{
    private readonly XmlSchemaSet schemas;

    private SchemaSet(string name, XmlSchemaSet schemas) => (Name, this.schemas) = (name, schemas);

    /// <summary>The name of the package, as in the manifest.</summary>
    public string Name { get; }

    /// <summary>Compiles a root schema with all that it includes from its own folder; nothing is fetched from elsewhere.</summary>
    internal static SchemaSet Compile(string name, string root)
    {
        var resolver = new OwnFolder(Path.GetDirectoryName(root)!);
        var official = new XmlSchemaSet { XmlResolver = resolver };
        var address = new Uri(root);
        using var reader = XmlReader.Create((Stream)resolver.GetEntity(address, null, null), new() { XmlResolver = resolver }, address.AbsoluteUri);
        official.Add(null, reader);
        official.Compile();
        return new(name, official);
    }

    /// <summary>What the official schema refuses, in the order of the document; empty when it is valid.</summary>
    public IReadOnlyList<Problem> Check(XElement document)
    {
        var problems = new List<Problem>();
        var copy = new XDocument(document);
        copy.Validate(schemas, (sender, refusal) => problems.Add(Told(sender as XObject ?? copy.Root!, refusal.Exception)));
        return problems;
    }

    /// <summary>Whether it is refused, without saying why.</summary>
    internal bool Refuses(XElement document)
    {
        var refused = false;
        new XDocument(document).Validate(schemas, (_, _) => refused = true);
        return refused;
    }

    private static Problem Told(XObject place, XmlSchemaException refusal)
    {
        var element = place as XElement ?? place.Parent!;
        var name = place is XAttribute attribute ? attribute.Name.LocalName : element.Name.LocalName;
        var path = string.Join('/', element.AncestorsAndSelf().SkipLast(1).Reverse().Select(Step).Concat(place is XAttribute ? [name] : []));
        var found = place is XAttribute { Value: var value } ? value : element.HasElements ? "" : element.Value;
        var expected = Expected(refusal.Message);
        return new(path is "" ? name : path, name, expected, found.Length > 60 ? $"{found[..59]}…" : found, $"{name} ({path}): {expected}.");
    }

    private static string Step(XElement element) => element.Parent!.Elements(element.Name).Skip(1).Any()
        ? $"{element.Name.LocalName}[{element.ElementsBeforeSelf(element.Name).Count() + 1}]" : element.Name.LocalName;

    // The validator tells the facet only in its English sentence.
    private static string Expected(string sentence) => sentence switch
    {
        _ when sentence.Contains("Pattern constraint") => "o texto não tem o formato do schema oficial",
        _ when sentence.Contains("Enumeration constraint") => "o valor não está na lista do schema oficial",
        _ when sentence.Contains("Length constraint") || sentence.Contains("Length value") => "o texto tem tamanho diferente do permitido no schema oficial",
        _ when sentence.Contains("missing") && sentence.Contains("attribute") => "falta um atributo obrigatório do schema oficial",
        _ when sentence.Contains("attribute is not declared") => "o atributo não existe no schema oficial",
        _ when sentence.Contains("Incomplete content", StringComparison.OrdinalIgnoreCase) => $"falta um campo obrigatório{Awaited(sentence)}",
        _ when sentence.Contains("invalid child element") => $"há um campo desconhecido, repetido ou fora de ordem{Awaited(sentence)}",
        _ when sentence.Contains("duplicate", StringComparison.OrdinalIgnoreCase) => "o valor se repete onde deve ser único",
        _ => "o schema oficial não aceita este conteúdo",
    };

    private static string Awaited(string sentence) =>
        Names().Match(sentence) is { Success: true } match ? $"; esperado: {match.Groups["names"].Value}" : "";

    [GeneratedRegex(@"elements expected: '(?<names>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    /// <summary>Opens files of one folder only, without their document types: the validator refuses those, and xmldsig comes with one.</summary>
    private sealed partial class OwnFolder(string folder) : XmlResolver
    {
        public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        {
            if (!absoluteUri.IsFile || Path.GetDirectoryName(absoluteUri.LocalPath) != folder)
                throw new XmlException($"{absoluteUri} is outside the folder of the schemas.");
            var text = DocumentType().Replace(File.ReadAllText(absoluteUri.LocalPath), "");
            return new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Declaration().Replace(text, "")));
        }

        [GeneratedRegex(@"<!DOCTYPE[^\[>]*(\[[^\]]*\])?\s*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
        private static partial Regex DocumentType();

        // The text is UTF-8 from here on, whatever the file declared.
        [GeneratedRegex(@"\A\uFEFF?<\?xml[^>]*\?>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Declaration();
    }
}
