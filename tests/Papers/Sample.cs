namespace Biela.Papers.Tests;

/// <summary>Documents as the modules print them.</summary>
internal static class Sample
{
    public const string Key = "35261112ABC34501DE35550010000001231123456788";

    private static readonly DateTimeOffset Created = new(2026, 11, 22, 10, 30, 0, TimeSpan.FromHours(-3));

    /// A budget over as many pages as it takes.
    public static byte[] Report(int rows = 50)
    {
        var (body, title) = (Font.Helvetica.At(9), Font.HelveticaBold.At(14).In(new(0x1F3A5F)));
        var pdf = new Pdf("Orçamento 2026-0042") { Author = "Retífica São João Ltda.", Subject = "Orçamento", Created = Created };
        var logo = Logo();
        var flow = new Flow(pdf, Paper.A4, new(34, 15, 18, 15))
        {
            Header = (page, _) =>
            {
                page.Draw(logo, new(15, 10, 18, 18));
                page.Write(new Box(36, 10, 100, 8), "Retífica São João Ltda.", title);
                page.Write(new Box(36, 18, 120, 5), "CNPJ 12.ABC.345/01DE-35 • Rua das Válvulas, 100 — Divinópolis/MG", body);
                page.Line(15, 30, 195, 30, new(0.4, new(0x1F3A5F)));
            },
            Footer = (page, folio) =>
            {
                page.Line(15, 282, 195, 282);
                page.Write(new Box(15, 283, 90, 5), "Orçamento 2026-0042", body);
                page.Write(new Box(105, 283, 90, 5), folio.ToString(), body.Right);
            },
        };
        flow.Paragraph("Orçamento 2026-0042", Font.HelveticaBold.At(16));
        flow.Space(2);
        flow.Paragraph("Cliente: João Conceição Araújo. Motor: Volkswagen AP 1.8 – cabeçote e bloco. “Avaliação técnica” feita em 20/11/2026; "
            + "folga do virabrequim ≤ 0,08 mm, conicidade ⌀ 81,01 mm → retífica de 0,25 mm. Validade: 10 dias.", body);
        flow.Space(4);
        flow.Table(Items(rows, body));
        flow.Space(8);
        flow.Need(40);
        flow.Paragraph("Folga medida", Font.HelveticaBold.At(11));
        flow.Block(32, area => Gauge(area.Page, area.Box.X + 30, area.Box.Bottom - 6));
        flow.Need(30);
        flow.Paragraph("Autorizo a execução dos serviços acima.", body);
        flow.Space(14);
        flow.Block(8, area =>
        {
            area.Page.Line(area.Box.X, area.Box.Y, area.Box.X + 80, area.Box.Y);
            area.Page.Write(area.Box.Below(1), "João Conceição Araújo", body);
        });
        return pdf.ToArray();
    }

    /// A receipt on a roll of 80 mm.
    public static byte[] Receipt()
    {
        var (body, bold) = (Font.Helvetica.At(8), Font.HelveticaBold.At(9).Centred);
        var pdf = new Pdf("DANFE NFC-e") { Created = Created };
        var flow = new Flow(pdf, Paper.Roll(80), Margins.All(4));
        flow.Paragraph("RETÍFICA SÃO JOÃO LTDA.\nCNPJ 12.ABC.345/01DE-35", bold);
        flow.Paragraph("Documento Auxiliar da Nota Fiscal de Consumidor Eletrônica", body.Centred);
        flow.Space(2);
        var table = new Table(new Column("Descrição"), new Column("Qtd.", 10, Align.Right), new Column("Total R$", 16, Align.Right))
        {
            Head = Font.HelveticaBold.At(7), Body = Font.Helvetica.At(7), Padding = 0.3, Spacing = 0.5, Rules = new(0.1, Color.Gray(120), 0.8),
        };
        for (var item = 1; item <= 5; item++) table.Row($"{item:000} Bronzina de biela 0,25 mm – jogo para motor AP 1.8", "1", "189,90");
        flow.Table(table.Row(Font.HelveticaBold.At(8), "Valor total", "", "949,50"));
        flow.Space(3);
        var code = new QrCode($"https://www.fazenda.mg.gov.br/nfce/qrcode?p={Key}|3|1", QrLevel.Medium);
        flow.Block(30, area => area.Page.Draw(code, area.Box.X + 22, area.Box.Y, 28));
        flow.Paragraph("Protocolo de autorização 131260000000042\n22/11/2026 10:30:00", body.Centred);
        return pdf.ToArray();
    }

    private const string Long = "Retífica de virabrequim com polimento dos colos, balanceamento dinâmico e medição final documentada em laudo";

    private static Table Items(int rows, Style body)
    {
        var table = new Table(new Column("Item", 12, Align.Right), new Column("Descrição"), new Column("Qtd.", 16, Align.Right),
            new Column("Unitário", 26, Align.Right), new Column("Total", 28, Align.Right))
        {
            Body = body, Head = Font.HelveticaBold.At(9).In(Color.White), HeadFill = new(0x1F3A5F), Zebra = new(0xF2F5F9),
            Rules = new(0.1, Color.Gray(200)), Spacing = 0.9,
        };
        for (var row = 1; row <= rows; row++)
        {
            if (row % 20 == 1) table.Row(Font.HelveticaBold.At(9), $"Etapa {row / 20 + 1}: usinagem");
            table.Row($"{row}", row % 7 == 0 ? Long : "Brunimento de cilindro", "4", "R$ 1.120,50", "R$ 4.482,00");
        }
        return table.Row(body with { Font = Font.HelveticaBold }, "", "Total", "", "", "R$ 224.100,00");
    }

    private static void Gauge(Page page, double x, double y)
    {
        page.Draw(new Shape().Arc(x, y, 24, 180, -180).Arc(x, y, 18, 0, 180).Close(), fill: Color.Gray(225));
        page.Draw(new Shape().Arc(x, y, 24, 180, -110).Arc(x, y, 18, 70, 110).Close(), fill: new(0x2E8B57));
        page.Draw(new Shape().MoveTo(x, y).LineTo(x + 20 * Math.Cos(1.22), y - 20 * Math.Sin(1.22)), new(0.8, new(0xB22222)));
        page.Draw(Shape.Circle(x, y, 1.5), fill: Color.Black);
        page.Write(x, y + 4.6, "0,062 mm", Font.Helvetica.At(8).Centred);
    }

    private static Picture Logo() => Picture.Read(PngMaker.Make(64, 8, 6, true, (x, y) =>
    {
        var distance = Math.Sqrt((x - 31.5) * (x - 31.5) + (y - 31.5) * (y - 31.5));
        return [0x1F, 0x3A, 0x5F, distance is < 31 and > 22 or < 9 ? 255 : 0];
    }));
}
