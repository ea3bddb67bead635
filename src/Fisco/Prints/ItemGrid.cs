using Biela.Papers;

namespace Biela.Fisco;

/// <summary>
/// The items of a DANFE in the columns of MOC 7.0, annex II, over as many sheets as they need. An item is split only when it is higher than a sheet.
/// </summary>
internal sealed class ItemGrid
{
    private const double HeadHeight = 5.8, Spacing = 0.4, Gap = 0.15, Padding = 0.5;

    // What a following sheet has room for, a little less: a higher item begins where it is.
    private const double Tallest = 220;

    private const int Description = 1;

    private static readonly (string Head, double Width, Align Align)[] Columns =
    [
        ("CÓDIGO", 16, Align.Left), ("DESCRIÇÃO DO PRODUTO / SERVIÇO", 54.7, Align.Left), ("NCM/SH", 11.5, Align.Centre), ("CST/\nCSOSN", 8.5, Align.Centre),
        ("CFOP", 7.5, Align.Centre), ("UNID.", 8.5, Align.Centre), ("QTD.", 15, Align.Right), ("VALOR\nUNIT.", 16.5, Align.Right),
        ("VALOR\nTOTAL", 15.5, Align.Right), ("BASE CÁLC.\nICMS", 15, Align.Right), ("VALOR\nICMS", 12.5, Align.Right), ("VALOR\nIPI", 10, Align.Right),
        ("ALÍQ.\nICMS", 7.5, Align.Right), ("ALÍQ.\nIPI", 7, Align.Right),
    ];

    private static readonly double[] Lefts = [.. Columns.Select((_, column) => Form.Left + Columns.Take(column).Sum(each => each.Width))];

    private static readonly double LineHeight = Form.Small.LineHeight;

    private readonly Func<Area> next;
    private Page page;
    private Box box;
    private double y;

    private ItemGrid(Area first, Func<Area> next)
    {
        (this.next, page, box) = (next, first.Page, first.Box);
        Head();
    }

    /// <summary>Draws the items into a box, and into further ones that are asked for when it is full.</summary>
    /// <returns>What is left below the items of the last box; nothing of the first one, which has its fixed place in the form.</returns>
    public static Area Draw(IEnumerable<ItemText> items, Area first, Func<Area> next)
    {
        var grid = new ItemGrid(first, next);
        foreach (var item in items) grid.Place(Lay(item));
        var bottom = grid.page == first.Page ? first.Box.Bottom : Math.Min(grid.y, grid.box.Bottom);
        grid.Close(bottom);
        return new(grid.page, grid.box.Below(bottom - grid.box.Y));
    }

    /// The lines of an item: with a cell for each column, or with one that begins under the description.
    private static List<string[]> Lay(ItemText item)
    {
        var cells = item.Cells.Select((text, column) => column <= Description
            ? Form.Small.Wrap(text, Columns[column].Width - 2 * Padding).ToArray() : text.Split('\n')).ToArray();
        var lines = Enumerable.Range(0, cells.Max(cell => cell.Length)).Select(index => cells.Select(cell => cell.ElementAtOrDefault(index) ?? "").ToArray());
        var width = Form.Left + Form.Width - Lefts[Description] - 2 * Padding;
        return [.. lines, .. item.Below.SelectMany(text => Form.Small.Wrap(text, width)).Select(line => new[] { line })];
    }

    private void Place(List<string[]> lines)
    {
        var height = lines.Sum(HeightOf) + Spacing;
        if (y + height > box.Bottom && !IsFresh && height <= Tallest) Turn();
        foreach (var line in lines)
        {
            if (y + HeightOf(line) > box.Bottom) Turn();
            Line(line);
        }
        Rules(lines[^1], y, y + Spacing);
        y += Spacing;
        if (y < box.Bottom) page.Line(box.X, y - Spacing / 4, box.Right, y - Spacing / 4, new(0.05, Color.Gray(130)));
    }

    private static double HeightOf(string[] cells) => LineHeight + (cells.Length == 1 ? Gap : 0);

    private void Line(string[] cells)
    {
        var x = box.X;
        var top = y;
        // The lines between the columns end a little above a text that reaches over them.
        if (cells.Length == 1) y += Gap;
        foreach (var (column, text) in cells.Index())
        {
            var at = cells.Length == 1 ? Lefts[Description] : x;
            var width = cells.Length == 1 ? box.Right - at : Columns[column].Width;
            var style = Form.Small with { Align = cells.Length == 1 ? Align.Left : Columns[column].Align };
            page.Write(new Box(at, y, width, LineHeight).Inset(Padding, 0), text, style, Overflow.Shrink);
            x += width;
        }
        y += LineHeight;
        Rules(cells, top, y);
    }

    private bool IsFresh => y <= box.Y + HeadHeight + Spacing;

    private void Head()
    {
        var x = box.X;
        foreach (var (head, width, _) in Columns)
        {
            page.Paragraph(new Box(x, box.Y, width, HeadHeight).Inset(0.2, 0.2), head, Font.Times.At(6).Centred.Middle with { Leading = 1 });
            x += width;
        }
        y = box.Y + HeadHeight;
        page.Line(box.X, y, box.Right, y);
        y += Spacing;
        Rules(Columns.Length - 1, box.Y, y);
    }

    private void Turn()
    {
        Close(box.Bottom);
        (page, box) = next();
        Head();
    }

    private void Close(double bottom)
    {
        Rules(Columns.Length - 1, y, bottom);
        page.Frame(box with { Height = bottom - box.Y });
    }

    /// A line of one cell reaches over the columns behind the description.
    private void Rules(string[] cells, double top, double bottom) => Rules(cells.Length == 1 ? Description : Columns.Length - 1, top, bottom);

    /// The lines between the first columns.
    private void Rules(int count, double top, double bottom)
    {
        var rules = new Papers.Shape();
        for (var column = 1; column <= count; column++) rules.MoveTo(Lefts[column], top).LineTo(Lefts[column], Math.Min(bottom, box.Bottom));
        page.Draw(rules, Stroke.Thin);
    }
}
