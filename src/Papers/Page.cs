using System.Text;

namespace Biela.Papers;

/// <summary>A page to draw on, in millimetres from its top left corner; what is drawn later covers what was there.</summary>
public sealed partial class Page
{
    private const double K = Measure.PointsPerMillimetre;

    private readonly Pdf pdf;
    private StringBuilder content = new();
    private int open;

    internal Page(Pdf pdf, Paper paper) => (this.pdf, Width, Height) = (pdf, paper.Width, paper.Height);

    /// <summary>From left to right, in millimetres.</summary>
    public double Width { get; }

    /// <summary>From top to bottom, in millimetres.</summary>
    public double Height { get; private set; }

    /// <summary>The whole page.</summary>
    public Box Box => new(0, 0, Width, Height);

    /// <summary>Cuts the page off below this height in millimetres, where the text of a roll ends.</summary>
    public void Trim(double height) => Height = Measure.Positive(height);

    /// <summary>Draws something under what is on the page already.</summary>
    public void Behind(Action<Page> draw)
    {
        var above = content;
        content = new();
        draw(this);
        content.Append(above);
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, Stroke? stroke = null) =>
        Draw(new Shape().MoveTo(x1, y1).LineTo(x2, y2), stroke ?? Stroke.Thin);

    /// <summary>The outline of a box.</summary>
    public void Frame(Box box, Stroke? stroke = null)
    {
        Begin(stroke ?? Stroke.Thin);
        Rectangle(box);
        content.Append("S Q\n");
    }

    /// <summary>A box full of colour.</summary>
    public void Fill(Box box, Color color)
    {
        content.Append($"{color.Operands} rg\n");
        Rectangle(box);
        content.Append("f\n");
    }

    /// <summary>A shape: its inside when a colour is given, its outline when a line is; the thin line when neither is.</summary>
    public void Draw(Shape shape, Stroke? stroke = null, Color? fill = null)
    {
        Begin(stroke ?? Stroke.Thin);
        if (fill is { } color) content.Append($"{color.Operands} rg\n");
        content.Append(shape.Path).Append((fill, stroke) switch { (null, _) => "S Q\n", (_, null) => "f Q\n", _ => "B Q\n" });
    }

    /// <summary>A picture, as large as the box allows without distortion, in the middle of it.</summary>
    public void Draw(Picture picture, Box box)
    {
        var scale = Math.Min(box.Width / picture.Width, box.Height / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        var (x, bottom) = (box.X + (box.Width - width) / 2, box.Y + (box.Height + height) / 2);
        content.Append($"q {width * K:0.###} 0 0 {height * K:0.###} {x * K:0.###} {-bottom * K:0.###} cm /I{pdf.Name(picture)} Do Q\n");
    }

    /// <summary>A bar code that fills the box; its quiet zones are inside.</summary>
    public void Draw(BarCode code, Box box)
    {
        var module = box.Width / code.Modules;
        var x = box.X + BarCode.QuietZone * module;
        content.Append("0 g\n");
        foreach (var (index, width) in code.Widths.Index())
        {
            if (index % 2 == 0) Rectangle(new(x, box.Y, width * module, box.Height));
            x += width * module;
        }
        content.Append("f\n");
    }

    /// <summary>A QR code with sides of this length in millimetres; four modules around it are the caller's to leave empty.</summary>
    public void Draw(QrCode code, double x, double y, double side)
    {
        var module = Measure.Size(side) / code.Modules;
        content.Append("0 g\n");
        foreach (var (row, column, length) in code.Runs()) Rectangle(new(x + column * module, y + row * module, length * module, module));
        content.Append("f\n");
    }

    /// <summary>Turns what is drawn until the end of the <c>using</c> around a point, in degrees against the clock: 90 makes text read upwards.</summary>
    public IDisposable Rotated(double degrees, double x, double y)
    {
        var (sin, cos) = Math.SinCos(Measure.Place(degrees) * Math.PI / 180);
        var (px, py) = (Measure.Place(x) * K, -Measure.Place(y) * K);
        var (e, f) = (px - px * cos + py * sin, py - px * sin - py * cos);
        return Scope($"{cos:0.######} {sin:0.######} {-sin:0.######} {cos:0.######} {e:0.###} {f:0.###} cm");
    }

    /// <summary>Lets what is underneath shine through what is drawn until the end of the <c>using</c>: 1 covers, 0 is not seen; whole per cents.</summary>
    public IDisposable Faded(double opacity) => opacity is >= 0 and <= 1
        ? Scope($"/A{pdf.Opacity(opacity)} gs") : throw new ArgumentOutOfRangeException(nameof(opacity), opacity, "An opacity is a number from 0 to 1.");

    /// <summary>Cuts off what is drawn outside of the box until the end of the <c>using</c>.</summary>
    public IDisposable Clipped(Box box)
    {
        var scope = Scope("");
        Rectangle(box);
        content.Append("W n\n");
        return scope;
    }

    /// <summary>The operators that draw the page.</summary>
    internal byte[] Content() =>
        Encoding.Latin1.GetBytes($"1 0 0 1 0 {Height * K:0.###} cm\n{content}{string.Concat(Enumerable.Repeat("Q\n", open))}");

    private void Begin(Stroke stroke)
    {
        content.Append($"q {stroke.Width * K:0.###} w {stroke.Color.Operands} RG\n");
        // Lines that meet without a gap need square ends; those of dashes would close them.
        content.Append(stroke.Dash > 0 ? $"[{stroke.Dash * K:0.###}] 0 d\n" : "2 J\n");
    }

    private void Rectangle(Box box) => content.Append($"{box.X * K:0.###} {-box.Bottom * K:0.###} {box.Width * K:0.###} {box.Height * K:0.###} re\n");

    private Opened Scope(string operators)
    {
        content.Append($"q {operators}\n");
        open++;
        return new(this);
    }

    /// A saved graphics state, to be restored once.
    private sealed class Opened(Page page) : IDisposable
    {
        private bool closed;

        public void Dispose()
        {
            if (closed) return;
            closed = true;
            page.open--;
            page.content.Append("Q\n");
        }
    }
}
