namespace Biela.Papers;

/// <summary>A table on its way over pages.</summary>
internal sealed class TableLayout
{
    private readonly Table table;
    private readonly double[] widths;
    private readonly Piece? head;
    private Area rest;
    private bool atTop = true, isFirst, mayMove;

    public TableLayout(Table table, Area area, bool mayMove)
    {
        (this.table, this.mayMove, rest) = (table, mayMove, area);
        var shares = table.Columns.Count(column => column.Width == 0);
        var free = area.Box.Width - table.Columns.Sum(column => column.Width);
        if (free < (shares > 0 ? 0 : -0.01)) throw new ArgumentException("The columns are wider than the area.", nameof(area));
        widths = [.. table.Columns.Select(column => column.Width == 0 ? free / shares : column.Width)];
        if (table.Columns.Any(column => column.Head.Length > 0)) head = Lay(new(table.Head, [.. table.Columns.Select(column => column.Head)]));
    }

    public Area Draw(Func<Area> next)
    {
        foreach (var (index, row) in table.Rows.Index()) Place(Lay(row), index % 2 == 1 ? table.Zebra : null, next);
        if (atTop) DrawHead();
        return rest;
    }

    private void Place(Piece piece, Color? ground, Func<Area> next)
    {
        while (true)
        {
            var room = rest.Box.Height - (atTop && head is not null ? Height(head) : 0) - 2 * table.Spacing;
            var lines = Math.Clamp((int)(room / piece.Style.LineHeight + 0.001), 0, piece.Lines);
            if (lines == piece.Lines || (atTop && !mayMove))
            {
                if (lines == 0) throw new ArgumentException("The area is too low for the head of the table and a line.", nameof(next));
                if (atTop) DrawHead();
                DrawPiece(piece.Take(lines), ground);
                if (lines == piece.Lines) return;
                piece = piece.Skip(lines);
            }
            (rest, atTop, mayMove) = (next(), true, false);
        }
    }

    private void DrawHead()
    {
        (atTop, isFirst) = (false, true);
        if (head is not null) DrawPiece(head, table.HeadFill);
    }

    private void DrawPiece(Piece piece, Color? ground)
    {
        var row = rest.Box with { Width = widths.Sum(), Height = Height(piece) };
        if (ground is { } color) rest.Page.Fill(row, color);
        // No line is drawn twice: above there is one already, unless the row is the first.
        var grid = new Shape().MoveTo(row.Right, row.Y).LineTo(row.Right, row.Bottom).LineTo(row.X, row.Bottom);
        if (isFirst) grid.MoveTo(row.X, row.Y).LineTo(row.Right, row.Y);
        var x = row.X;
        foreach (var (index, lines) in piece.Cells.Index())
        {
            var cell = row with { X = x, Width = CellWidth(index, piece.Cells.Length) };
            rest.Page.Lines(cell.Inset(table.Padding, table.Spacing), lines, piece.Style with { Align = AlignOf(piece, index) });
            grid.MoveTo(x, row.Y).LineTo(x, row.Bottom);
            x = cell.Right;
        }
        if (table.Grid is { } line) rest.Page.Draw(grid, line);
        if (table.Rules is { } rule) rest.Page.Line(row.X, row.Bottom, row.Right, row.Bottom, rule);
        (rest, isFirst) = (rest with { Box = rest.Box.Below(row.Height) }, false);
    }

    private Piece Lay(TableRow row) => new(row.Style, [.. row.Cells.Select((text, index) =>
        row.Style.Wrap(text, Math.Max(CellWidth(index, row.Cells.Length) - 2 * table.Padding, 0)).ToArray())]);

    /// A cell that spans columns has the alignment of its row.
    private Align AlignOf(Piece piece, int index) =>
        index == piece.Cells.Length - 1 && index < widths.Length - 1 ? piece.Style.Align : table.Columns[index].Align;

    private double CellWidth(int index, int cells) => index < cells - 1 ? widths[index] : widths[index..].Sum();

    private double Height(Piece piece) => piece.Lines * piece.Style.LineHeight + 2 * table.Spacing;

    /// <summary>A row, or what of it stands on one page: the lines of its cells.</summary>
    private sealed record Piece(Style Style, string[][] Cells)
    {
        public int Lines { get; } = Cells.Max(lines => lines.Length);

        public Piece Take(int lines) => lines >= Lines ? this : new(Style, [.. Cells.Select(cell => cell.Take(lines).ToArray())]);

        public Piece Skip(int lines) => new(Style, [.. Cells.Select(cell => cell.Skip(lines).ToArray())]);
    }
}
