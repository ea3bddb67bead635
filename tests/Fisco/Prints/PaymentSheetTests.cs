using Biela.Papers.Tests;

namespace Biela.Fisco.Tests.Prints;

public sealed class PaymentSheetTests
{
    private static readonly string Pix = BrCode.Static("+5537991234567", "Retífica São João", "Divinópolis", Money.Of(495), "NF1N42");

    private static readonly DanfeLook Look = new()
    {
        Requests =
        [
            new(Money.Of(495)) { Pix = Pix },
            new(Money.Of(150.75m)) { Boleto = Boleto.Read("00190.00009 01234.567897 00000.001172 9 16770000015075", new(2026, 11, 23)) },
        ],
    };

    [Fact]
    public void Its_codes_are_read_by_scanners()
    {
        var pdf = Danfe.Print(new Sale().Authorised(), Look);
        Assert.Equal(Pix, Oracles.Scan(pdf, "qrcode", 150, page: 2));
        Assert.Equal(Look.Requests[1].Boleto!.Barcode, Oracles.Scan(pdf, "i25", 200, page: 2));
    }

    [Fact]
    public void It_follows_the_sheets_of_the_note_and_says_what_to_pay()
    {
        var pdf = Danfe.Print(new Sale().Authorised(), Look);
        Oracles.Check(pdf);
        Texts.AreLegible(pdf);
        Assert.Equal(pdf, Danfe.Print(new Sale().Authorised(), Look));
        var pages = Texts.Pages(pdf);
        Assert.Equal(2, pages.Length);
        Assert.Contains("FOLHA 1/1", pages[0]);
        string[] expected =
        [
            "Pagamento da NF-e nº 000.000.042, série 001", "Beneficiário: RETÍFICA SÃO JOÃO LTDA., CNPJ 06.157.250/0001-16",
            "Vencimentos: 22/12/2026, 21/01/2027",
            "Pix de R$ 495,00", "Boleto de R$ 150,75, banco 001, vencimento 31/12/2026", "00190.00009 01234.567897 00000.001172 9 16770000015075",
        ];
        Assert.All(expected, piece => Assert.Contains(piece, pages[1]));
        Assert.Contains(Pix.Replace(" ", ""), pages[1].Replace(" ", ""));
    }

    [Fact]
    public void On_the_roll_it_is_below_the_note_s_own_code()
    {
        var sale = ConsumerTests.Sale;
        var pdf = Danfe.Print(sale.Authorised(), Look);
        Assert.Equal([Pix, sale.QrText], Oracles.Scan(pdf, "qrcode", 200).Split('\n').Order());
        Texts.AreLegible(pdf);
        Assert.Contains("Boleto de R$ 150,75", Texts.Of(pdf));
    }

    [Fact]
    public void A_cancelled_note_asks_for_nothing()
    {
        var sale = new Sale();
        Assert.Single(Texts.Pages(Danfe.Print(sale.Authorised(), Look with { Cancelled = new(sale.Key.Value) })));
    }

    [Theory]
    [InlineData("52998224725", true), InlineData("529.982.247-25", false), InlineData("06157250000116", true), InlineData("+5537991234567", true)]
    [InlineData("37991234567", false), InlineData("caixa@oficina.example", true), InlineData("123e4567-e12b-12d1-a456-426655440000", true)]
    [InlineData("123E4567-E12B-12D1-A456-426655440000", false), InlineData("", false), InlineData("52998224724", false)]
    public void A_key_has_the_form_it_was_registered_with(string text, bool isKey) => Assert.Equal(isKey, BrCode.IsKey(text));
}
