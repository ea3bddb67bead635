namespace Biela.Papers.Tests;

public sealed class ShapeTests
{
    private const int Red = 0xFF0000, White = 0xFFFFFF;

    /// 254 dots an inch are 10 a millimetre.
    private const int Dpi = 254;

    [Fact]
    public void A_box_is_where_it_is_said_to_be()
    {
        var pixels = Draw(page => page.Fill(new(10, 20, 5, 3), new(Red)));
        Assert.Equal((White, Red, Red, White), (pixels.At(97, 215), pixels.At(102, 202), pixels.At(147, 227), pixels.At(152, 233)));
    }

    [Fact]
    public void Turning_by_90_degrees_reads_upwards()
    {
        var pixels = Draw(page =>
        {
            using (page.Rotated(90, 20, 20)) page.Fill(new(20, 20, 10, 2), new(Red));
            page.Fill(new(40, 40, 2, 2), new(Red));
        });
        // What went to the right goes up; what went down goes to the right.
        Assert.Equal((Red, Red, White, White), (pixels.At(210, 110), pixels.At(210, 190), pixels.At(190, 150), pixels.At(290, 210)));
        Assert.Equal(Red, pixels.At(410, 410));
    }

    [Fact]
    public void What_is_faded_lets_the_paper_shine_through_and_what_comes_later_does_not()
    {
        var pixels = Draw(page =>
        {
            using (page.Faded(0.4)) page.Fill(new(10, 10, 10, 10), new(Red));
            page.Fill(new(30, 10, 10, 10), new(Red));
        });
        Assert.Equal((0xFF9999, Red), (pixels.At(150, 150), pixels.At(350, 150)));
    }

    [Fact]
    public void Nothing_is_drawn_outside_of_a_clip()
    {
        var pixels = Draw(page =>
        {
            using (page.Clipped(new(10, 10, 10, 10))) page.Fill(page.Box, new(Red));
        });
        Assert.Equal((White, Red, White), (pixels.At(95, 150), pixels.At(150, 150), pixels.At(205, 150)));
    }

    [Fact]
    public void An_arc_runs_against_the_clock_from_three_o_clock()
    {
        var pixels = Draw(page => page.Draw(new Shape().MoveTo(25, 25).Arc(25, 25, 20, 0, 90).Close(), fill: new(Red)));
        Assert.Equal((Red, White, White, White), (pixels.At(350, 150), pixels.At(150, 150), pixels.At(350, 350), pixels.At(150, 350)));
    }

    [Fact]
    public void A_circle_is_round()
    {
        var pixels = Draw(page => page.Draw(Shape.Circle(25, 25, 20), fill: new(Red)));
        for (var degrees = 0; degrees < 360; degrees += 5)
        {
            var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
            Assert.Equal(Red, pixels.At((int)(250 + 198 * cos), (int)(250 + 198 * sin)));
            Assert.Equal(White, pixels.At((int)(250 + 203 * cos), (int)(250 + 203 * sin)));
        }
    }

    [Fact]
    public void A_dashed_line_has_gaps_and_a_plain_one_has_none()
    {
        var pixels = Draw(page =>
        {
            page.Line(0, 10, 50, 10, new(1, new(Red), 2));
            page.Line(0, 20, 50, 20, new(1, new(Red)));
        });
        Assert.Equal((Red, White, Red), (pixels.At(10, 100), pixels.At(30, 100), pixels.At(50, 100)));
        Assert.All(Enumerable.Range(5, 490), x => Assert.Equal(Red, pixels.At(x, 200)));
    }

    [Fact]
    public void What_is_drawn_behind_is_covered()
    {
        var pixels = Draw(page =>
        {
            page.Fill(new(10, 10, 10, 10), new(Red));
            page.Behind(under => under.Fill(page.Box, Color.Black));
        });
        Assert.Equal((Red, 0), (pixels.At(150, 150), pixels.At(250, 250)));
    }

    [Fact]
    public void A_page_is_cut_off_without_moving_what_is_on_it()
    {
        var pixels = Draw(page =>
        {
            page.Fill(new(10, 10, 10, 10), new(Red));
            page.Trim(30);
        });
        Assert.Equal((300, Red, White), (pixels.Height, pixels.At(150, 150), pixels.At(150, 250)));
    }

    [Fact]
    public void A_state_that_is_closed_twice_is_closed_once()
    {
        var pdf = new Pdf("Estados");
        var scope = pdf.AddPage(Paper.A4.Turned).Faded(0.5);
        scope.Dispose();
        scope.Dispose();
        Oracles.Check(pdf.ToArray());
    }

    private static Pixels Draw(Action<Page> draw)
    {
        var pdf = new Pdf("Desenho");
        draw(pdf.AddPage(new(50, 50)));
        return Oracles.Render(pdf.ToArray(), Dpi);
    }
}
