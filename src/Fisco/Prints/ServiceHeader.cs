using Biela.Papers;

namespace Biela.Fisco;

/// <summary>What is at the top of a DANFSe: whose paper it is, the key and numbers of the note, and the QR code.</summary>
internal static class ServiceHeader
{
    /// <summary>Where the first block begins.</summary>
    public const double Bottom = 43.4;

    private const double Top = 3, Tall = 11.6, MiddleX = 54.1, MiddleWidth = 101.9, RightX = 156.2, RightWidth = 50.9, QrX = 174.8, QrY = 16.7, QrSide = 15.2;

    // Labels of the identification are larger than those of other fields.
    private static readonly Style Label = Font.HelveticaBold.At(7), Small = Font.Helvetica.At(6), Name = Font.HelveticaBold.At(9).Centred;

    // Magenta and yellow in full.
    private static readonly Color Red = new(0xFF0000);

    public static void Draw(Page page, ServiceNote note)
    {
        // One point, the border of the sheet.
        page.Frame(new(2, 2, 206, 293), new(0.353));
        page.Fill(new(ServiceForm.Left, Top, ServiceForm.Width, Tall), ServiceForm.Shade);
        Logo(page, note);
        Box middle = new(MiddleX, Top, MiddleWidth, Tall);
        page.Paragraph(middle, "DANFSe v2.0\nDocumento Auxiliar da NFS-e", Name);
        if (note.IsTest) page.Write(middle, "NFS-e SEM VALIDADE JURÍDICA", Name.Bottom.In(Red));
        Place(page, note);
        Identification(page, note);
        page.Draw(new QrCode(Sefin.PublicPage(note.Key), QrLevel.Medium), QrX, QrY, QrSide);
        page.Paragraph(new(RightX, 33.3, RightWidth, 9.8), "A autenticidade desta NFS-e pode ser verificada pela leitura deste código QR ou pela "
            + "consulta da chave de acesso no portal nacional da NFS-e", Small.Centred);
    }

    private static void Logo(Page page, ServiceNote note)
    {
        Box box = new(4.9, 4.4, 40, 8.5);
        if (note.Look.Picture is { } logo) page.Draw(logo, box);
        else page.Paragraph(box, "NFS-e", Font.HelveticaBold.At(16).Middle);
    }

    // Those of all cities have no place of their own (code 99).
    private static void Place(Page page, ServiceNote note)
    {
        Box box = new(RightX, Top, RightWidth, Tall);
        if (!note.Declared("serv/cServ/cTribNac").StartsWith("99", StringComparison.Ordinal))
            page.Write(box.Inset(0.7, 0.5), $"Município: {Written.Join(" / ", note.Text("xLocEmi"), note.Text("emit/enderNac/UF"))}", Font.Helvetica.At(8));
        page.Paragraph(box.Inset(0.7, 0.4), $"Ambiente gerador: {ServiceWords.Generator(note.Text("ambGer"))}\n"
            + $"Tipo de ambiente: {ServiceWords.Environment(note.Declared("tpAmb"))}", Small.Bottom);
    }

    private static void Identification(Page page, ServiceNote note)
    {
        page.Divide(14.8);
        page.Cells(14.9, 7.6, Label, new ServiceCell("CHAVE DE ACESSO DA NFS-E", note.Key.Value, 3));
        page.Cells(22.7, 6.7, Label, new("NÚMERO DA NFS-E", note.Text("nNFSe")), new("COMPETÊNCIA DA NFS-E", Written.Day(note.Declared("dCompet"))),
            new("DATA E HORA DA EMISSÃO DA NFS-E", Written.Instant(note.Text("dhProc"))));
        page.Cells(29.6, 6.7, Label, new("NÚMERO DA DPS", note.Declared("nDPS")), new("SÉRIE DA DPS", note.Declared("serie")),
            new("DATA E HORA DA EMISSÃO DA DPS", Written.Instant(note.Declared("dhEmi"))));
        page.Cells(36.5, 6.7, Label, new("EMITENTE DA NFS-E", ServiceWords.Issuer(note.Declared("tpEmit"))) { IsShaded = true },
            new("SITUAÇÃO DA NFS-E", ServiceWords.Situation(note.Text("cStat"))), new("FINALIDADE", ServiceWords.Purpose(note.Declared("IBSCBS/finNFSe"))));
    }
}
