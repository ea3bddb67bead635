namespace Biela.Papers;

/// <summary>Where a text stands between left and right.</summary>
public enum Align
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right, as numbers do.</summary>
    Right,
}

/// <summary>Where a text stands between top and bottom of its box.</summary>
public enum Upright
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>At the bottom.</summary>
    Bottom,
}

/// <summary>How a text looks: its font, its size in points, its colour and where it stands.</summary>
/// <exception cref="ArgumentOutOfRangeException">A size or a leading that is not a positive number.</exception>
public sealed record Style(Font Font, double Size)
{
    private const string Ellipsis = "…";

    // A width computed from the text itself must hold it in spite of the arithmetic.
    private const double Tolerance = 0.01;

    /// <summary>The size in points.</summary>
    public double Size { get; init => field = Measure.Positive(value, nameof(Size)); } = Measure.Positive(Size);

    /// <summary>The colour of the letters; black when nothing is said.</summary>
    public Color Color { get; init; }

    /// <summary>Where lines stand between left and right.</summary>
    public Align Align { get; init; }

    /// <summary>Where lines stand between top and bottom.</summary>
    public Upright Upright { get; init; }

    /// <summary>The distance of lines, as a multiple of the size.</summary>
    public double Leading { get; init => field = Measure.Positive(value, nameof(Leading)); } = 1.2;

    /// <summary>The same, centred.</summary>
    public Style Centred => this with { Align = Align.Centre };

    /// <summary>The same, at the right.</summary>
    public Style Right => this with { Align = Align.Right };

    /// <summary>The same, between top and bottom.</summary>
    public Style Middle => this with { Upright = Upright.Middle };

    /// <summary>The same, at the bottom.</summary>
    public Style Bottom => this with { Upright = Upright.Bottom };

    /// <summary>The height of a line in millimetres.</summary>
    public double LineHeight => Size * Leading / Measure.PointsPerMillimetre;

    /// <summary>From the top of a line to its baseline, in millimetres: capitals and digits are then in the middle, and their accents inside.</summary>
    internal double Baseline => Size * (Leading + Font.Ascent - Font.Descent) / 2 / Measure.PointsPerMillimetre;

    /// <summary>The same in another colour.</summary>
    public Style In(Color color) => this with { Color = color };

    /// <summary>The width of a text in one line, in millimetres.</summary>
    public double Width(string? text) => Font.Width(text, Size);

    /// <summary>The text, or as much of its beginning as fits into the width (millimetres) with an ellipsis after it; line feeds become spaces.</summary>
    public string Fit(string? text, double width)
    {
        var clean = WinAnsi.Clean(text).Replace('\n', ' ');
        var limit = Limit(width);
        if (Font.Units(clean) <= limit) return clean;
        var (length, units) = (0, Font.Units(Ellipsis));
        if (units > limit) return "";
        while ((units += Font.Units(clean[length])) <= limit) length++;
        return clean[..length].TrimEnd() + Ellipsis;
    }

    /// <summary>The lines the text takes in the width (millimetres): broken at spaces, and inside of words that are longer than a line.</summary>
    public IReadOnlyList<string> Wrap(string? text, double width)
    {
        var limit = Limit(width);
        var lines = new List<string>();
        foreach (var paragraph in WinAnsi.Clean(text).Split('\n')) Wrap(paragraph, limit, lines);
        return lines;
    }

    private void Wrap(string paragraph, double limit, List<string> lines)
    {
        var (start, space, units) = (0, 0, 0);
        for (var i = 0; i < paragraph.Length; i++)
        {
            units += Font.Units(paragraph[i]);
            if (paragraph[i] == ' ')
            {
                // Only the first space behind a word ends a line; those before the first word are an indent.
                if (i > start && paragraph[i - 1] != ' ') space = i;
                continue;
            }
            if (units <= limit || i == start) continue;
            var end = space > start ? space : i;
            lines.Add(paragraph[start..end]);
            for (start = end; paragraph[start] == ' ';) start++;
            units = Font.Units(paragraph.AsSpan(start..(i + 1)));
        }
        lines.Add(paragraph[start..].TrimEnd(' '));
    }

    private double Limit(double width) => Measure.Size(width) * Measure.PointsPerMillimetre * 1000 / Size + Tolerance;
}
