namespace Biela.Papers.Tests;

public sealed class BarCodeTests
{
    public static TheoryData<string, string> Vectors => new()
    {
        { "09758364", "105 9 75 83 64 48 106" },
        { "5225AB83", "105 52 25 101 33 34 99 83 30 106" },
        { "12345", "105 12 34 101 21 57 106" },
        { "abc", "104 65 66 67 90 106" },
        { "\t", "103 73 73 106" },
        { "7", "103 23 23 106" },
        { "abA\ncd", "104 65 66 33 98 74 67 68 83 106" },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void Code_128_takes_the_shortest_way_through_its_sets(string text, string values) => Assert.Equal(values, string.Join(' ', Code128.Encode(text)));

    [Fact]
    public void Every_symbol_has_eleven_modules_of_its_own()
    {
        var symbols = Enumerable.Range(0, 106).Select(value => Code128.Widths([(byte)value])).ToList();
        Assert.All(symbols, symbol => Assert.Equal((6, 11, 0), (symbol.Length, symbol.Sum(w => w), (symbol[0] + symbol[2] + symbol[4]) % 2)));
        Assert.Equal(106, symbols.Select(symbol => string.Concat(symbol)).Distinct().Count());
        Assert.Equal("211232", string.Concat(symbols[105]));
        Assert.Equal("2331112", string.Concat(Code128.Widths([106])));
    }

    [Fact]
    public void A_numeric_key_takes_half_of_the_symbols_that_characters_would() =>
        Assert.Equal(11 * (1 + 22 + 1) + 13 + 2 * BarCode.QuietZone, BarCode.Code128("35261106157250000116550010000000011482139071").Modules);

    [Theory]
    [InlineData("35261106157250000116550010000000011482139071")]
    [InlineData("35261112ABC34501DE35550010000001231123456788")]
    [InlineData("352607AB12CD34EF5G6H550010000001231123456787")]
    [InlineData("OS-2026/00042 (b)")]
    public void A_scanner_reads_code_128(string text) =>
        Assert.Equal(text, Oracles.Scan(Printed(BarCode.Code128(text), new(20, 20, 115, 12)), "code128", 200));

    [Theory]
    [InlineData("00193373700000001000500940144816060680935031")]
    [InlineData("0123456789")]
    public void A_scanner_reads_interleaved_2_of_5(string digits) =>
        Assert.Equal(digits, Oracles.Scan(Printed(BarCode.Interleaved25(digits), new(20, 20, 108, 13)), "i25", 200));

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("12a4")]
    public void Interleaved_2_of_5_refuses_what_are_not_pairs_of_digits(string text) =>
        Assert.Equal("digits", Assert.Throws<ArgumentException>(() => BarCode.Interleaved25(text)).ParamName);

    [Theory]
    [InlineData("")]
    [InlineData("Retífica")]
    public void Code_128_refuses_nothing_at_all_and_what_is_not_ascii(string text) =>
        Assert.Throws<ArgumentException>("text", () => BarCode.Code128(text));

    [Theory]
    [InlineData("00020126360014br.gov.bcb.pix011412ABC34501DE355204000053039865406150.755802BR5913OFICINA TESTE6009SAO PAULO62120508OS000123630492DF")]
    [InlineData("http://www.fazenda.pr.gov.br/nfce/qrcode?p=41260612ABC34501DE35650010000000011000000019|3|1")]
    [InlineData("Retífica São João: usinagem de cabeçote – 4 cilindros, €")]
    public void A_scanner_reads_a_qr_code(string text) => Assert.Equal(text, Oracles.Scan(Qr(text, QrLevel.Medium, 25), "qrcode", 300));

    [Theory]
    [InlineData(QrLevel.Low)]
    [InlineData(QrLevel.Medium)]
    [InlineData(QrLevel.Quartile)]
    [InlineData(QrLevel.High)]
    public void A_scanner_reads_600_characters_at_every_level(QrLevel level)
    {
        var text = string.Concat(Enumerable.Range(0, 600).Select(i => (char)('!' + i * 7 % 90)));
        Assert.Equal(text, Oracles.Scan(Qr(text, level, 60), "qrcode", 300));
    }

    /// Versions 5, 6, 8 and 10 are the first that hold 100 bytes (ISO/IEC 18004, table 7).
    [Fact]
    public void More_room_for_damage_takes_more_modules() =>
        Assert.Equal([37, 41, 49, 57], Enum.GetValues<QrLevel>().Select(level => new QrCode(new string('x', 100), level).Modules));

    [Fact]
    public void A_qr_code_refuses_what_it_cannot_hold()
    {
        Assert.Throws<ArgumentException>("text", () => new QrCode("", QrLevel.Low));
        Assert.Throws<ArgumentException>("text", () => new QrCode(new string('x', 3_000), QrLevel.Low));
    }

    private static byte[] Printed(BarCode code, Box box)
    {
        var pdf = new Pdf("Código de barras");
        pdf.AddPage(new(150, 60)).Draw(code, box);
        return pdf.ToArray();
    }

    private static byte[] Qr(string text, QrLevel level, double side)
    {
        var pdf = new Pdf("QR Code");
        pdf.AddPage(new(side + 20, side + 20)).Draw(new QrCode(text, level), 10, 10, side);
        return pdf.ToArray();
    }
}
