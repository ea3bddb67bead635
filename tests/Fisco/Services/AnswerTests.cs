using System.Text;

namespace Biela.Fisco.Tests.Services;

public sealed class AnswerTests
{
    private const string Ns = "xmlns=\"http://www.portalfiscal.inf.br/nfe\"";
    private static readonly AccessKey Key = AccessKey.Parse("33230807984267003800650040000000321935136447");

    [Fact]
    public void An_authorisation_is_read()
    {
        var lot = Read<LotAnswer>("retEnviNFe-autorizada");
        Assert.Equal((104, NextStep.LookInside), (lot.Status, lot.Meaning.Step));
        var protocol = Assert.IsType<Protocol>(lot.Of(Key));
        Assert.Equal((100, "Autorizado o uso da NF-e", "333230000396082", "zwJzbq4FXks09tlHU1GEWRI7t/A="),
            (protocol.Status, protocol.Reason, protocol.Number, protocol.DigestValue));
        Assert.Equal(new DateTimeOffset(2023, 8, 7, 11, 9, 8, TimeSpan.FromHours(-3)), protocol.At);
        Assert.Empty(protocol.Alerts);
    }

    [Theory]
    [InlineData("retEnviNFe-denegada", 302, NextStep.Denied)]
    [InlineData("retEnviNFe-rejeitada", 225, NextStep.Support)]
    [InlineData("retEnviNFe-servico_paralizado", 108, NextStep.Wait)]
    public void What_becomes_of_a_document_is_its_own_result_or_that_of_the_lot(string sample, int status, NextStep step)
    {
        var outcome = Read<LotAnswer>(sample).Of(Key);
        Assert.Equal((status, step), (outcome.Status, outcome.Meaning.Step));
    }

    [Fact]
    public void A_receipt_is_read()
    {
        var lot = Read<LotAnswer>("retEnviNFe-lote_recebido");
        Assert.Equal((103, "423002202113232", TimeSpan.FromSeconds(1)), (lot.Status, lot.Receipt, lot.Wait));
    }

    [Fact]
    public void What_is_known_about_a_key_is_read()
    {
        var known = Read<QueryAnswer>("retConsSitNFe-autorizado");
        Assert.Equal((100, "126200000020426", false), (known.Status, known.Protocol!.Number, known.Cancelled));
        Assert.Equal(known.Key, known.Protocol.Key);

        var cancelled = Read<QueryAnswer>("retConsSitNFe-cancelado");
        Assert.Equal((101, null, true), (cancelled.Status, cancelled.Protocol, cancelled.Cancelled));

        var unknown = Read<QueryAnswer>("retConsSitNFe-nao_consta_na_base");
        Assert.Equal((NextStep.SendAgain, null), (unknown.Meaning.Step, unknown.Protocol));

        var denied = Read<QueryAnswer>("retConsSitNFe-uso_denegado");
        Assert.Equal((110, 302), (denied.Status, denied.Protocol!.Status));
    }

    [Fact]
    public void A_cancellation_is_found_among_the_events_of_a_key()
    {
        var known = Parse<QueryAnswer>($"<retConsSitNFe {Ns} versao=\"4.00\"><cStat>100</cStat><xMotivo>Autorizado</xMotivo><chNFe>{Key.Value}</chNFe>"
            + $"{Registered(110110, 135)}{Registered(110111, 135)}</retConsSitNFe>");
        Assert.True(known.Cancelled);
        Assert.Equal([110110, 110111], known.Events.Select(one => one.Result.Type!.Value));
        Assert.StartsWith("<procEventoNFe", known.Events[1].Xml, StringComparison.Ordinal);
        Assert.False(Parse<QueryAnswer>($"<retConsSitNFe {Ns}><cStat>100</cStat>{Registered(110110, 135)}</retConsSitNFe>").Cancelled);
    }

    [Fact]
    public void Alerts_are_read()
    {
        var lot = Parse<LotAnswer>($"<retEnviNFe {Ns}><cStat>104</cStat><xMotivo>Lote processado</xMotivo><protNFe versao=\"4.00\"><infProt>"
            + $"<chNFe>{Key.Value}</chNFe><nProt>33323000000396082</nProt><cStat>120</cStat><xMotivo>Autorizado com alerta</xMotivo>"
            + "<cMsg>1</cMsg><xMsg>NCM vence em 31/12</xMsg><cMsg>22</cMsg><xMsg>IE em baixa</xMsg></infProt></protNFe></retEnviNFe>");
        var protocol = Assert.Single(lot.Protocols);
        Assert.Equal((NextStep.Authorised, "33323000000396082"), (protocol.Meaning.Step, protocol.Number));
        Assert.Equal([new("1", "NCM vence em 31/12"), new("22", "IE em baixa")], protocol.Alerts);
    }

