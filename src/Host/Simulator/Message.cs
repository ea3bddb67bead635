using System.Xml;
using System.Xml.Linq;
using Biela.Fisco;

namespace Biela.Host.Simulator;

/// <summary>A message out of its envelope.</summary>
/// <param name="Service">Which service it came to.</param>
/// <param name="Contingency">Whether that is one of the SVC.</param>
/// <param name="Root">The message itself.</param>
internal sealed record Message(FiscalService Service, bool Contingency, XElement Root)
{
    /// <summary>The namespace of the messages.</summary>
    public static readonly XNamespace Space = "http://www.portalfiscal.inf.br/nfe";

    private const string Signatures = "http://www.w3.org/2000/09/xmldsig#", Envelopes = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary>The first model that the message is about; null when it is about none.</summary>
    public int? Model => (Root.Descendants(Space + "mod").FirstOrDefault()?.Value ?? Root.Descendants(Space + "chNFe").FirstOrDefault()?.Value) switch
    {
        "55" => 55,
        "65" => 65,
        { Length: 44 } key => key[20..22] switch { "55" => 55, "65" => 65, _ => null },
        _ => null,
    };

    /// <summary>The issuer's state (IBGE), as far as the message tells it; São Paulo else.</summary>
    public string State =>
        new[] { "cUF", "cOrgao", "chNFe" }.Select(name => Root.Descendants(Space + name).FirstOrDefault()?.Value)
            .FirstOrDefault(text => text is { Length: >= 2 } && text[..2].All(char.IsAsciiDigit))?[..2] ?? "35";

    /// <summary>Opens an envelope of SOAP 1.2; null when it is none, or none for this service.</summary>
    public static Message? Open(FiscalService service, bool contingency, byte[] envelope)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(envelope), new() { DtdProcessing = DtdProcessing.Prohibit });
            var body = XElement.Load(reader, LoadOptions.PreserveWhitespace).Element((XNamespace)Envelopes + "Body");
            var root = body?.Element((XNamespace)Soap.NamespaceOf(service) + "nfeDadosMsg")?.Elements().SingleOrDefault();
            return root is null ? null : new(service, contingency, root);
        }
        catch (Exception broken) when (broken is XmlException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with the message whatever it says: root, version, namespaces, prefixes, blanks (MOC 7.0, 3.4 and 4).</summary>
    public Verdict? Fault()
    {
        var (name, version) = Service switch
        {
            FiscalService.Authorisation => ("enviNFe", "4.00"),
            FiscalService.Result => ("consReciNFe", "4.00"),
            FiscalService.Query => ("consSitNFe", "4.00"),
            FiscalService.Status => ("consStatServ", "4.00"),
            FiscalService.Voiding => ("inutNFe", "4.00"),
            _ => ("envEvento", "1.00"),
        };
        if (Root.Name.LocalName != name) return Verdict.Of(516);
        if (Root.DescendantsAndSelf().Attributes().Any(a => a.IsNamespaceDeclaration && a.Name.LocalName != "xmlns")) return Verdict.Of(404);
        if (Root.DescendantsAndSelf().Any(e => e.Name.Namespace != Space && e.Name.NamespaceName != Signatures)) return Verdict.Of(587);
        if (Root.Attribute("versao") is not { Value: var said }) return Verdict.Of(517);
        if (said != version) return Verdict.Of(239);
        return Root.DescendantNodes().OfType<XText>().Any(text => text.Parent!.HasElements && string.IsNullOrWhiteSpace(text.Value)) ? Verdict.Of(588) : null;
    }
}

/// <summary>Reading and writing the few things messages are made of.</summary>
internal static class MessageText
{
    /// <summary>The text at the end of a path of elements; empty where there is none.</summary>
    public static string Text(this XElement? from, params ReadOnlySpan<string> path)
    {
        foreach (var step in path) from = from?.Element(Message.Space + step);
        return from?.Value ?? "";
    }

    /// <summary>Element and text as bytes, as they came.</summary>
    public static byte[] Bytes(this XElement element) => System.Text.Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));

    /// <summary>An element with text.</summary>
    public static string Tag(string name, object text) => $"<{name}>{System.Security.SecurityElement.Escape(text.ToString())}</{name}>";

    /// <summary>cStat and xMotivo.</summary>
    public static string Tags(this Verdict verdict) => Tag("cStat", verdict.Status) + Tag("xMotivo", verdict.Motive);

    /// <summary>An instant as the authorities write it, in the time of Brasília.</summary>
    public static string Stamp(this DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(-3)).ToString("yyyy-MM-dd'T'HH:mm:sszzz");
}
