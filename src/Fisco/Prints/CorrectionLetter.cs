using System.Xml.Linq;
using Biela.Papers;

namespace Biela.Fisco;

/// <summary>
/// The paper of a correction letter, CC-e (event 110110, Ajuste SINIEF 07/05, cl. 14-A): the document it corrects, the correction, the conditions of use.
/// Each letter replaces the ones before.
/// </summary>
public static class CorrectionLetter
{
    private const double Top = 8, Tall = 39.2, Half = Form.Width / 2;

    /// <summary>One A4 sheet as a PDF; the same files and look give the same bytes.</summary>
    /// <param name="nfe">The NFe or nfeProc that is corrected.</param>
    /// <param name="processedEvent">The procEventoNFe of the letter.</param>
    /// <param name="look">What is not in the files.</param>
    /// <exception cref="RuleBroken">A file is something else, or the letter was not registered or corrects another document.</exception>
    public static byte[] Print(byte[] nfe, byte[] processedEvent, DanfeLook? look = null)
    {
        var note = Note.Read(nfe);
        look ??= new();
        var (letter, result) = Note.ReadEvent(processedEvent);
        if (letter.Value("tpEvento") != "110110" || result.Value("cStat") is not ("135" or "136"))
            throw new RuleBroken("not-a-correction", "O arquivo não é uma carta de correção aceita pela SEFAZ. Escolha o XML do evento com o protocolo.", 400);
        if (letter.Value("chNFe") != note.Key)
            throw new RuleBroken("correction-of-another",
                $"A carta de correção é da nota {letter.Value("chNFe")}, e não desta, {note.Key}. Escolha o evento desta nota.");
        var pdf = new Pdf($"CC-e {note.Key}") { Author = note.Text("emit/xNome"), Created = look.Printed };
        var page = pdf.AddPage(Paper.A4);
        Draw(page, note, letter, result, look);
        var mark = note.IsTest ? "SEM VALOR FISCAL" : look.Cancelled is not null ? "NOTA CANCELADA" : "";
        if (mark.Length > 0) page.Watermark(mark, Font.TimesBold, Color.Gray(128), 0.3);
        return pdf.ToArray();
    }

    private static void Draw(Page page, Note note, XElement letter, XElement? result, DanfeLook look)
    {
        Head(page, note, letter, look);
        var y = page.Fields(page.Head(Top + Tall, "NOTA FISCAL CORRIGIDA"),
            Cell.Short(Form.Width / 5, "MODELO", note.Model), Cell.Short(Form.Width / 5, "SÉRIE", SheetHeader.Series(note)),
            Cell.Short(Form.Width / 5, "NÚMERO", Written.Document(note.Text("ide/nNF"))),
            Cell.Short(Form.Width / 5, "DATA DA EMISSÃO", Written.Day(note.Text("ide/dhEmi"))),
            Cell.Amount(Form.Width / 5, "VALOR TOTAL DA NOTA", note.Amount("total/ICMSTot/vNF")));
        y = page.Fields(y, Cell.Short(0, "CHAVE DE ACESSO", Written.Key(note.Key)) with { IsBold = true });
        var who = note.Content.Part("dest");
        y = page.Fields(page.Head(y, "DESTINATÁRIO / REMETENTE"), new Cell(Half, "NOME / RAZÃO SOCIAL", who.Value("xNome")),
            Cell.Short(Half / 2, "CNPJ / CPF", who.TaxId()), Cell.Short(Half / 2, "INSCRIÇÃO ESTADUAL", who.Value("IE")));
        y = page.Fields(y, new Cell(0, "ENDEREÇO", who.Part("enderDest").Whole()));
        y = page.Fields(page.Head(y, "EVENTO"), Cell.Short(Form.Width / 4, "SEQUÊNCIA", letter.Value("nSeqEvento")),
            Cell.Short(Form.Width / 4, "DATA E HORA DO EVENTO", Written.Instant(letter.Value("dhEvento"))),
            Cell.Short(Form.Width / 4, "PROTOCOLO", result.Value("nProt")),
            Cell.Short(Form.Width / 4, "REGISTRADO EM", Written.Instant(result.Value("dhRegEvento"))));
        y = Text(page, y, "CORREÇÃO A SER CONSIDERADA", letter.Value("detEvento/xCorrecao"), 95, Form.Value);
        y = Text(page, y, "CONDIÇÕES DE USO", letter.Value("detEvento/xCondUso"), 26, Form.Value);
        page.Paragraph(new(Form.Left, y + 2, Form.Width, 5), "Esta carta substitui as cartas de correção anteriores da mesma nota.", Font.Times.At(8).Centred);
        page.Foot(look);
    }

    private static void Head(Page page, Note note, XElement letter, DanfeLook look)
    {
        const double IssuerWidth = 78.7, CodeHeight = 14.8;
        SheetHeader.Issuer(page, new(Form.Left, Top, IssuerWidth, Tall), note, look);
        Box title = new(Form.Left + IssuerWidth, Top, Form.Width - IssuerWidth, Tall);
        page.Frame(title);
        page.Write(title.Below(3), "CARTA DE CORREÇÃO ELETRÔNICA", Font.TimesBold.At(14).Centred);
        page.Write(title.Below(10), $"CC-e nº {letter.Value("nSeqEvento")} – não tem valor sem a nota fiscal que corrige", Font.Times.At(8).Centred);
        page.Draw(BarCode.Code128(note.Key), new(title.X + 3, title.Bottom - CodeHeight - 4, title.Width - 6, CodeHeight));
    }

    private static double Text(Page page, double y, string title, string text, double height, Style style)
    {
        Box box = new(Form.Left, page.Head(y, title), Form.Width, height);
        page.Frame(box);
        page.Fit(box.Inset(1.5, 1.5), text, style);
        return box.Bottom;
    }
}
