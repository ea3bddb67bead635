namespace Biela.Papers.Tests;

public sealed class AnyTextTests
{
    private static readonly Font[] Fonts = [Font.Helvetica, Font.TimesBold, Font.Courier];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_text_is_refused_and_every_file_is_sound(int seed)
    {
        var random = new Random(seed);
        var pdf = new Pdf(AnyText(random)) { Author = AnyText(random), Subject = AnyText(random) };
        for (var round = 0; round < 40; round++)
        {
            var style = Fonts[random.Next(Fonts.Length)].At(random.Next(1, 30)) with { Align = (Align)random.Next(3), Upright = (Upright)random.Next(3) };
            var flow = new Flow(pdf, Paper.A4, Margins.All(15)) { Header = (page, _) => page.Write(10, 10, AnyText(random), style) };
            flow.Paragraph(AnyText(random), style);
            var table = new Table(new Column(AnyText(random), random.Next(1, 60)), new Column(AnyText(random), 40, Align.Right), new Column(""))
            {
                Body = style, Grid = Stroke.Thin,
            };
            for (var row = 0; row < 5; row++) table.Row(AnyText(random), null, AnyText(random));
            flow.Table(table);
            var box = new Box(random.Next(200), random.Next(200), random.Next(100), random.Next(100));
            flow.Rest.Page.Field(box, AnyText(random), AnyText(random), new(style, style));
            flow.Rest.Page.Paragraph(box, AnyText(random), style);
            flow.Rest.Page.Watermark(AnyText(random), style.Font, new(0xC0C0C0));
            flow.Rest.Page.Rotated(random.Next(-720, 720), 50, 50);
        }
        Oracles.Check(pdf.ToArray());
    }

    /// Letters, brackets, spaces and line feeds above all; every other code of UTF-16 as well, whole or halved.
    private static string AnyText(Random random) => new([.. Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(6) switch
    {
        0 => (char)random.Next(0x10000),
        1 => (char)random.Next(0x100),
        2 => "()\\<>[]{}/%\r\n\t \0"[random.Next(16)],
        3 => ' ',
        _ => (char)random.Next('a', 'z'),
    })]);
}
