namespace Biela.Papers;

/// <summary>One of the standard fonts that every viewer has, so that no font file is carried along.</summary>
public sealed class Font
{
    private readonly ushort[] widths;

    private Font(string name, ushort[] widths, double ascent, double descent)
    {
        (Name, this.widths) = (name, widths);
        (Ascent, Descent) = (ascent, descent);
    }

    /// <summary>The sans serif of reports.</summary>
    public static Font Helvetica { get; } = new("Helvetica", Widths.Helvetica, 0.929, 0.207);

    /// <summary>Helvetica, bold.</summary>
    public static Font HelveticaBold { get; } = new("Helvetica-Bold", Widths.HelveticaBold, 0.936, 0.207);

    /// <summary>Helvetica, slanted.</summary>
    public static Font HelveticaOblique { get; } = new("Helvetica-Oblique", Widths.Helvetica, 0.929, 0.207);

    /// <summary>Helvetica, bold and slanted.</summary>
    public static Font HelveticaBoldOblique { get; } = new("Helvetica-BoldOblique", Widths.HelveticaBold, 0.936, 0.207);

    /// <summary>The Times New Roman that the DANFE asks for.</summary>
    public static Font Times { get; } = new("Times-Roman", Widths.TimesRoman, 0.890, 0.217);

    /// <summary>Times, bold.</summary>
    public static Font TimesBold { get; } = new("Times-Bold", Widths.TimesBold, 0.923, 0.217);

    /// <summary>Times, italic.</summary>
    public static Font TimesItalic { get; } = new("Times-Italic", Widths.TimesItalic, 0.876, 0.217);

    /// <summary>Times, bold and italic.</summary>
    public static Font TimesBoldItalic { get; } = new("Times-BoldItalic", Widths.TimesBoldItalic, 0.904, 0.217);

    /// <summary>The typewriter: all characters are equally wide.</summary>
    public static Font Courier { get; } = new("Courier", Widths.Courier, 0.805, 0.157);

    /// <summary>Courier, bold.</summary>
    public static Font CourierBold { get; } = new("Courier-Bold", Widths.Courier, 0.805, 0.157);

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    /// <summary>How far an Á rises above the baseline, as a share of the size.</summary>
    internal double Ascent { get; }

    /// <summary>How far a p hangs below the baseline, as a share of the size.</summary>
    internal double Descent { get; }

    /// <summary>A style of this font in a size in points.</summary>
    public Style At(double size) => new(this, size);

    /// <summary>The width of a text in one line, in millimetres, for a size in points.</summary>
    public double Width(string? text, double size) => Units(WinAnsi.Clean(text)) * size / 1000 / Measure.PointsPerMillimetre;

    public override string ToString() => Name;

    /// <summary>The width of a clean text in thousandths of the size; a line feed counts as a space.</summary>
    internal int Units(ReadOnlySpan<char> clean)
    {
        var sum = 0;
        foreach (var character in clean) sum += Units(character);
        return sum;
    }

    /// <summary>The width of a character of a clean text in thousandths of the size.</summary>
    internal int Units(char character) => widths[Math.Max(WinAnsi.Code(character) - ' ', 0)];
}
