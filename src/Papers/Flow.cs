namespace Biela.Papers;

/// <summary>Which page of how many; as a text it is "Página 1 de 3".</summary>
public sealed record Folio(int Number, int Count)
{
    public override string ToString() => $"Página {Number} de {Count}";
}

/// <summary>Text that runs from the top of a page to its bottom and on to the next one; on a roll the page ends with the text.</summary>
public sealed class Flow
{
    private readonly Pdf pdf;
    private readonly Paper paper;
    private readonly Margins margins;
    private readonly List<Page> pages = [];
    private Area rest;

    /// <summary>Starts on a new page of the document.</summary>
    /// <exception cref="ArgumentException">The margins leave nothing of the paper.</exception>
    public Flow(Pdf pdf, Paper paper, Margins margins)
    {
        (this.pdf, this.paper, this.margins) = (pdf, paper, margins);
        if (!(paper.Width > margins.Left + margins.Right && paper.Height > margins.Top + margins.Bottom))
            throw new ArgumentException("The margins leave nothing of the paper.", nameof(margins));
        rest = NextPage();
        pdf.AtEnd(Finish);
    }

    /// <summary>Draws what stands at the top of every page, under what flows; it is called when the number of pages is known.</summary>
    public Action<Page, Folio>? Header { get; init; }

    /// <summary>Draws what stands at the bottom of every page; it is called when the number of pages is known.</summary>
    public Action<Page, Folio>? Footer { get; init; }

    /// <summary>What is left of the page.</summary>
    public Area Rest => rest;

    /// <summary>Lines broken to the width of the page.</summary>
    public void Paragraph(string? text, Style style)
    {
        foreach (var line in style.Wrap(text, rest.Box.Width)) Block(style.LineHeight, area => area.Page.Lines(area.Box, [line], style));
    }

    /// <summary>A table over the width of the page.</summary>
    public void Table(Table table) => rest = table.Draw(rest, NextPage, mayMove: !IsFresh);

    /// <summary>Something that is drawn into an area of this height in millimetres and not split.</summary>
    public void Block(double height, Action<Area> draw)
    {
        Need(height);
        draw(rest with { Box = rest.Box with { Height = height } });
        rest = rest with { Box = rest.Box.Below(height) };
    }

    /// <summary>Leaves this height empty, in millimetres; at the end of a page no more than there is.</summary>
    public void Space(double height) => rest = rest with { Box = rest.Box.Below(Measure.Size(height)) };

    /// <summary>Goes on to the next page unless this height is left, in millimetres: keeps a heading with what follows it.</summary>
    public void Need(double height)
    {
        if (Measure.Size(height) > rest.Box.Height + 0.001 && !IsFresh) Break();
    }

    /// <summary>Goes on to the next page.</summary>
    public void Break() => rest = NextPage();

    private bool IsFresh => rest.Box.Y <= margins.Top;

    private Area NextPage()
    {
        pages.Add(pdf.AddPage(paper));
        return new(pages[^1], new(margins.Left, margins.Top, paper.Width - margins.Left - margins.Right, paper.Height - margins.Top - margins.Bottom));
    }

    private void Finish()
    {
        if (paper.IsRoll) rest.Page.Trim(rest.Box.Y + margins.Bottom);
        foreach (var (index, page) in pages.Index())
        {
            var folio = new Folio(index + 1, pages.Count);
            if (Header is { } header) page.Behind(under => header(under, folio));
            Footer?.Invoke(page, folio);
        }
    }
}
