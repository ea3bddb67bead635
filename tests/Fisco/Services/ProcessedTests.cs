using System.Text;
using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests.Services;

public sealed class ProcessedTests
{
    private const string Ns = "xmlns=\"http://www.portalfiscal.inf.br/nfe\"";
    private static readonly SignedDocument Signed = Signature.Sign(TestCertificates.Document(), TestCertificates.Own);

    [Fact]
    public void A_document_is_put_beside_its_protocol_byte_by_byte()
    {
        var whole = Processed.Document(Signed, Protocol(Signed.DigestValue));
        Assert.True(whole.AsSpan().IndexOf(Signed.Bytes) > 0);
        Assert.Empty(Signature.Verify(whole, TestCertificates.Company).Faults);
        var root = XElement.Parse(Encoding.UTF8.GetString(whole));
        Assert.Equal(["NFe", "protNFe"], root.Elements().Select(element => element.Name.LocalName));
        Assert.All(root.Elements(), element => Assert.Equal(root.Name.Namespace, element.Name.Namespace));
    }

    [Fact]
    public void A_protocol_about_other_content_is_refused() =>
        Assert.Equal("protocol-of-another", Assert.Throws<RuleBroken>(() => Processed.Document(Signed, Protocol("zwJzbq4FXks09tlHU1GEWRI7t/A="))).Code);

    [Fact]
    public void A_protocol_of_another_key_is_refused() => Assert.Throws<RuleBroken>(() =>
        Processed.Document(Signed, Protocol(Signed.DigestValue) with { Key = TestCertificates.OfflineKey }));

    [Fact]
    public void An_event_beside_its_result_follows_the_schema()
    {
        var head = new EventHead(TestCertificates.Key, FiscalEnvironment.Homologation, TestCertificates.Company, TestCertificates.Now);
        var signed = Signature.Sign(Events.Cancel(head, "135260000000001", "Pedido desfeito pelo cliente"), TestCertificates.Own);
        var answer = (EventAnswer)Read($"<retEnvEvento {Ns} versao=\"1.00\"><cStat>128</cStat><xMotivo>x</xMotivo><retEvento versao=\"1.00\"><infEvento>"
            + "<tpAmb>2</tpAmb><verAplic>SP</verAplic><cOrgao>35</cOrgao><cStat>135</cStat><xMotivo>Evento registrado</xMotivo>"
            + $"<chNFe>{head.Key.Value}</chNFe><tpEvento>110111</tpEvento><nSeqEvento>1</nSeqEvento>"
            + "<dhRegEvento>2026-11-22T10:00:00-03:00</dhRegEvento><nProt>135260000000003</nProt></infEvento></retEvento></retEnvEvento>");
        var whole = Processed.Event(signed, answer.Results[0]);
        Assert.Empty(Signature.Verify(whole).Faults);
        Official.Follows("nfe-eventos/procEventoNFe_v1.00.xsd", whole);
    }

    [Fact]
    public void A_voiding_beside_its_result_follows_the_schema()
    {
        var voiding = new Voiding(FiscalEnvironment.Homologation, State.Find("SP")!, TestCertificates.Company, 2026, DocumentModel.Nfe, 1, 5, 9);
        var signed = Signature.Sign(voiding.Document("Falha de numeração no sistema"), TestCertificates.Own);
        var answer = (VoidingAnswer)Read($"<retInutNFe {Ns} versao=\"4.00\"><infInut><tpAmb>2</tpAmb><verAplic>SP</verAplic><cStat>102</cStat>"
            + "<xMotivo>Inutilizacao</xMotivo><cUF>35</cUF><dhRecbto>2026-11-22T10:00:00-03:00</dhRecbto><nProt>135260000000002</nProt>"
            + "</infInut></retInutNFe>");
        var whole = Processed.Voiding(signed, answer);
        Assert.Empty(Signature.Verify(whole).Faults);
        Official.Follows("nfe-PL_010e_v1.02/procInutNFe_v4.00.xsd", whole);
    }

    private static Protocol Protocol(string digest) => Assert.Single(((LotAnswer)Read(
        "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body><r:nfeResultMsg xmlns:r=\"urn:r\">"
        + "<n:retEnviNFe xmlns:n=\"http://www.portalfiscal.inf.br/nfe\"><n:cStat>104</n:cStat><n:protNFe versao=\"4.00\"><n:infProt><n:tpAmb>2</n:tpAmb>"
        + $"<n:chNFe>{TestCertificates.Key.Value}</n:chNFe><n:nProt>135260000000001</n:nProt><n:digVal>{digest}</n:digVal><n:cStat>100</n:cStat>"
        + "<n:xMotivo>Autorizado</n:xMotivo></n:infProt></n:protNFe></n:retEnviNFe></r:nfeResultMsg></soap:Body></soap:Envelope>")).Protocols);

    private static Answer Read(string xml) => Answer.Read(Encoding.UTF8.GetBytes(xml))!;
}
