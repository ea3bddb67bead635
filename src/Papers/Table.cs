namespace Biela.Papers;

/// <summary>A column: its head, its width in millimetres (0 shares what the others leave), and how its cells stand.</summary>
public sealed record Column(string Head, double Width = 0, Align Align = Align.Left)
{
    /// <summary>The width in millimetres, 0 for a share of what is left.</summary>
    public double Width { get; init; } = Measure.Size(Width);
}

/// <summary>A table that goes on over as many pages as it needs, with its head on each; a row is split only when it is higher than a page.</summary>
public sealed class Table(params Column[] columns)
{
    private readonly List<TableRow> rows = [];

    /// <summary>The looks of the head; the alignment is that of the column.</summary>
    public Style Head { get; init; } = Font.HelveticaBold.At(8);

    /// <summary>The looks of the rows; the alignment is that of the column.</summary>
    public Style Body { get; init; } = Font.Helvetica.At(8);

    /// <summary>What stays empty at the left and right of a cell, in millimetres.</summary>
    public double Padding { get; init => field = Measure.Size(value, nameof(Padding)); } = 1;

    /// <summary>What stays empty above and below the lines of a row, in millimetres.</summary>
    public double Spacing { get; init => field = Measure.Size(value, nameof(Spacing)); } = 0.6;

    /// <summary>The lines around all cells; null for none.</summary>
    public Stroke? Grid { get; init; }

    /// <summary>The line under each row; null for none.</summary>
    public Stroke? Rules { get; init; }

    /// <summary>The ground of the head; null for none.</summary>
    public Color? HeadFill { get; init; }

    /// <summary>The ground of every second row; null for none.</summary>
    public Color? Zebra { get; init; }

    /// <summary>The columns from left to right.</summary>
    internal Column[] Columns { get; } =
        columns.Length > 0 ? columns : throw new ArgumentException("A table has at least one column.", nameof(columns));

    /// <summary>The rows from top to bottom.</summary>
    internal IReadOnlyList<TableRow> Rows => rows;

    /// <summary>Adds a row. The last of too few cells spans the columns that are left, aligned as the row's style: one cell makes a heading.</summary>
    /// <exception cref="ArgumentException">There is no cell, or one too many.</exception>
    public Table Row(params string?[] cells) => Row(Body, cells);

    /// <summary>Adds a row in a style of its own, as totals have.</summary>
    /// <exception cref="ArgumentException">There is no cell, or one too many.</exception>
    public Table Row(Style style, params string?[] cells)
    {
        if (cells.Length == 0 || cells.Length > Columns.Length) throw new ArgumentException($"A row has from 1 to {Columns.Length} cells.", nameof(cells));
        rows.Add(new(style, cells));
        return this;
    }

    /// <summary>Prints the table into an area, and into further ones that are asked for when it is full. An area too low for a row is left out once.</summary>
    /// <returns>What is left below the table of the last area.</returns>
    /// <exception cref="ArgumentException">The columns are wider than an area, or an area of its own is too low for the head and a line.</exception>
    public Area Draw(Area area, Func<Area> next) => Draw(area, next, mayMove: true);

    /// <summary>The same; whether the first area may be left out, because those that follow may be higher.</summary>
    internal Area Draw(Area area, Func<Area> next, bool mayMove) => new TableLayout(this, area, mayMove).Draw(next);
}

/// <summary>The cells of a row as they were given, and their looks.</summary>
internal sealed record TableRow(Style Style, string?[] Cells);
