using Biela.Papers.Tests;

namespace Biela.Fisco.Tests.Prints;

public sealed class ConsumerTests
{
    internal static readonly Sale Sale = new()
    {
        Model = DocumentModel.Nfce, HasReform = true, Buyer = "",
        Terms = "<transp><modFrete>9</modFrete></transp><pag><detPag><tPag>01</tPag><vPag>1000.00</vPag></detPag><detPag><tPag>17</tPag>"
            + "<vPag>90.00</vPag></detPag>"
            + "<vTroco>50.00</vTroco></pag>",
    };

    [Theory, InlineData("06157250000116"), InlineData("12ABC34501DE35")]
    public void Its_code_is_read_by_a_scanner(string issuer)
    {
        var sale = Sale with { Issuer = issuer };
        Assert.Equal(sale.QrText, Oracles.Scan(Danfe.Print(sale.Authorised()), "qrcode", 200));
    }

    [Fact]
    public void Everything_is_on_the_roll()
    {
        var text = Texts.Of(Danfe.Print(Sale.Authorised()));
        string[] expected =
        [
            "RETÍFICA SÃO JOÃO LTDA.", "CNPJ 06.157.250/0001-16 – IE 0623079040081", "Rua das Válvulas, 100 – São José – Divinópolis/MG – 35500-000",
            "Documento Auxiliar da Nota Fiscal de Consumidor Eletrônica", "PT-0001 BRONZINA DE BIELA 0,25 MM ITEM001", "2,5000 JG × 76,1234567890 190,31",
            "QTD. TOTAL DE ITENS 3", "VALOR TOTAL R$ 1.000,00", "DESCONTO R$ 10,00", "ACRÉSCIMOS R$ 37,00", "VALOR A PAGAR R$ 1.040,00",
            "Dinheiro 1.000,00", "Pix dinâmico 90,00", "Troco R$ 50,00", "IBS UF R$ 0,81", "CBS R$ 7,29", "(Lei Federal 12.741/2012) R$ 312,44",
            "Consulte pela chave de acesso em https://portalsped.fazenda.mg.gov.br/portalnfce", Sale.Key.ToString(), "CONSUMIDOR NÃO IDENTIFICADO",
            "NFC-e nº 000.000.042 série 001 22/11/2026 10:30:00", "Protocolo de autorização: 131260000000042", "Data de autorização: 22/11/2026 10:30:07",
            "Trib. aprox. R$ 312,44 federais",
        ];
        Assert.All(expected, piece => Assert.Contains(piece, text));
    }

    [Fact]
    public void It_is_legible_and_sound_and_always_the_same()
    {
        var sale = Tests.Prints.Sale.Long(Sale, 60);
        var pdf = Danfe.Print(sale.Authorised());
        Oracles.Check(pdf);
        Texts.AreLegible(pdf);
        Assert.Equal(pdf, Danfe.Print(sale.Authorised()));
        var found = Texts.Count(pdf, "C");
        Assert.All(Texts.Words("C", 5000).Split(' '), word => Assert.Equal(1, found.GetValueOrDefault(word)));
    }

    [Fact]
    public void Who_buys_is_named()
    {
        var text = Texts.Of(Danfe.Print((Sale with { Buyer = "<dest><CPF>52998224725</CPF><xNome>João da Silva</xNome></dest>" }).Authorised()));
        Assert.Contains("CONSUMIDOR CPF 529.982.247-25 – João da Silva", text);
        Assert.DoesNotContain("NÃO IDENTIFICADO", text);
    }

    [Fact]
    public void Offline_it_says_that_it_waits()
    {
        var text = Texts.Of(Danfe.Print((Sale with { Issuance = Issuance.Offline }).Signed()));
        Assert.Contains("EMITIDA EM CONTINGÊNCIA Pendente de autorização", text);
        Assert.Contains("SEFAZ de origem fora do ar desde cedo", text);
        Assert.DoesNotContain("SEM VALOR FISCAL", text);
    }

    [Fact]
    public void A_test_has_no_value() =>
        Assert.Contains("EMITIDA EM AMBIENTE DE HOMOLOGAÇÃO – SEM VALOR FISCAL", Texts.Of(Danfe.Print((Sale with { IsTest = true }).Authorised())));

    [Fact]
    public void Without_its_code_it_is_not_printed()
    {
        var xml = System.Text.Encoding.UTF8.GetString(Sale.Signed()).Replace("qrCode>", "other>");
        Assert.Equal("qr-code-missing", Assert.Throws<RuleBroken>(() => Danfe.Print(System.Text.Encoding.UTF8.GetBytes(xml))).Code);
    }
}
