namespace Biela.Papers.Tests;

public sealed class WinAnsiTests
{
    [Theory]
    [InlineData("Ação, “Retífica” – R$ 1,00 — €… • ª º §", "Ação, “Retífica” – R$ 1,00 — €… • ª º §")]
    [InlineData("Sa\u0303o Joa\u0303o, cabec\u0327ote, e\u0301", "São João, cabeçote, é")]
    [InlineData("a → b ≤ c ≥ d ≠ e − 1", "a -> b <= c >= d != e - 1")]
    [InlineData("⌀ 81 μm, 1⁄2, № 5", "Ø 81 µm, 1/2, nº 5")]
    [InlineData("Łódź Dvořák Škoda", "Lódz Dvorák Škoda")]
    [InlineData("αβ 🚗 漢", "?? ? ?")]
    [InlineData("a\u200Bb\u00ADc\u0007d\r\ne\tf", "abcd\ne f")]
    [InlineData("R$\u00A010\u202F000\u2003x", "R$\u00A010\u00A0000 x")]
    [InlineData("x\u0303 \u0301y", "x y")]
    [InlineData("\u0080\u009F", "")]
    [InlineData(null, "")]
    public void What_cannot_be_shown_is_replaced(string? text, string clean) => Assert.Equal(clean, WinAnsi.Clean(text));

    /// Attributes cannot hold it.
    [Fact]
    public void Half_a_character_is_replaced_too() => Assert.Equal("? e ?", WinAnsi.Clean("\uD83D e \uDE97"));

    [Fact]
    public void Every_character_there_is_becomes_one_that_can_be_shown()
    {
        for (var character = 0; character <= 0xFFFF; character++)
        {
            var clean = WinAnsi.Clean(((char)character).ToString());
            Assert.Equal(clean, WinAnsi.Clean(clean));
            Assert.All(clean, c => Assert.True(c == '\n' || WinAnsi.Code(c) >= ' '));
        }
    }

    [Fact]
    public void All_characters_are_found_again_by_pdftotext()
    {
        var characters = new string([.. Enumerable.Range(0x21, 0xDF).Select(c => (char)c).Where(c => c is < '\u007F' or > '\u00A0' and not '\u00AD')])
            + "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
        var pdf = new Pdf("Caracteres (todos) \\ ção");
        var page = pdf.AddPage(Paper.A4);
        foreach (var (index, part) in characters.Chunk(20).Index()) page.Write(10, 10 + 8 * index, new string(part), Font.Courier.At(10));
        Assert.Equal(characters, string.Concat(Oracles.Text(pdf.ToArray()).Where(c => !char.IsWhiteSpace(c))));
        Oracles.Check(pdf.ToArray());
    }
}
