using Biela.Papers;

namespace Biela.Fisco;

/// <summary>The DANFE of an NF-e: sheets of A4.</summary>
internal sealed class InvoiceSheets(Note note, DanfeLook look)
{
    private const double FirstTop = 25.4, NextTop = 4.2;

    private readonly Pdf pdf = new($"DANFE {note.Key}") { Author = note.Text("emit/xNome"), Created = look.Printed };

    public byte[] Print()
    {
        var page = pdf.AddPage(Paper.A4);
        SheetHeader.Receipt(page, note);
        var y = FirstSheet.Draw(page, FirstTop + SheetHeader.Height, note);
        var bottom = Form.Bottom - AdditionalData.Height;
        var rest = AdditionalData.Draw(page, bottom, AdditionalData.Height, AdditionalData.Lines(note, look));
        if (note.Content.Part("total/ISSQNtot") is not null) FirstSheet.Services(page, bottom -= Form.Title + Form.Row, note);
        var items = note.Content.Each("det").Select(ItemText.Of);
        var left = ItemGrid.Draw(items, Items(page, y, bottom), () => Items(Next(), NextTop + SheetHeader.Height, Form.Bottom));
        if (rest.Count > 0) GoOn(rest, left);
        foreach (var (index, sheet) in pdf.Pages.Index()) Finish(sheet, index);
        PaymentSheet.Draw(pdf, note, look);
        return pdf.ToArray();
    }

    private static Area Items(Page page, double y, double bottom)
    {
        y = page.Head(y, "DADOS DOS PRODUTOS / SERVIÇOS");
        return new(page, new(Form.Left, y, Form.Width, bottom - y));
    }

    /// What found no room in the additional data of the first sheet: below the items of the last one, then on sheets of its own.
    private void GoOn(IReadOnlyList<string> lines, Area left)
    {
        if (left.Box.Height < AdditionalData.LeastHeight) left = Fresh();
        for (; lines.Count > 0; left = lines.Count > 0 ? Fresh() : left)
            lines = AdditionalData.Draw(left.Page, left.Box.Y, left.Box.Height, lines, "DADOS ADICIONAIS (CONTINUAÇÃO)");
    }

    private Area Fresh() => new(Next(), new(Form.Left, NextTop + SheetHeader.Height, Form.Width, Form.Bottom - NextTop - SheetHeader.Height));

    private Page Next() => pdf.AddPage(Paper.A4);

    private void Finish(Page page, int index)
    {
        SheetHeader.Draw(page, index == 0 ? FirstTop : NextTop, note, look, $"FOLHA {index + 1}/{pdf.Pages.Count}");
        page.Foot(look);
        if (note.Mark(look) is { Length: > 0 } mark) page.Watermark(mark, Font.TimesBold, Color.Gray(128), 0.3);
    }
}