    [Fact]
    public void The_results_of_a_lot_by_receipt_are_read()
    {
        var lot = Parse<LotAnswer>($"<retConsReciNFe {Ns}><nRec>423002202113232</nRec><cStat>104</cStat><xMotivo>x</xMotivo>"
            + $"<protNFe><infProt><chNFe>{Key.Value}</chNFe><cStat>204</cStat><xMotivo>Duplicidade</xMotivo></infProt></protNFe></retConsReciNFe>");
        Assert.Equal(NextStep.QueryKey, lot.Of(Key).Meaning.Step);
        Assert.Equal(104, lot.Of(Fisco.Tests.Seals.TestCertificates.Key).Status);
    }

    [Fact]
    public void The_key_of_the_other_document_is_found_in_the_words()
    {
        var reason = $"Rejeicao: Duplicidade de NF-e, com diferenca na Chave de Acesso [chNFe: {Key.Value}][nRec:333000000000001]";
        var outcome = Parse<LotAnswer>($"<retEnviNFe {Ns}><cStat>539</cStat><xMotivo>{reason}</xMotivo></retEnviNFe>");
        Assert.Equal((NextStep.QueryOther, Key), (outcome.Meaning.Step, outcome.OtherKey));
        Assert.Null(Read<LotAnswer>("retEnviNFe-rejeitada").OtherKey);
    }

    [Theory]
    [InlineData(135, NextStep.Registered)]
    [InlineData(136, NextStep.Registered)]
    [InlineData(155, NextStep.Cancelled)]
    [InlineData(573, NextStep.Registered)]
    public void The_result_of_an_event_is_read(int status, NextStep step)
    {
        var answer = Parse<EventAnswer>($"<retEnvEvento {Ns}><idLote>1</idLote><cStat>128</cStat><xMotivo>Lote de Evento Processado</xMotivo>"
            + $"{Result(110111, status)}</retEnvEvento>");
        var outcome = Assert.IsType<EventResult>(answer.Of(Key, 110111, 1));
        Assert.Equal((step, "135260000000001"), (outcome.Meaning.Step, outcome.Number));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(-3)), outcome.At);
        Assert.Equal(128, answer.Of(Key, 110110, 1).Status);
    }

    [Fact]
    public void A_rejected_event_may_leave_out_what_it_is_about()
    {
        var answer = Parse<EventAnswer>($"<retEnvEvento {Ns}><cStat>128</cStat><xMotivo>x</xMotivo>"
            + "<retEvento><infEvento><cStat>493</cStat><xMotivo>Evento nao atende o Schema</xMotivo></infEvento></retEvento></retEnvEvento>");
        Assert.Equal(493, answer.Of(Key, 110111, 1).Status);
    }

    [Fact]
    public void A_voiding_is_read()
    {
        var answer = Parse<VoidingAnswer>($"<retInutNFe {Ns} versao=\"4.00\"><infInut><cStat>102</cStat><xMotivo>Inutilizacao homologada</xMotivo>"
            + "<dhRecbto>2026-11-22T10:00:00-03:00</dhRecbto><nProt>135260000000002</nProt></infInut></retInutNFe>");
        Assert.Equal((NextStep.Voided, "135260000000002"), (answer.Meaning.Step, answer.Number));
    }

    [Fact]
    public void The_state_of_a_service_is_read()
    {
        var answer = Parse<StatusAnswer>($"<retConsStatServ {Ns}><cStat>109</cStat><xMotivo>Parado</xMotivo><dhRecbto>2026-11-22T10:00:00-03:00</dhRecbto>"
            + "<dhRetorno>2026-11-22T14:00:00</dhRetorno><xObs>Manutencao</xObs></retConsStatServ>");
        Assert.Equal((NextStep.Contingency, "Manutencao"), (answer.Meaning.Step, answer.Note));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 14, 0, 0, TimeSpan.FromHours(-3)), answer.Back);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("{\"erro\":true}")]
    [InlineData("<retEnviNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><xMotivo>sem codigo</xMotivo></retEnviNFe>")]
    [InlineData("<retEnviNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><cStat>cem</cStat></retEnviNFe>")]
    [InlineData("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><s:Fault/></s:Body></s:Envelope>")]
    [InlineData("<retNovo xmlns=\"http://www.portalfiscal.inf.br/nfe\"><cStat>100</cStat></retNovo>")]
    public void What_is_no_answer_is_none(string body) => Assert.Null(Answer.Read(Encoding.UTF8.GetBytes(body)));

    private static string Result(int type, int status) => $"<retEvento versao=\"1.00\"><infEvento><cStat>{status}</cStat><xMotivo>x</xMotivo>"
        + $"<chNFe>{Key.Value}</chNFe><tpEvento>{type}</tpEvento><nSeqEvento>1</nSeqEvento><dhRegEvento>2026-11-22T10:00:00-03:00</dhRegEvento>"
        + "<nProt>135260000000001</nProt></infEvento></retEvento>";

    private static string Registered(int type, int status) => $"<procEventoNFe versao=\"1.00\"><evento/>{Result(type, status)}</procEventoNFe>";

    private static T Read<T>(string sample) where T : Answer => Assert.IsType<T>(Answer.Read(Samples.Bytes($"{sample}.xml")));

    private static T Parse<T>(string xml) where T : Answer => Assert.IsType<T>(Answer.Read(Encoding.UTF8.GetBytes(xml)));
}
