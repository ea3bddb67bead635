using System.Text;
using Biela.Fisco.Tests.Services;
using Biela.Papers.Tests;

namespace Biela.Fisco.Tests.Prints;

/// <summary>What a DANFE says of the state of its note, and which files have none.</summary>
public sealed class StateTests
{
    private static readonly Sale Usual = new();

    [Fact]
    public void Only_an_authorised_note_has_no_mark()
    {
        const string Mark = "SEMVALORFISCAL";
        Assert.DoesNotContain(Mark, Texts.Letters(Danfe.Print(Usual.Authorised())));
        Assert.DoesNotContain(Mark, Texts.Letters(Danfe.Print((Usual with { Status = "120" }).Authorised())));
        Assert.Contains(Mark, Texts.Letters(Danfe.Print((Usual with { IsTest = true }).Authorised())));
        var waiting = Texts.Letters(Danfe.Print(Usual.Signed()));
        Assert.Contains("NOTAAINDANÃOAUTORIZADA", waiting);
        Assert.Contains(Mark, waiting);
        Assert.Contains("USODENEGADO", Texts.Letters(Danfe.Print((Usual with { Status = "301" }).Authorised())));
    }

    [Fact]
    public void A_cancelled_note_says_so()
    {
        var cancelled = Cancellation.Read(Usual.Event(Events.Cancellation, "<descEvento>Cancelamento</descEvento>"));
        var pdf = Danfe.Print(Usual.Authorised(), new() { Cancelled = cancelled });
        Assert.Contains("NOTA CANCELADA. Protocolo de cancelamento: 131260000000099 – 22/11/2026 15:00:03", Texts.Of(pdf));
        Assert.EndsWith("CANCELADA", Texts.Letters(pdf));
        Assert.Equal("cancellation-of-another", Assert.Throws<RuleBroken>(() =>
            Danfe.Print((Usual with { Issuer = "12ABC34501DE35" }).Authorised(), new() { Cancelled = cancelled })).Code);
        Assert.Equal("not-a-cancellation", Assert.Throws<RuleBroken>(() => Cancellation.Read(CorrectionLetterTests.Letter(Usual))).Code);
        Assert.Equal("not-a-cancellation", Assert.Throws<RuleBroken>(() => Cancellation.Read(Usual.Event(Events.Cancellation, "", "501"))).Code);
    }

    [Theory, InlineData(Issuance.SvcAn, "SVC-AN"), InlineData(Issuance.SvcRs, "SVC-RS")]
    [InlineData(Issuance.Offline, "impresso em decorrência de problemas técnicos")]
    public void Contingency_says_why_and_since_when(Issuance issuance, string words)
    {
        var text = Texts.Of(Danfe.Print((Usual with { Issuance = issuance }).Authorised()));
        Assert.Contains(words, text);
        Assert.Contains("Entrada em contingência: 22/11/2026 09:00:00 Motivo: SEFAZ de origem fora do ar desde cedo", text);
        Assert.Contains("131260000000042", text);
    }

    [Fact]
    public void Offline_without_a_protocol_it_may_go_with_the_goods()
    {
        var text = Texts.Of(Danfe.Print((Usual with { Issuance = Issuance.Offline }).Signed()));
        Assert.Contains("EMITIDA EM CONTINGÊNCIA – PENDENTE DE AUTORIZAÇÃO", text);
        Assert.DoesNotContain("SEM VALOR FISCAL", text);
    }

    [Theory, InlineData("<a/>"), InlineData("no xml"), InlineData("")]
    [InlineData("<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><infNFe Id=\"NFe1\"/></NFe>")]
    public void Other_files_have_no_danfe(string file) =>
        Assert.Equal("not-an-invoice", Assert.Throws<RuleBroken>(() => Danfe.Print(Encoding.UTF8.GetBytes(file))).Code);

    [Fact]
    public void Other_models_have_no_danfe()
    {
        var xml = Encoding.UTF8.GetString(Usual.Signed()).Replace("<mod>55</mod>", "<mod>57</mod>");
        Assert.Contains("modelo 57", Assert.Throws<RuleBroken>(() => Danfe.Print(Encoding.UTF8.GetBytes(xml))).Message);
    }

    [Fact]
    public void A_protocol_of_another_note_is_refused()
    {
        var other = Usual with { Issuer = "12ABC34501DE35" };
        var xml = Encoding.UTF8.GetString(Usual.Authorised()).Replace($"<chNFe>{Usual.Key.Value}", $"<chNFe>{other.Key.Value}");
        Assert.Equal("protocol-of-another", Assert.Throws<RuleBroken>(() => Danfe.Print(Encoding.UTF8.GetBytes(xml))).Code);
    }

    [Theory]
    [InlineData("nfe_multi_page_products", "35200159594315000157550010000000022062777169", 29, "Flipover", "58.500,00")]
    [InlineData("nfe_reforma_tributaria", "15231207933914000154550010006643501427015088", 1, "POLPA BRASFRUT 100G ACEROLA", "164.746,81")]
    [InlineData("danfe_cnpj_alfanumerico", "35200159594315000157550010000000022062777169", 1, "Flipover", "1.950,00")]
    [InlineData("nfe_test_sn", "35200159594315000157550010000000022062777169", 1, "Frango Congelado Inteiro", "2.778,29")]
    public void Samples_are_printed_whole(string name, string key, int items, string item, string total)
    {
        var pdf = Danfe.Print(Samples.Bytes(name + ".xml"));
        var pages = Texts.Pages(pdf);
        Assert.Equal(items, pages.Sum(page => page.Split(item).Length - 1));
        Assert.Contains(total, pages[0]);
        Assert.All(pages.Index(), page => Assert.Contains($"FOLHA {page.Index + 1}/{pages.Length}", page.Item));
        Assert.Equal(key, Oracles.Scan(pdf, "code128", 200));
        Oracles.Check(pdf);
    }

    [Fact]
    public void The_sample_of_the_reform_shows_every_total()
    {
        var text = Texts.Of(Danfe.Print(Samples.Bytes("nfe_reforma_tributaria.xml")));
        string[] expected = ["BASE DE CÁLC. IBS/CBS 2.000,50", "VALOR TOTAL DO IS 1.000,00", "CBS MONOFÁSICA 1,00", "IBS MONOF. RETIDO ANTES 100,00",
            "V. TOTAL COM IBS/CBS/IS 5.000,00", "IBS UF 1,50% 16,00", "IS · CST 000 · cClassTrib 000000 · BC 3.000,00 · IS 5,00% 150,00"];
        Assert.All(expected, piece => Assert.Contains(piece, text));
    }
}
