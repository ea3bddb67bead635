using Biela.Papers;

namespace Biela.Fisco;

/// <summary>A labelled field of the DANFSe, over so many of the four columns.</summary>
internal sealed record ServiceCell(string Label, string Value, int Columns = 1)
{
    /// <summary>Whether its ground is grey, as that of titles is.</summary>
    public bool IsShaded { get; init; }

    /// <summary>The name of a block, in the place of a field.</summary>
    public static ServiceCell Title(string text) => new(text, "") { IsShaded = true };
}

/// <summary>A strip of the sheet.</summary>
internal sealed record Band(double Height, Action<Page, double> Draw)
{
    /// <summary>A row of fields.</summary>
    public static Band Of(params IReadOnlyList<ServiceCell> cells) =>
        new(ServiceForm.Row, (page, y) => page.Cells(y, ServiceForm.Row, ServiceForm.Label, cells));

    /// <summary>A sentence that stands for a whole block.</summary>
    public static Band Of(string sentence) => new(ServiceForm.Sentence, (page, y) => page.Line(y, sentence, ServiceForm.Title.Centred));
}

/// <summary>The grid and the letters of the DANFSe (NT SE/CGNFS-e 008/2026, 2.2, 2.4): millimetres from the top left corner, points.</summary>
internal static class ServiceForm
{
    /// <summary>The left edge of the blocks.</summary>
    public const double Left = 3;

    /// <summary>The width of the blocks.</summary>
    public const double Width = 204;

    /// <summary>The height of a row of fields.</summary>
    public const double Row = 6.45;

    /// <summary>The height of a sentence that stands for a block.</summary>
    public const double Sentence = 3.6;

    /// <summary>The ground of titles.</summary>
    public static readonly Color Shade = new(0xF2F2F2);

    /// <summary>Labels of fields.</summary>
    public static readonly Style Label = Font.HelveticaBold.At(6);

    /// <summary>Names of blocks.</summary>
    public static readonly Style Title = Font.HelveticaBold.At(7).Middle;

    /// <summary>Values; the note allows no smaller letters, and what is longer than its field is cut.</summary>
    public static readonly Style Value = Font.Helvetica.At(7);

    private const double Padding = 0.7, Pitch = 51.06, Gap = 0.2;

    // Half a point.
    private static readonly Stroke Divider = new(0.176);

    /// <summary>The line above a block.</summary>
    public static void Divide(this Page page, double y) => page.Line(Left, y, Left + Width, y, Divider);

    /// <summary>A row of fields from left to right.</summary>
    public static void Cells(this Page page, double y, double height, Style label, params IReadOnlyList<ServiceCell> cells)
    {
        var column = 0;
        foreach (var cell in cells)
        {
            Box box = new(Left + column * Pitch, y, cell.Columns * Pitch - Gap, height);
            if (cell.IsShaded) page.Fill(box.Inset(0, Gap), Shade);
            var inner = box.Inset(Padding, 0.3);
            if (cell.Value is "") page.Paragraph(inner, cell.Label, Title);
            else
            {
                page.Write(inner, cell.Label, label, Overflow.Shrink);
                page.Write(inner, cell.Value, Value.Bottom);
            }
            column += cell.Columns;
        }
    }

    /// <summary>One line over the whole width, in the middle of it.</summary>
    /// <returns>Where what follows begins.</returns>
    public static double Line(this Page page, double y, string text, Style style)
    {
        page.Write(new Box(Left, y, Width, Sentence).Inset(Padding, 0), text, style.Middle);
        return y + Sentence;
    }

    /// <summary>The height that a text takes over the whole width.</summary>
    public static double Height(string text) => Value.Wrap(text, Width - 2 * Padding).Count * Value.LineHeight + 0.6;

    /// <summary>A text over the whole width, as much of it as there is room for.</summary>
    public static void Passage(this Page page, double y, double height, string text) =>
        page.Paragraph(new Box(Left, y, Width, height).Inset(Padding, 0.2), text, Value);
}
