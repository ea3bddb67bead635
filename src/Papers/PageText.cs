namespace Biela.Papers;

/// <summary>What becomes of a text that is too long for its box.</summary>
public enum Overflow
{
    /// <summary>It is cut off and ends with an ellipsis.</summary>
    Ellipsis,

    /// <summary>It is printed smaller, down to half of its size; what is too long even then is cut off.</summary>
    Shrink,
}

/// <summary>The looks of a labelled box of a form: the label at its top, the value at its bottom.</summary>
public sealed record FieldLook(Style Label, Style Value)
{
    /// <summary>The outline of the box; null for none.</summary>
    public Stroke? Stroke { get; init; } = Stroke.Thin;

    /// <summary>What stays empty at the left and right, and half of it above and below, in millimetres.</summary>
    public double Padding { get; init => field = Measure.Size(value, nameof(Padding)); } = 0.6;
}

public sealed partial class Page
{
    private const double LeastShrink = 0.5;

    /// <summary>One line whose left end, middle or right end (as the style aligns it) is at <paramref name="x"/>, on a baseline.</summary>
    public void Write(double x, double baseline, string? text, Style style) =>
        Show(Measure.Place(x), Measure.Place(baseline), WinAnsi.Clean(text).Replace('\n', ' '), style);

    /// <summary>One line in a box.</summary>
    public void Write(Box box, string? text, Style style, Overflow overflow = Overflow.Ellipsis)
    {
        if (overflow == Overflow.Shrink && style.Width(text) is var width && width > box.Width)
            style = style with { Size = style.Size * Math.Max(box.Width / width, LeastShrink) };
        Lines(box, [style.Fit(text, box.Width)], style);
    }

    /// <summary>Lines broken to the width of the box; those it has no room for are left out, and the last one then ends with an ellipsis.</summary>
    /// <returns>The height of the lines in millimetres.</returns>
    public double Paragraph(Box box, string? text, Style style)
    {
        var lines = style.Wrap(text, box.Width);
        var room = Math.Max((int)(box.Height / style.LineHeight + 0.001), 1);
        if (lines.Count > room) lines = [.. lines.Take(room - 1), style.Fit(lines[room - 1] + " …", box.Width)];
        Lines(box, lines, style);
        return lines.Count * style.LineHeight;
    }

    /// <summary>A labelled box; the value is printed smaller when it is too long.</summary>
    public void Field(Box box, string label, string? value, FieldLook look)
    {
        if (look.Stroke is { } stroke) Frame(box, stroke);
        var inner = box.Inset(look.Padding, look.Padding / 2);
        Write(inner, label, look.Label);
        Write(inner, value, look.Value.Bottom, Overflow.Shrink);
    }

    /// <summary>A word across the whole page, from its lower left to its upper right, over what is there and through which it is read.</summary>
    public void Watermark(string text, Font font, Color color, double opacity = 0.3)
    {
        const double Share = 0.75, Largest = 110, HalfCapital = 0.35;
        var size = Math.Min(Share * Math.Sqrt(Width * Width + Height * Height) / Math.Max(font.Width(text, 1), 0.01), Largest);
        var style = font.At(size).In(color).Centred;
        using (Faded(opacity))
        using (Rotated(Math.Atan2(Height, Width) * 180 / Math.PI, Width / 2, Height / 2))
            Write(Width / 2, Height / 2 + size * HalfCapital / K, text, style);
    }

    /// <summary>Clean lines from the top of a box, or where the style wants them.</summary>
    internal void Lines(Box box, IReadOnlyList<string> lines, Style style)
    {
        var free = box.Height - lines.Count * style.LineHeight;
        var y = box.Y + style.Upright switch { Upright.Middle => free / 2, Upright.Bottom => free, _ => 0 } + style.Baseline;
        var x = box.X + style.Align switch { Align.Centre => box.Width / 2, Align.Right => box.Width, _ => 0 };
        foreach (var line in lines)
        {
            Show(x, y, line, style);
            y += style.LineHeight;
        }
    }

    private void Show(double x, double baseline, string clean, Style style)
    {
        if (clean.Length == 0) return;
        var share = style.Align switch { Align.Centre => 0.5, Align.Right => 1, _ => 0 };
        var left = x * K - share * style.Font.Units(clean) * style.Size / 1000;
        content.Append($"{style.Color.Operands} rg BT /F{pdf.Name(style.Font)} {style.Size:0.###} Tf {left:0.###} {-baseline * K:0.###} Td (");
        foreach (var character in clean)
        {
            var code = (char)WinAnsi.Code(character);
            if (code is '(' or ')' or '\\') content.Append('\\');
            content.Append(code);
        }
        content.Append(") Tj ET\n");
    }
}
