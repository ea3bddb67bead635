namespace Biela.Papers.Tests;

public sealed class TextTests
{
    /// Each character is 0.6 of the size wide: 2.54 mm.
    private static readonly Style Mono = Font.Courier.At(12);

    [Theory]
    [InlineData("um dois tres", 5, "um|dois|tres")]
    [InlineData("um dois tres", 7, "um dois|tres")]
    [InlineData("um  dois", 3, "um|doi|s")]
    [InlineData("  recuo fica", 8, "  recuo|fica")]
    [InlineData("paralelepipedo", 5, "paral|elepi|pedo")]
    [InlineData("a paralelepipedo", 5, "a|paral|elepi|pedo")]
    [InlineData("uma\n\noutra ", 9, "uma||outra")]
    [InlineData("R$\u00A010 e R$\u00A020", 8, "R$\u00A010 e|R$\u00A020")]
    [InlineData("", 5, "")]
    [InlineData("abc", 0, "a|b|c")]
    [InlineData("     ", 3, "")]
    public void Lines_are_broken_at_spaces_and_long_words_anywhere(string text, int characters, string lines) =>
        Assert.Equal(lines, string.Join('|', Mono.Wrap(text, characters * 2.54)));

    [Theory]
    [InlineData("Retífica", 8, "Retífica")]
    [InlineData("Retífica", 7, "Retífi…")]
    [InlineData("Retífica São", 10, "Retífica…")]
    [InlineData("Retífica", 1, "…")]
    [InlineData("Retífica", 0, "")]
    [InlineData("duas\nlinhas", 20, "duas linhas")]
    public void What_is_too_long_ends_with_an_ellipsis(string text, int characters, string fitted) => Assert.Equal(fitted, Mono.Fit(text, characters * 2.54));

    [Fact]
    public void A_text_fits_into_its_own_width() =>
        Assert.All([Font.Times, Font.Helvetica, Font.Courier], font =>
        {
            const string Text = "Avaliação de cabeçote à parte";
            var style = font.At(7.3);
            Assert.Equal(Text, style.Fit(Text, style.Width(Text)));
            Assert.Equal([Text], style.Wrap(Text, style.Width(Text)));
        });

    [Fact]
    public void Wrapping_loses_no_word_and_no_line_is_too_wide()
    {
        var random = new Random(42);
        for (var round = 0; round < 500; round++)
        {
            var words = Enumerable.Range(0, random.Next(1, 40)).Select(_ => new string('é', random.Next(1, 30))).ToList();
            var style = Font.TimesItalic.At(random.Next(5, 20));
            var width = random.Next(5, 80);
            var lines = style.Wrap(string.Join(' ', words), width);
            Assert.Equal(string.Concat(words), string.Concat(lines).Replace(" ", ""));
            Assert.All(lines, line => Assert.True(style.Width(line) <= width + 0.001 || line.Length == 1));
        }
    }

    [Fact]
    public void Text_stands_where_its_style_puts_it()
    {
        var pdf = new Pdf("Lugares");
        var page = pdf.AddPage(new(100, 100));
        var box = new Box(10, 10, 80, 80);
        page.Write(box, "esquerda", Mono);
        page.Write(box, "meio", Mono.Centred.Middle);
        page.Write(box, "direita", Mono.Right.Bottom);
        var words = Oracles.Text(pdf.ToArray(), "-bbox").Split('\n').Where(line => line.Contains("<word")).Select(line => line.Split('"')).ToList();
        double[][] boxes = [.. words.Select(word => new[] { word[1], word[3], word[5], word[7] }.Select(point => double.Parse(point) / 72 * 25.4).ToArray())];
        Assert.Equal((10d, 50d, 90d), (Math.Round(boxes[0][0]), Math.Round((boxes[1][0] + boxes[1][2]) / 2), Math.Round(boxes[2][2])));
        Assert.InRange(boxes[0][1], 10, 12);
        Assert.InRange((boxes[1][1] + boxes[1][3]) / 2, 49, 51);
        Assert.InRange(boxes[2][3], 88, 90.5);
    }

    [Fact]
    public void A_long_value_is_shrunk_before_it_is_cut()
    {
        var pdf = new Pdf("Campo");
        var page = pdf.AddPage(new(100, 50));
        page.Field(new(10, 10, 30, 8), "NOME", "Retífica São João", new(Font.Times.At(6), Mono));
        page.Field(new(50, 10, 30, 8), "NOME", "Transportadora Conceição e Irmãos", new(Font.Times.At(6), Mono));
        var text = Oracles.Text(pdf.ToArray());
        Assert.Contains("Retífica São João", text);
        Assert.Contains("Transportadora Conc", text);
        Assert.Contains("…", text);
        Assert.DoesNotContain("Irmãos", text);
    }

    [Fact]
    public void A_paragraph_that_does_not_fit_its_box_says_so()
    {
        var pdf = new Pdf("Quadro");
        var page = pdf.AddPage(new(100, 50));
        Assert.Equal(2 * Mono.LineHeight, page.Paragraph(new(0, 0, 30, 11), "um dois tres quatro cinco seis sete oito", Mono), 1e-9);
        Assert.EndsWith("…", Oracles.Text(pdf.ToArray()).TrimEnd());
    }
}
