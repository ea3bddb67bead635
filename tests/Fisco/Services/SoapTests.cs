using System.Text;
using System.Xml.Linq;

namespace Biela.Fisco.Tests.Services;

public sealed class SoapTests
{
    [Theory]
    [InlineData(FiscalService.Authorisation, "NFeAutorizacao4", "nfeAutorizacaoLote")]
    [InlineData(FiscalService.Result, "NFeRetAutorizacao4", "nfeRetAutorizacaoLote")]
    [InlineData(FiscalService.Query, "NFeConsultaProtocolo4", "nfeConsultaNF")]
    [InlineData(FiscalService.Status, "NFeStatusServico4", "nfeStatusServicoNF")]
    [InlineData(FiscalService.Voiding, "NFeInutilizacao4", "nfeInutilizacaoNF")]
    [InlineData(FiscalService.Event, "NFeRecepcaoEvento4", "nfeRecepcaoEvento")]
    public void A_message_is_carried_byte_by_byte(FiscalService service, string name, string action)
    {
        var message = Encoding.UTF8.GetBytes("<enviNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><x>ç &#xE7;</x></enviNFe>");
        var envelope = Soap.Envelope(service, message);
        Assert.True(envelope.AsSpan().IndexOf(message) > 0);
        var data = XElement.Parse(Encoding.UTF8.GetString(envelope)).Descendants().Single(element => element.Name.LocalName == "nfeDadosMsg");
        Assert.Equal($"http://www.portalfiscal.inf.br/nfe/wsdl/{name}", data.Name.NamespaceName);
        Assert.Equal($"application/soap+xml; charset=utf-8; action=\"http://www.portalfiscal.inf.br/nfe/wsdl/{name}/{action}\"", Soap.MediaTypeOf(service));
    }
}
