namespace Biela.Papers.Tests;

/// <summary>A page as full as a DANFE (MOC 7.0, annex II): labelled boxes, the bar code of the key, items on as many pages as they need.</summary>
internal static class Danfe
{
    private static readonly FieldLook Look = new(Font.Times.At(6), Font.Times.At(10)) { Padding = 0.7 };

    public static byte[] Print(int items)
    {
        var pdf = new Pdf("DANFE") { Author = "Retífica São João Ltda." };
        var first = Sheet(pdf);
        Field(first, 2.5, 4.2, 161, 8.5, "RECEBEMOS DE RETÍFICA SÃO JOÃO LTDA. OS PRODUTOS CONSTANTES DA NOTA FISCAL INDICADA AO LADO", "");
        Field(first, 2.5, 85.8, 124.4, 8.5, "NOME / RAZÃO SOCIAL", "TRANSPORTADORA CONCEIÇÃO E IRMÃOS DO TRIÂNGULO MINEIRO COMÉRCIO LTDA.");
        Field(first, 126.9, 85.8, 53.3, 8.5, "CNPJ / CPF", "06.157.250/0001-16");
        Field(first, 180.2, 85.8, 28, 8.5, "DATA DA EMISSÃO", "22/11/2026");
        string[] taxes = ["BASE DE CÁLC. DO ICMS", "VALOR DO ICMS", "BASE DE CÁLC. ICMS S.T.", "VALOR DO ICMS SUBST.", "V. TOTAL PRODUTOS"];
        foreach (var (index, tax) in taxes.Index()) Field(first, 2.5 + index * 41.1, 127.8, 41.1, 8.5, tax, "1.234.567,89", Align.Right);
        foreach (var (index, tax) in taxes.Index()) Field(first, 2.5 + index * 41.1, 136.3, 41.1, 8.5, tax, "1.234.567,89", Align.Right);
        first.Frame(new(2.5, 263.3, 129.5, 30.7), Stroke.Thin);
        const string Approximate = "Trib. aprox. R$ 312,44 federais e R$ 187,10 estaduais, fonte IBPT. ";
        first.Paragraph(new(3.2, 266, 128, 28), string.Concat(Enumerable.Repeat(Approximate, 12)), Font.Times.At(6));
        Items(items).Draw(new(first, new(2.5, 178.7, 205.7, 82)), () => new(Sheet(pdf), new(2.5, 82, 205.7, 208)));
        foreach (var (index, page) in pdf.Pages.Index())
        {
            page.Write(new Box(55.8, 58, 25.4, 5), $"FOLHA {index + 1}/{pdf.Pages.Count}", Font.TimesBold.At(10).Centred);
            page.Watermark("SEM VALOR FISCAL", Font.TimesBold, Color.Gray(128), 0.25);
        }
        return pdf.ToArray();
    }

    /// What stands on every page.
    private static Page Sheet(Pdf pdf)
    {
        var page = pdf.AddPage(Paper.A4);
        page.Frame(new(2.5, 25.4, 53.3, 39.2));
        page.Write(new Box(3, 27, 52, 6), "RETÍFICA SÃO JOÃO LTDA.", Font.TimesBold.At(12).Centred, Overflow.Shrink);
        page.Paragraph(new(3, 34, 52, 28),
            "Rua das Válvulas, 100\nBairro São José – Divinópolis/MG\nCEP 35500-000\nFone (37) 3221-0000", Font.Times.At(8).Centred);
        page.Frame(new(55.8, 25.4, 25.4, 39.2));
        page.Write(new Box(55.8, 26, 25.4, 5), "DANFE", Font.TimesBold.At(12).Centred);
        page.Paragraph(new(56.5, 31, 24, 12), "Documento Auxiliar da Nota Fiscal Eletrônica", Font.Times.At(8).Centred);
        page.Write(new Box(55.8, 50, 25.4, 4), "Nº 000.000.123", Font.TimesBold.At(10).Centred);
        page.Write(new Box(55.8, 54, 25.4, 4), "SÉRIE 001", Font.TimesBold.At(10).Centred);
        page.Frame(new(81.2, 25.4, 127, 14.8));
        page.Draw(BarCode.Code128(Sample.Key), new(84, 27, 121, 11.5));
        Field(page, 81.2, 40.2, 127, 8.5, "CHAVE DE ACESSO", string.Join(' ', Sample.Key.Chunk(4).Select(four => new string(four))), bold: true);
        Field(page, 2.5, 64.6, 78.7, 8.5, "NATUREZA DA OPERAÇÃO", "Venda de mercadoria adquirida de terceiros");
        Field(page, 81.2, 64.6, 127, 8.5, "PROTOCOLO DE AUTORIZAÇÃO DE USO", "131260000000042 – 22/11/2026 10:30:00");
        return page;
    }

    private static void Field(Page page, double x, double y, double width, double height, string label, string value,
        Align align = Align.Left, bool bold = false) =>
        page.Field(new(x, y, width, height), label, value, Look with { Value = (bold ? Font.TimesBold : Font.Times).At(10) with { Align = align } });

    private static Table Items(int items)
    {
        var table = new Table(new Column("CÓDIGO", 16), new Column("DESCRIÇÃO DO PRODUTO / SERVIÇO"), new Column("NCM/SH", 13, Align.Centre),
            new Column("CST", 8, Align.Centre), new Column("CFOP", 9, Align.Centre), new Column("UN", 8, Align.Centre), new Column("QTD.", 14, Align.Right),
            new Column("V. UNIT.", 16, Align.Right), new Column("V. TOTAL", 16, Align.Right), new Column("BC ICMS", 16, Align.Right),
            new Column("V. ICMS", 14, Align.Right), new Column("ALÍQ.", 10, Align.Right))
        {
            Head = Font.TimesBold.At(6), Body = Font.Times.At(6), Padding = 0.5, Spacing = 0.2, Grid = Stroke.Thin,
        };
        for (var item = 1; item <= items; item++)
            table.Row($"PT-{item:00000}", $"Bronzina de biela 0,25 mm – item {item}\nIBS UF 0,10 % R$ 0,19 CBS 0,90 % R$ 1,71", "84833029", "000", "5102",
                "JG", "1,0000", "189,9000", "189,90", "189,90", "34,18", "18,00");
        return table;
    }
}
