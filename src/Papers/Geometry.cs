using System.Runtime.InteropServices;

namespace Biela.Papers;

/// <summary>A sheet, in millimetres.</summary>
/// <exception cref="ArgumentOutOfRangeException">A side that is not positive or longer than a PDF allows (5,080 mm).</exception>
public readonly record struct Paper(double Width, double Height)
{
    private const double Longest = 5_080;

    /// <summary>210 × 297 mm.</summary>
    public static Paper A4 { get; } = new(210, 297);

    /// <summary>The side from left to right.</summary>
    public double Width { get; init; } = Side(Width, nameof(Width));

    /// <summary>The side from top to bottom.</summary>
    public double Height { get; init; } = Side(Height, nameof(Height));

    /// <summary>The same sheet turned by a quarter.</summary>
    public Paper Turned => new(Height, Width);

    /// <summary>Whether the sheet is torn off where its text ends.</summary>
    public bool IsRoll { get; private init; }

    /// <summary>Paper from a roll: a page is as high as what is on it.</summary>
    public static Paper Roll(double width) => new(width, Longest) { IsRoll = true };

    private static double Side(double value, string name) =>
        value <= Longest ? Measure.Positive(value, name) : throw new ArgumentOutOfRangeException(name, value, $"A side is at most {Longest} mm long.");
}

/// <summary>What stays empty at the sides of a page, in millimetres.</summary>
public sealed record Margins(double Top, double Right, double Bottom, double Left)
{
    /// <summary>The same at all four sides.</summary>
    public static Margins All(double margin) => new(margin, margin, margin, margin);
}

/// <summary>A rectangle in millimetres from the top left corner of the page.</summary>
/// <exception cref="ArgumentOutOfRangeException">A negative size, or a number that is none.</exception>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The left edge.</summary>
    public double X { get; init => field = Measure.Place(value, nameof(X)); } = Measure.Place(X);

    /// <summary>The upper edge.</summary>
    public double Y { get; init => field = Measure.Place(value, nameof(Y)); } = Measure.Place(Y);

    /// <summary>From left to right.</summary>
    public double Width { get; init => field = Measure.Size(value, nameof(Width)); } = Measure.Size(Width);

    /// <summary>From top to bottom.</summary>
    public double Height { get; init => field = Measure.Size(value, nameof(Height)); } = Measure.Size(Height);

    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>What is left when this much is taken away at the left and right, and at the top and bottom; never less than nothing.</summary>
    public Box Inset(double sides, double ends) => new(X + sides, Y + ends, Math.Max(Width - 2 * sides, 0), Math.Max(Height - 2 * ends, 0));

    /// <summary>What is left below when this much is taken away at the top; never less than nothing.</summary>
    public Box Below(double height) => this with { Y = Y + height, Height = Math.Max(Height - height, 0) };
}

/// <summary>A box on a page: where something is printed.</summary>
public sealed record Area(Page Page, Box Box);

/// <summary>A colour as on screens, 0xRRGGBB; black when nothing is said.</summary>
public readonly record struct Color(int Rgb)
{
    /// <summary>No light at all.</summary>
    public static Color Black => default;

    /// <summary>The colour of the paper.</summary>
    public static Color White => new(0xFFFFFF);

    /// <summary>A grey from 0 (black) to 255 (white).</summary>
    public static Color Gray(byte level) => new(level * 0x010101);

    /// <summary>The three operands that PDF wants, each from 0 to 1.</summary>
    internal string Operands => Rgb == 0 ? "0 0 0" : $"{(Rgb >> 16 & 0xFF) / 255d:0.###} {(Rgb >> 8 & 0xFF) / 255d:0.###} {(Rgb & 0xFF) / 255d:0.###}";
}

/// <summary>A line: its width in millimetres, its colour, and the length of its dashes in millimetres, 0 for none.</summary>
public sealed record Stroke(double Width = 0.2, Color Color = default, double Dash = 0)
{
    /// <summary>The line of forms: a tenth of a millimetre, black.</summary>
    public static Stroke Thin { get; } = new(0.1);

    /// <summary>The width in millimetres.</summary>
    public double Width { get; init; } = Measure.Size(Width);

    /// <summary>The length of a dash and of the gap behind it, in millimetres.</summary>
    public double Dash { get; init; } = Measure.Size(Dash);
}
