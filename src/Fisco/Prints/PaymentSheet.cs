using Biela.Papers;

namespace Biela.Fisco;

/// <summary>An amount of a note that is still to be paid, and what it can be paid with.</summary>
/// <param name="Amount">What is asked for.</param>
public sealed record PaymentRequest(Money Amount)
{
    /// <summary>The text of a Pix QR code ("copia e cola"), by <see cref="BrCode"/>.</summary>
    public string? Pix { get; init; }

    /// <summary>A boleto that a bank has registered.</summary>
    public Boleto? Boleto { get; init; }
}

/// <summary>The sheet after a DANFE with which the note is paid: the QR code of the Pix, the bar code of the boleto.</summary>
internal static class PaymentSheet
{
    /// <summary>What a camera still reads from an office printer, in millimetres.</summary>
    private const double QrSide = 45;

    // FEBRABAN: the bar code is 103 mm wide and 13 mm high.
    private const double BarWidth = 103, BarHeight = 13;

    private static readonly Style Plain = Font.Helvetica.At(9), Title = Font.HelveticaBold.At(13), Strong = Font.HelveticaBold.At(10);

    private static readonly Style Code = Font.Courier.At(8.5), Line = Font.HelveticaBold.At(11);

    /// <summary>Adds the sheet to the document; none when there is nothing to pay.</summary>
    public static void Draw(Pdf pdf, Note note, DanfeLook look)
    {
        if (look.Requests.Count == 0 || look.Cancelled is not null) return;
        var flow = new Flow(pdf, Paper.A4, Margins.All(18))
        {
            Footer = (page, _) => { if (note.Mark(look) is { Length: > 0 } mark) page.Watermark(mark, Font.TimesBold, Color.Gray(128), 0.2); },
        };
        flow.Paragraph($"Pagamento da NF-e nº {Written.Document(note.Text("ide/nNF"))}, série {SheetHeader.Series(note)}", Title);
        flow.Space(2);
        flow.Paragraph($"Beneficiário: {note.Text("emit/xNome")}, CNPJ {note.Content.Part("emit").TaxId()}", Plain);
        flow.Paragraph($"Pagador: {note.Text("dest/xNome")}, {note.Content.Part("dest").TaxId()}", Plain);
        var dues = note.Content.Each("cobr/dup").Select(one => Written.Day(one.Value("dVenc"))).ToList();
        flow.Paragraph(Written.Labelled(dues.Count > 1 ? "Vencimentos:" : "Vencimento:", string.Join(", ", dues)), Plain);
        foreach (var request in look.Requests) Draw(flow, request);
    }

    private static void Draw(Flow flow, PaymentRequest request)
    {
        flow.Space(8);
        flow.Need(QrSide + 20);
        if (request.Pix is { } pix)
        {
            flow.Paragraph($"Pix de {request.Amount}", Strong);
            var qr = new QrCode(pix, QrLevel.Medium);
            var quiet = 4 * QrSide / qr.Modules;
            flow.Block(QrSide + 2 * quiet, area => area.Page.Draw(qr, area.Box.X + quiet, area.Box.Y + quiet, QrSide));
            flow.Paragraph("Pix copia e cola:", Plain);
            flow.Paragraph(pix, Code);
        }
        if (request.Boleto is not { } boleto) return;
        flow.Paragraph($"Boleto de {request.Amount}, banco {boleto.Bank}{(boleto.Due is { } due ? $", vencimento {due:dd/MM/yyyy}" : "")}", Strong);
        flow.Space(2);
        flow.Paragraph(boleto.PrintedLine, Line);
        flow.Space(2);
        flow.Block(BarHeight, area => area.Page.Draw(BarCode.Interleaved25(boleto.Barcode), area.Box with { Width = BarWidth }));
    }
}
