using System.Xml.Linq;
using Biela.Papers;

namespace Biela.Fisco;

/// <summary>The DANFE of an NFC-e on a roll of 80 mm (manual of the DANFE NFC-e and of the QR code, 6.0).</summary>
internal sealed class ConsumerSlip
{
    private const double Roll = 80, Margin = 4, Gap = 1.6;

    private static readonly Style Plain = Font.Helvetica.At(7.5), Tiny = Font.Helvetica.At(6.5);

    private static readonly Style Strong = Font.HelveticaBold.At(7.5), Large = Font.HelveticaBold.At(9.5);

    private readonly Note note;
    private readonly DanfeLook look;
    private readonly Pdf pdf;
    private readonly Flow flow;
    private readonly string address;
    private readonly QrCode qr;

    public ConsumerSlip(Note note, DanfeLook look)
    {
        (this.note, this.look) = (note, look);
        var text = note.Supplement.Value("qrCode");
        if (text.Length == 0) throw new RuleBroken("qr-code-missing", "Esta NFC-e não tem o QR Code. Escolha o XML completo, com o grupo infNFeSupl.", 400);
        (address, qr) = (note.Supplement.Value("urlChave"), new(text, QrLevel.Medium));
        pdf = new($"DANFE NFC-e {note.Key}") { Author = note.Text("emit/xNome"), Created = look.Printed };
        flow = new(pdf, Paper.Roll(Roll), Margins.All(Margin)) { Footer = Mark };
    }

    public byte[] Print()
    {
        Issuer();
        Notices();
        foreach (var item in note.Content.Each("det")) Item(item);
        Rule();
        Totals();
        Rule();
        Centred("Consulte pela chave de acesso em", Plain);
        Centred(address, Strong);
        flow.Block(Plain.LineHeight, area => area.Page.Write(area.Box, Written.Key(note.Key), Plain.Centred, Overflow.Shrink));
        Rule();
        Consumer();
        Rule();
        Identity();
        Square(qr);
        foreach (var request in look.Cancelled is null ? look.Requests : []) ToPay(request);
        Ending();
        return pdf.ToArray();
    }

    private void Issuer()
    {
        if (look.Picture is { } logo) flow.Block(16, area => area.Page.Draw(logo, area.Box.Inset(0, 1)));
        var place = note.Content.Part("emit/enderEmit");
        Centred(note.Text("emit/xNome"), Large);
        Centred(Written.Join(" – ", Written.Labelled("CNPJ", note.Content.Part("emit").TaxId()), Written.Labelled("IE", note.Text("emit/IE"))), Plain);
        Centred(place.Whole(), Plain);
        Centred(Written.Labelled("Fone", Written.Phone(place.Value("fone"))), Plain);
        Rule();
        Centred("Documento Auxiliar da\nNota Fiscal de Consumidor Eletrônica", Strong);
        Rule();
    }

    private void Notices()
    {
        string[] notices =
        [
            look.Cancelled?.Sentence ?? "",
            note.IsTest ? "EMITIDA EM AMBIENTE DE HOMOLOGAÇÃO – SEM VALOR FISCAL" : "",
            note.IsContingency ? "EMITIDA EM CONTINGÊNCIA" : "",
            note.IsContingency && !note.IsAuthorised ? "Pendente de autorização" : "",
            !note.IsContingency && !note.IsAuthorised ? "NOTA AINDA NÃO AUTORIZADA – SEM VALOR FISCAL" : "",
        ];
        foreach (var notice in notices) Centred(notice, Large);
        if (note.IsContingency)
            Centred(Written.Join(" – ", Written.Instant(note.Text("ide/dhCont")), note.Text("ide/xJust")), Plain);
        if (notices.Any(notice => notice.Length > 0)) Rule();
    }

    /// Code and description in as many lines as they need, then quantity, unit, price and amount.
    private void Item(XElement det)
    {
        var product = det.Part("prod");
        flow.Paragraph(Written.Join(" ", product.Value("cProd"), product.Value("xProd")), Plain);
        if (det.Value("infAdProd") is { Length: > 0 } more) flow.Paragraph(more, Tiny);
        Pair($"   {Written.Number(product.Value("qCom"))} {product.Value("uCom")} × {Written.Number(product.Value("vUnCom"))}",
            Written.Amount(product.Value("vProd")), Plain);
        if (Written.IsSome(product.Value("vDesc"))) Pair("   desconto", $"–{Written.Amount(product.Value("vDesc"))}", Plain);
    }

    private void Totals()
    {
        const string All = "total/ICMSTot/";
        Pair("QTD. TOTAL DE ITENS", $"{note.Content.Each("det").Count()}", Plain);
        Pair("VALOR TOTAL R$", Sum(All + "vProd", "total/ISSQNtot/vServ"), Plain);
        Some("DESCONTO R$", note.Amount(All + "vDesc"));
        Some("ACRÉSCIMOS R$", Sum(All + "vFrete", All + "vSeg", All + "vOutro"));
        Pair("VALOR A PAGAR R$", note.Amount(All + "vNF"), Large);
        flow.Space(Gap / 2);
        Pair("FORMA DE PAGAMENTO", "VALOR PAGO R$", Strong);
        foreach (var payment in note.Content.Each("pag/detPag")) Pair(Payments.Name(payment), Written.Amount(payment.Value("vPag")), Plain);
        Some("Troco R$", note.Amount("pag/vTroco"));
        Reform();
        if (Written.IsSome(note.Text(All + "vTotTrib")))
            Pair("Tributos totais incidentes (Lei Federal 12.741/2012) R$", note.Amount(All + "vTotTrib"), Tiny);
    }

