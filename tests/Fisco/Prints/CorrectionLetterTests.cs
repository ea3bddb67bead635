using Biela.Papers.Tests;

namespace Biela.Fisco.Tests.Prints;

public sealed class CorrectionLetterTests
{
    private const string Conditions = "A Carta de Correcao e disciplinada pelo paragrafo 1o-A do art. 7o do Convenio S/N, de 15 de dezembro de 1970 "
        + "e pode ser utilizada para "
        + "regularizacao de erro ocorrido na emissao de documento fiscal, desde que o erro nao esteja relacionado com: I - as variaveis que "
        + "determinam o valor do imposto "
        + "tais como: base de calculo, aliquota, diferenca de preco, quantidade, valor da operacao ou da prestacao; II - a correcao de dados "
        + "cadastrais que implique "
        + "mudanca do remetente ou do destinatario; III - a data de emissao ou de saida.";

    internal static byte[] Letter(Sale sale, int length = 1000, string status = "135") => sale.Event(Events.CorrectionLetter,
        $"<descEvento>Carta de Correcao</descEvento><xCorrecao>{Texts.Words("K", length)}</xCorrecao><xCondUso>{Conditions}</xCondUso>", status);

    [Fact]
    public void It_tells_what_is_corrected_and_on_which_conditions()
    {
        var sale = new Sale();
        var pdf = CorrectionLetter.Print(sale.Authorised(), Letter(sale));
        var text = Texts.Of(pdf);
        string[] expected = ["CARTA DE CORREÇÃO ELETRÔNICA", "CC-e nº 2", sale.Key.ToString(), "000.000.042", "131260000000099", "22/11/2026 15:00:03",
            Texts.Words("K", 1000), Conditions];
        Assert.All(expected, piece => Assert.Contains(piece, text));
        Assert.Single(Texts.Pages(pdf));
        Texts.AreLegible(pdf);
        Oracles.Check(pdf);
        Assert.Equal(sale.Key.Value, Oracles.Scan(pdf, "code128", 200));
    }

    [Fact]
    public void Only_a_registered_letter_of_this_note_is_printed()
    {
        var (sale, other) = (new Sale(), new Sale { Issuer = "12ABC34501DE35" });
        Assert.Equal("correction-of-another", Assert.Throws<RuleBroken>(() => CorrectionLetter.Print(sale.Authorised(), Letter(other))).Code);
        Assert.Equal("not-a-correction", Assert.Throws<RuleBroken>(() => CorrectionLetter.Print(sale.Authorised(), Letter(sale, status: "573"))).Code);
        Assert.Equal("not-an-event", Assert.Throws<RuleBroken>(() => CorrectionLetter.Print(sale.Authorised(), sale.Authorised())).Code);
    }
}
