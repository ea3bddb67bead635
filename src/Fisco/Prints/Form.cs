using Biela.Papers;

namespace Biela.Fisco;

/// <summary>A labelled box in a row of a form; its width in millimetres.</summary>
internal sealed record Cell(double Width, string Label, string Value)
{
    /// <summary>Numbers stand at the right, texts at the left.</summary>
    public Align Align { get; init; }

    /// <summary>Whether the value is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>A box with an amount.</summary>
    public static Cell Amount(double width, string label, string value) => new(width, label, value) { Align = Align.Right };

    /// <summary>A box with a short text in its middle.</summary>
    public static Cell Short(double width, string label, string value) => new(width, label, value) { Align = Align.Centre };
}

/// <summary>The grid and the letters of the DANFE (MOC 7.0, annex II): millimetres from the top left corner of an A4 sheet, points.</summary>
internal static class Form
{
    /// <summary>The left edge of every block.</summary>
    public const double Left = 2.5;

    /// <summary>The width of every block.</summary>
    public const double Width = 205.7;

    /// <summary>The height of a labelled box.</summary>
    public const double Row = 8.5;

    /// <summary>The height of the title of a block.</summary>
    public const double Title = 4.2;

    /// <summary>Where the lowest block ends.</summary>
    public const double Bottom = 294;

    /// <summary>What stays empty at the sides of a box.</summary>
    public const double Padding = 0.9;

    /// <summary>Labels.</summary>
    public static readonly Style Label = Font.Times.At(6);

    /// <summary>Values.</summary>
    public static readonly Style Value = Font.Times.At(10);

    /// <summary>Items and additional data.</summary>
    public static readonly Style Small = Font.Times.At(6) with { Leading = 1.12 };

    private static readonly Style Heading = Font.TimesBold.At(6).Bottom;

    // Below this nobody reads; it holds the longest values that the schema allows.
    private const double LeastSize = 3.5, Step = 0.5;

    /// <summary>The title of a block.</summary>
    /// <returns>Where the block begins.</returns>
    public static double Head(this Page page, double y, string title)
    {
        page.Write(new Box(Left, y, Width, Title - 0.4), title, Heading);
        return y + Title;
    }

    /// <summary>Labelled boxes from left to right; the last one ends at the right edge.</summary>
    /// <returns>Where the next row begins.</returns>
    public static double Fields(this Page page, double y, params IReadOnlyList<Cell> cells)
    {
        var x = Left;
        foreach (var (index, cell) in cells.Index())
        {
            var width = index == cells.Count - 1 ? Left + Width - x : cell.Width;
            page.Field(new(x, y, width, Row), cell);
            x += width;
        }
        return y + Row;
    }

    /// <summary>A labelled box; a number too long is printed smaller, a text smaller or in several lines, so that nothing is lost.</summary>
    public static void Field(this Page page, Box box, Cell cell)
    {
        page.Frame(box);
        var inner = box.Inset(Padding, 0.3);
        page.Write(inner, cell.Label, Label, Overflow.Shrink);
        var style = (cell.IsBold ? Font.TimesBold : Font.Times).At(Value.Size) with { Align = cell.Align, Upright = Upright.Bottom };
        if (cell.Align != Align.Right) page.Fit(inner.Below(Label.LineHeight), cell.Value, style);
        else page.Write(inner, cell.Value, style, Overflow.Shrink);
    }

    /// <summary>When the sheet was printed, below the form.</summary>
    public static void Foot(this Page page, DanfeLook look)
    {
        if (look.Printed is { } printed) page.Write(new Box(Left, Bottom + 0.2, Width, 2.5), $"Impresso em {printed:dd/MM/yyyy HH:mm:ss}", Small);
    }

    /// <summary>A text in the largest letters, up to those of the style, in which all of it has room.</summary>
    public static void Fit(this Page page, Box box, string text, Style style)
    {
        while (style.Size > LeastSize && style.Wrap(text, box.Width).Count * style.LineHeight > box.Height)
            style = style with { Size = style.Size - Step, Leading = 1.05 };
        page.Paragraph(box, text, style);
    }
}
