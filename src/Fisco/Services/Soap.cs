using System.Xml;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>The envelopes of SOAP 1.2 (document/literal, MOC 7.0, 3.4).</summary>
public static class Soap
{
    private const string Wsdl = "http://www.portalfiscal.inf.br/nfe/wsdl/";

    /// <summary>The namespace of a service, which its nfeDadosMsg is in.</summary>
    public static string NamespaceOf(FiscalService service) => Wsdl + NameOf(service);

    /// <summary>The media type of a request; SOAP 1.2 names the action inside it.</summary>
    public static string MediaTypeOf(FiscalService service) =>
        $"application/soap+xml; charset=utf-8; action=\"{NamespaceOf(service)}/{ActionOf(service)}\"";

    /// <summary>Puts a message into an envelope, byte by byte.</summary>
    public static byte[] Envelope(FiscalService service, byte[] message) => Xml.Around(
        $"{Xml.Declaration}<soap12:Envelope xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\"><soap12:Body>"
        + $"<nfeDadosMsg xmlns=\"{NamespaceOf(service)}\">", [message], "</nfeDadosMsg></soap12:Body></soap12:Envelope>");

    /// <summary>The answer inside an envelope of SOAP 1.2 or 1.1, or without one; null when there is none, as in a fault.</summary>
    internal static XElement? Open(byte[] envelope)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(envelope), new() { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader, LoadOptions.PreserveWhitespace).DescendantsAndSelf()
                .FirstOrDefault(element => element.Name.NamespaceName == Xml.Nfe && element.Name.LocalName.StartsWith("ret", StringComparison.Ordinal));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string NameOf(FiscalService service) => service switch
    {
        FiscalService.Authorisation => "NFeAutorizacao4",
        FiscalService.Result => "NFeRetAutorizacao4",
        FiscalService.Query => "NFeConsultaProtocolo4",
        FiscalService.Status => "NFeStatusServico4",
        FiscalService.Voiding => "NFeInutilizacao4",
        FiscalService.Event => "NFeRecepcaoEvento4",
        _ => throw new ArgumentOutOfRangeException(nameof(service)),
    };

    private static string ActionOf(FiscalService service) => service switch
    {
        FiscalService.Authorisation => "nfeAutorizacaoLote",
        FiscalService.Result => "nfeRetAutorizacaoLote",
        FiscalService.Query => "nfeConsultaNF",
        FiscalService.Status => "nfeStatusServicoNF",
        FiscalService.Voiding => "nfeInutilizacaoNF",
        FiscalService.Event => "nfeRecepcaoEvento",
        _ => throw new ArgumentOutOfRangeException(nameof(service)),
    };
}