    /// IBS, CBS and IS, when the note has them.
    private void Reform()
    {
        const string Both = "total/IBSCBSTot/";
        (string Label, string Path)[] taxes = [("Base de cálculo IBS/CBS R$", Both + "vBCIBSCBS"), ("IBS UF R$", Both + "gIBS/gIBSUF/vIBSUF"),
            ("IBS municipal R$", Both + "gIBS/gIBSMun/vIBSMun"), ("CBS R$", Both + "gCBS/vCBS"), ("IBS monofásico R$", Both + "gMono/vIBSMono"),
            ("CBS monofásica R$", Both + "gMono/vCBSMono"), ("IS R$", "total/ISTot/vIS")];
        foreach (var (label, path) in taxes)
            if (note.Amount(path) is { Length: > 0 } amount) Pair(label, amount, Tiny);
    }

    private void Consumer()
    {
        var consumer = note.Content.Part("dest");
        if (consumer is null) Centred("CONSUMIDOR NÃO IDENTIFICADO", Strong);
        else
        {
            var kind = consumer.Part("CNPJ") is not null ? "CNPJ" : consumer.Part("CPF") is not null ? "CPF" : "id. estrangeiro";
            Centred(Written.Join(" – ", $"CONSUMIDOR {Written.Labelled(kind, consumer.TaxId())}", consumer.Value("xNome")), Strong);
            Centred(consumer.Part("enderDest").Whole(), Plain);
        }
    }

    private void Identity()
    {
        Centred($"NFC-e nº {Written.Document(note.Text("ide/nNF"))} série {SheetHeader.Series(note)} {Written.Instant(note.Text("ide/dhEmi"))}", Strong);
        if (!note.IsAuthorised) return;
        Centred($"Protocolo de autorização: {note.ProtocolNumber}", Plain);
        Centred($"Data de autorização: {note.ProtocolInstant}", Plain);
    }

    /// At least 25 mm, and as much more as long texts need to be read from thermal paper; four modules around it stay empty.
    private void Square(QrCode qr)
    {
        const double Least = 30, Module = 0.42;
        var side = Math.Max(Least, qr.Modules * Module);
        var quiet = 4 * side / qr.Modules;
        flow.Block(side + 2 * quiet, area => area.Page.Draw(qr, area.Box.X + (area.Box.Width - side) / 2, area.Box.Y + quiet, side));
    }

    private void ToPay(PaymentRequest request)
    {
        Rule();
        if (request.Pix is { } pix)
        {
            Centred($"Pague {request.Amount} com Pix", Strong);
            Square(new(pix, QrLevel.Medium));
            flow.Paragraph(pix, Tiny);
        }
        if (request.Boleto is not { } boleto) return;
        Centred($"Boleto de {request.Amount}", Strong);
        Centred(boleto.PrintedLine, Plain);
    }

    private void Ending()
    {
        string[] texts = [note.Text("infAdic/infAdFisco"), note.Text("infAdic/infCpl"),
            .. note.Content.Each("infAdic/obsCont").Select(one => $"{one.Attribute("xCampo")?.Value}: {one.Value("xTexto")}")];
        foreach (var text in texts.Where(text => text.Length > 0)) flow.Paragraph(text, Tiny);
        if (look.Printed is { } printed) Centred($"Impresso em {printed:dd/MM/yyyy HH:mm:ss}", Tiny);
    }

    private void Mark(Page page, Folio folio)
    {
        if (note.Mark(look) is { Length: > 0 } mark) page.Watermark(mark, Font.HelveticaBold, Color.Gray(128), 0.2);
    }

    private string Sum(params IEnumerable<string> paths) => Written.Number(Written.Sum(paths.Select(note.Text), 2));

    private void Some(string label, string amount)
    {
        if (Written.IsSome(amount)) Pair(label, amount, Plain);
    }

    private void Centred(string text, Style style)
    {
        if (text.Length > 0) flow.Paragraph(text, style.Centred);
    }

    private void Pair(string left, string right, Style style) => flow.Block(style.LineHeight, area =>
    {
        area.Page.Write(area.Box with { Width = area.Box.Width - style.Width(right) - 1 }, left, style, Overflow.Shrink);
        area.Page.Write(area.Box, right, style.Right);
    });

    private void Rule()
    {
        flow.Space(Gap / 2);
        flow.Block(Gap / 2, area => area.Page.Line(area.Box.X, area.Box.Y, area.Box.Right, area.Box.Y, new(0.15, Dash: 0.8)));
    }
}
