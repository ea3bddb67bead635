using System.Text.RegularExpressions;

namespace Biela.Papers.Tests;

public sealed class FlowTests
{
    private static readonly Style Body = Font.Helvetica.At(10);

    [Fact]
    public void A_table_of_200_rows_repeats_its_head_and_loses_no_row()
    {
        var pdf = new Pdf("Fechamento");
        var flow = new Flow(pdf, Paper.A4, Margins.All(20)) { Footer = (page, folio) => page.Write(20, 285, folio.ToString(), Body) };
        flow.Paragraph("Fechamento do mês", Body);
        var table = new Table(new Column("Ordem", 30), new Column("Serviço"), new Column("Valor", 30, Align.Right)) { Grid = Stroke.Thin };
        for (var row = 1; row <= 200; row++)
            table.Row($"OS-{row:000}", string.Join(' ', Enumerable.Repeat("brunimento", row % 9 == 0 ? 20 : 1)), "R$ 10,00");
        flow.Table(table);
        var pages = Oracles.Text(pdf.ToArray(), "-layout").TrimEnd('\f').Split('\f');

        Assert.Equal(pdf.Pages.Count, pages.Length);
        Assert.InRange(pages.Length, 4, 8);
        Assert.All(pages.Index(), page =>
        {
            Assert.Single(Regex.Matches(page.Item, "Ordem +Serviço +Valor", RegexOptions.None, TimeSpan.FromSeconds(1)));
            Assert.Contains($"Página {page.Index + 1} de {pages.Length}", page.Item);
        });
        Assert.Equal(Enumerable.Range(1, 200).Select(row => $"OS-{row:000}"),
            Regex.Matches(string.Concat(pages), "OS-[0-9]{3}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value));
        Assert.Equal(200 - 22 + 22 * 20, string.Concat(pages).Split("brunimento").Length - 1);
    }

    [Fact]
    public void A_row_is_split_only_when_it_is_higher_than_a_page()
    {
        var pdf = new Pdf("Linhas");
        var flow = new Flow(pdf, new(100, 100), Margins.All(10));
        flow.Table(new Table(new Column("Texto")) { Body = Body }.Row(Lines("a", 10)).Row(Lines("b", 10)).Row(Lines("c", 30)).Row("d"));
        var pages = Oracles.Text(pdf.ToArray()).TrimEnd('\f').Split('\f').Select(page => page.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal([10, 10, 17, 14], pages.Select(page => page.Length - 1));
        Assert.All(pages, page => Assert.Equal("Texto", page[0]));
        Assert.Equal(Enumerable.Range(1, 30).Select(line => $"c{line}").Append("d"), pages[2].Skip(1).Concat(pages[3].Skip(1)));
    }

    [Fact]
    public void A_row_higher_than_a_page_leaves_no_page_empty()
    {
        var pdf = new Pdf("Linha");
        new Flow(pdf, new(100, 100), Margins.All(10)).Table(new Table(new Column("")) { Body = Body }.Row(Lines("a", 30)));
        Assert.Equal(2, pdf.Pages.Count);
    }

    [Fact]
    public void A_table_with_too_little_room_for_its_head_and_a_row_starts_on_the_next_page()
    {
        var pdf = new Pdf("Tabela");
        var flow = new Flow(pdf, new(100, 100), Margins.All(10));
        flow.Space(72);
        flow.Table(new Table(new Column("Texto")) { Body = Body }.Row("linha"));
        Assert.Equal(2, pdf.Pages.Count);
        Assert.Matches("^\fTexto\\s+linha\\s+\f$", Oracles.Text(pdf.ToArray()));
    }

    [Fact]
    public void A_paragraph_goes_on_over_the_end_of_the_page()
    {
        var pdf = new Pdf("Texto");
        new Flow(pdf, new(100, 100), Margins.All(10)).Paragraph(Lines("linha ", 40), Body);
        var text = Oracles.Text(pdf.ToArray());
        Assert.Equal(3, pdf.Pages.Count);
        Assert.Equal(Enumerable.Range(1, 40).Select(line => $"linha {line}"), text.Split('\n', '\f').Where(line => line.Length > 0));
    }

    [Fact]
    public void A_block_higher_than_a_page_starts_on_a_page_of_its_own_and_no_more()
    {
        var pdf = new Pdf("Bloco");
        var flow = new Flow(pdf, new(100, 100), Margins.All(10));
        flow.Block(200, _ => { });
        flow.Block(200, _ => { });
        Assert.Equal(2, pdf.Pages.Count);
    }

    [Fact]
    public void Headers_are_drawn_once_even_if_the_document_is_asked_for_twice()
    {
        var pdf = new Pdf("Duas vezes");
        _ = new Flow(pdf, Paper.A4, Margins.All(10)) { Header = (page, folio) => page.Write(10, 10, folio.ToString(), Body) };
        Assert.Equal(pdf.ToArray(), pdf.ToArray());
    }

    [Fact]
    public void What_makes_no_sense_is_refused_by_its_name()
    {
        var page = new Pdf("Erros").AddPage(Paper.A4);
        Assert.Throws<ArgumentOutOfRangeException>("Width", () => new Box(0, 0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("X", () => new Box(double.NaN, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Height", () => new Paper(210, 6_000));
        Assert.Throws<ArgumentOutOfRangeException>("Size", () => Font.Times.At(0));
        Assert.Throws<ArgumentOutOfRangeException>("opacity", () => page.Faded(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("x", () => page.Write(double.PositiveInfinity, 0, "x", Body));
        Assert.Throws<ArgumentOutOfRangeException>("Width", () => new Stroke(-0.1));
        Assert.Throws<ArgumentException>("margins", () => new Flow(new("Erros"), Paper.A4, Margins.All(105)));
        Assert.Throws<ArgumentException>("cells", () => new Table(new Column("")).Row("a", "b"));
        Assert.Throws<ArgumentException>("columns", () => new Table());
        Assert.Throws<ArgumentException>("area", () => new Flow(new("Erros"), Paper.A4, Margins.All(10)).Table(new(new Column("", 200))));
        Assert.Throws<ArgumentException>("next", () => new Flow(new("Erros"), new(50, 23), Margins.All(10)).Table(new Table(new Column("a")).Row("b")));
        Assert.Throws<InvalidOperationException>(() => new Pdf("Erros").ToArray());
    }

    private static string Lines(string text, int count) => string.Join('\n', Enumerable.Range(1, count).Select(line => $"{text}{line}"));
}
