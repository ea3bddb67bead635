namespace Biela.Fisco.Tests.Seals;

public sealed class PaymentTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("123456789", "29B1")]
    [InlineData("00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000"
        + "5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***6304", "1D3D")]
    [InlineData("00020126580014br.gov.bcb.pix0136123e4567-e12b-12d3-a456-426655440000"
        + "5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***6304", "CEDC")]
    public void The_checksum_is_that_of_the_manual(string text, string checksum) => Assert.Equal(checksum, BrCode.Checksum(text));

    [Fact]
    public void A_static_code_is_that_of_the_manual() => Assert.Equal(
        "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D",
        BrCode.Static("123e4567-e12b-12d1-a456-426655440000", "Fulano de Tal", "BRASILIA"));

    [Fact]
    public void A_code_may_fix_the_value_and_carry_a_reference() => Assert.Equal(
        "00020126360014br.gov.bcb.pix011412ABC34501DE355204000053039865406150.755802BR5913OFICINA TESTE6009SAO PAULO62120508OS000123630492DF",
        BrCode.Static("12ABC34501DE35", "OFICINA TESTE", "SAO PAULO", Money.Of(150.75m), "OS000123"));

    /// Story A19.
    [Theory]
    [InlineData("Retífica São Jerônimo do Vale Ltda", "São João del-Rei", "SJ8T26QW000151", "OS202600017P2", 131705, null,
        "00020126360014br.gov.bcb.pix0114SJ8T26QW00015152040000530398654071317.055802BR5924Retifica Sao Jeronimo do6015Sao Joao del-Re"
        + "62170513OS202600017P2630491FD")]
    [InlineData("Oficina Ipê", "Goiânia", "7d9f0335-8dcc-4054-9bf9-0dbd61d36906", null, null, null,
        "00020126580014br.gov.bcb.pix01367d9f0335-8dcc-4054-9bf9-0dbd61d369065204000053039865802BR5911Oficina Ipe6007Goiania62070503***63040525")]
    [InlineData("Conceição Araújo ME", "Açu", "+5537991234567", "A1", 1, "Sinal da OS 17",
        "00020126540014br.gov.bcb.pix0114+55379912345670214Sinal da OS 1752040000530398654040.015802BR5919Conceicao Araujo ME6003Acu62060502A1"
        + "6304721E")]
    public void Codes_are_exact_to_the_letter(string name, string city, string key, string? txid, int? cents, string? information, string code)
    {
        Assert.True(BrCode.IsKey(key));
        Assert.Equal(code, BrCode.Static(key, name, city, cents is { } some ? new Money(some) : null, txid, information));
        Assert.Null(BrCode.Fault(code));
    }

    /// Story A19: wrong checksum, and a name that is a letter shorter than its length says.
    [Theory]
    [InlineData("00020126360014br.gov.bcb.pix0114SJ8T26QW00015152040000530398654071317.055802BR5924Retifica Sao Jeronimo do6015Sao Joao del-Re"
        + "62170513OS202600017P2630491F0", "CRC: termina com 91F0, o certo é 91FD")]
    [InlineData("00020126360014br.gov.bcb.pix0114SJ8T26QW00015152040000530398654071317.055802BR5925Retifica Sao Jeronimo do6015Sao Joao del-Re"
        + "62170513OS202600017P26304F1E4", "campo 59: o tamanho que diz não é o que tem")]
    [InlineData("00020126", "não termina com o campo 63"), InlineData("https://pix.example", "não começa com o campo 00")]
    public void What_is_wrong_with_a_code_is_said(string code, string why) => Assert.Equal(why, BrCode.Fault(code));

    [Fact]
    public void Information_takes_the_room_that_the_key_leaves() => Assert.Contains($"0237{new string('x', 37)}5204",
        BrCode.Static("123e4567-e12b-12d1-a456-426655440000", "X", "Y", information: new('x', 80)), StringComparison.Ordinal);

    [Fact]
    public void A_dynamic_code_leads_to_a_charge() => Assert.Equal(
        "00020101021226770014BR.GOV.BCB.PIX2555pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a995204000053039865802BR5907EMPRESA6009SAO PAULO"
        + "62070503***6304EEAB",
        BrCode.Dynamic("pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a99", "EMPRESA", "SAO PAULO"));

    [Fact]
    public void Accents_are_left_out_and_long_names_cut()
    {
        var code = BrCode.Static("52998224725", "Retífica São João & Irmãos Ltda", "São José dos Campos");
        Assert.Contains("5925Retifica Sao Joao & Irmao", code, StringComparison.Ordinal);
        Assert.Contains("6015Sao Jose dos Ca", code, StringComparison.Ordinal);
        Assert.True(BrCode.IsValid(code));
    }

    [Fact]
    public void A_changed_code_is_found()
    {
        var code = BrCode.Static("52998224725", "OFICINA", "SAO PAULO", Money.Of(10));
        Assert.False(BrCode.IsValid(code.Replace("10.00", "90.00", StringComparison.Ordinal)));
        Assert.False(BrCode.IsValid(code[..^1]));
        Assert.False(BrCode.IsValid(""));
    }

    [Fact]
    public void What_no_code_can_hold_is_refused()
    {
        Assert.Throws<RuleBroken>(() => BrCode.Static("", "X", "Y"));
        Assert.Throws<RuleBroken>(() => BrCode.Static("k", "", "Y"));
        Assert.Throws<RuleBroken>(() => BrCode.Static("k", "X", "Y", Money.Zero));
        Assert.Throws<RuleBroken>(() => BrCode.Static("k", "X", "Y", null, "com espaço"));
    }

    [Theory]
    [InlineData("2000-07-03", 1000)]
    [InlineData("2025-02-21", 9999)]
    [InlineData("2025-02-22", 1000)]
    [InlineData("2026-11-21", 1637)]
    [InlineData("2026-12-31", 1677)]
    [InlineData("2049-10-13", 9999)]
    public void The_factor_of_a_due_date_began_again_in_2025(string due, int factor) => Assert.Equal(factor, Boleto.FactorOf(DateOnly.Parse(due)));

    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2049-10-14")]
    public void A_due_date_outside_the_cycles_has_no_factor(string due) => Assert.ThrowsAny<ArgumentException>(() => Boleto.FactorOf(DateOnly.Parse(due)));

    [Theory]
    [InlineData("00190.50095 40144.816069 06809.350314 3 37370000000100", "00193373700000001000500940144816060680935031", "2007-12-31", "1.00", "2008-01-01")]
    [InlineData("00190.00009 01149.718601 68524.522114 6 75860000102656",
        "00196758600001026560000001149718606852452211", "2018-07-15", "1026.56", "2018-07-01")]
    [InlineData("00190.00009 01234.567897 00000.001172 9 16770000015075", "00199167700000150750000001234567890000000117", "2026-12-31", "150.75", "2026-11-22")]
    public void Line_and_barcode_say_the_same(string line, string barcode, string due, string amount, string today)
    {
        var read = Boleto.Read(line, DateOnly.Parse(today))!;
        Assert.Equal(read, Boleto.Read(barcode, DateOnly.Parse(today)));
        Assert.Equal((DateOnly.Parse(due), Money.Of(decimal.Parse(amount))), (read.Due!.Value, read.Amount));
        Assert.Equal((barcode, line), (read.Barcode, read.PrintedLine));
    }

    [Theory]
    [InlineData("23793.38128 60000.000003 00000.000400 1 84340000012345", "the general digit must be 8")]
    [InlineData("34191.09008 63571.277308 71444.640008 5 89740000020000", "the general digit must be 9")]
    [InlineData("00190.00009 01234.567896 00000.001172 9 16770000015075", "the digit of the second field")]
    [InlineData("00199167700000150750000001234567890000000118", "a changed barcode")]
    [InlineData("123", "too short")]
    public void A_wrong_check_digit_is_found(string text, string reason) => Assert.True(Boleto.Read(text, Today) is null, reason);

    [Fact]
    public void A_boleto_may_name_no_date() => Assert.Null(Boleto.Read(new Boleto("001", null, Money.Of(1), new('1', 25)).Line, Today)!.Due);
}
