namespace Biela.Papers.Tests;

public sealed class PictureTests
{
    private const int Size = 11, Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    /// Red, green, blue and half-transparent black.
    private static readonly (string, byte[])[] Colours = [("PLTE", [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0]), ("tRNS", [255, 255, 255, 128])];

    public static TheoryData<int, int, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<int, int, bool>();
            foreach (var interlaced in new[] { false, true })
                foreach (var (kind, depth) in new[] { (Grey, 1), (Grey, 2), (Grey, 4), (Grey, 8), (Grey, 16), (Rgb, 8), (Rgb, 16), (Palette, 2), (Palette, 4),
                    (Palette, 8), (GreyAlpha, 8), (GreyAlpha, 16), (Rgba, 8), (Rgba, 16) })
                    kinds.Add(kind, depth, interlaced);
            return kinds;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_png_of_every_kind_is_shown_as_it_is(int kind, int depth, bool interlaced)
    {
        var file = PngMaker.Make(Size, depth, kind, interlaced, (x, y) => Samples(kind, depth, x, y), kind == Palette ? Colours : []);
        var pixels = Oracles.Render(Sheet(Picture.Read(file)));
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                AssertNear(Expected(kind, depth, x, y), pixels.At(x * 10 + 5, y * 10 + 5), 2);
    }

    [Fact]
    public void One_colour_may_stand_for_transparent()
    {
        var file = PngMaker.Make(Size, 8, Rgb, false, (x, _) => x < 5 ? [10, 20, 30] : [200, 0, 0], ("tRNS", [0, 10, 0, 20, 0, 30]));
        var pixels = Oracles.Render(Sheet(Picture.Read(file)));
        AssertNear(0xFFFFFF, pixels.At(15, 55), 2);
        AssertNear(0xC80000, pixels.At(95, 55), 2);
    }

    [Fact]
    public void A_png_without_transparent_pixels_has_no_mask() =>
        Assert.Null(Picture.Read(PngMaker.Make(Size, 8, Rgba, false, (_, _) => [1, 2, 3, 255])).Mask);

    /// The files of libpng and libjpeg, with what they choose themselves.
    [Theory]
    [InlineData("-png")]
    [InlineData("-jpeg")]
    public void A_page_rendered_to_a_picture_is_the_same_when_printed_again(string format)
    {
        var page = Sample.Report();
        var picture = Picture.Read(Oracles.RenderTo(page, format));
        var pdf = new Pdf("Cópia");
        var copy = pdf.AddPage(Paper.A4);
        copy.Draw(picture, copy.Box);
        var (once, again) = (Oracles.Render(page), Oracles.Render(pdf.ToArray()));
        for (var y = 20; y < once.Height - 20; y += 7)
            for (var x = 20; x < 570; x += 7) AssertNear(once.At(x, y), again.At(x, y), format == "-png" ? 90 : 120);
        Oracles.Check(pdf.ToArray());
    }

    [Fact]
    public void A_picture_keeps_its_proportions_and_is_embedded_once()
    {
        var picture = Picture.Read(PngMaker.Make(Size, 8, Grey, false, (_, _) => [0]));
        var pdf = new Pdf("Logo");
        var page = pdf.AddPage(new(100, 50));
        page.Draw(picture, page.Box);
        pdf.AddPage(new(100, 50)).Draw(picture, page.Box);
        var bytes = pdf.ToArray();
        var pixels = Oracles.Render(bytes, 254);
        Assert.Equal((0xFFFFFF, 0, 0, 0xFFFFFF), (pixels.At(240, 250), pixels.At(260, 250), pixels.At(740, 250), pixels.At(760, 250)));
        Assert.Equal(1, System.Text.Encoding.Latin1.GetString(bytes).Split("/Subtype /Image").Length - 1);
    }

    [Fact]
    public void What_is_broken_is_refused_wherever_it_ends()
    {
        var png = PngMaker.Make(Size, 8, Rgba, true, (x, y) => [x, y, 3, x * y]);
        for (var length = 0; length < png.Length; length++) Assert.Throws<ArgumentException>("file", () => Picture.Read(png.AsSpan(..length)));
    }

    [Theory]
    [InlineData("GIF89a")]
    [InlineData("")]
    [InlineData("%PDF-1.7")]
    public void Other_formats_are_refused(string text) =>
        Assert.Throws<ArgumentException>("file", () => Picture.Read(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_jpeg_is_refused_wherever_it_ends()
    {
        var jpeg = Oracles.RenderTo(Sample.Receipt(), "-jpeg");
        Assert.Equal(227, Picture.Read(jpeg).Width);
        for (var length = 0; length < jpeg.Length - 1; length += 13) Assert.Throws<ArgumentException>("file", () => Picture.Read(jpeg.AsSpan(..length)));
    }

    [Fact]
    public void Bytes_that_were_changed_are_shown_or_refused_and_nothing_else()
    {
        var png = PngMaker.Make(Size, 4, Palette, false, (x, y) => Samples(Palette, 4, x, y), Colours);
        var random = new Random(7);
        for (var round = 0; round < 3_000; round++)
        {
            var changed = png.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try { Picture.Read(changed); } catch (ArgumentException refused) { Assert.Equal("file", refused.ParamName); }
        }
    }

    private static byte[] Sheet(Picture picture)
    {
        var pdf = new Pdf("Figura");
        var page = pdf.AddPage(new(Size * 10 / 72d * 25.4, Size * 10 / 72d * 25.4));
        page.Draw(picture, page.Box);
        return pdf.ToArray();
    }

    private static int[] Samples(int kind, int depth, int x, int y)
    {
        var most = (1 << depth) - 1;
        int[] rgb = [x * most / 10, y * most / 10, (x + y) % 3 * most / 2];
        return kind switch
        {
            Grey => [(x * 7 + y * 3) * 977 % (most + 1)], Rgb => rgb, Palette => [(x + y) % 4], GreyAlpha => [x * most / 10, y * most / 10],
            _ => [.. rgb, x * y % 3 * most / 2],
        };
    }

    /// What is to be seen on white paper.
    private static int Expected(int kind, int depth, int x, int y)
    {
        var most = (double)((1 << depth) - 1);
        var samples = Samples(kind, depth, x, y).Select(sample => sample / most).ToArray();
        if (kind == Palette) return new[] { 0xFF0000, 0x00FF00, 0x0000FF, 0x7F7F7F }[Samples(kind, depth, x, y)[0]];
        var opacity = kind is GreyAlpha or Rgba ? samples[^1] : 1;
        return new[] { 0, 1, 2 }.Select(i => kind is Grey or GreyAlpha ? samples[0] : samples[i])
            .Aggregate(0, (colour, sample) => colour << 8 | (int)Math.Round(255 * (sample * opacity + 1 - opacity)));
    }

    private static void AssertNear(int expected, int actual, int tolerance) => Assert.True(
        new[] { 0, 8, 16 }.All(shift => Math.Abs((expected >> shift & 255) - (actual >> shift & 255)) <= tolerance), $"{expected:X6} {actual:X6}");
}
