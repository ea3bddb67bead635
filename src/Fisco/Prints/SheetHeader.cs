using Biela.Papers;

namespace Biela.Fisco;

/// <summary>What is at the top of the sheets of a DANFE: the receipt on the first one, issuer, bar code, key and protocol on all of them.</summary>
internal static class SheetHeader
{
    /// <summary>The height of the header in millimetres.</summary>
    public const double Height = Tall + 2 * Form.Row;

    private const double Tall = 39.2, IssuerWidth = 53.3, DanfeWidth = 25.4, CodeX = Form.Left + IssuerWidth + DanfeWidth, CodeWidth = 127, CodeHeight = 14.8;

    private static readonly Style Bold = Font.TimesBold.At(10).Centred;

    /// <summary>The receipt, to be torn off along the dashed line.</summary>
    public static void Receipt(Page page, Note note)
    {
        const double Y = 4.2, BoxWidth = 161, DateWidth = 41, CutY = 23.3;
        var text = $"RECEBEMOS DE {note.Text("emit/xNome")} OS PRODUTOS E/OU SERVIÇOS CONSTANTES DA NOTA FISCAL ELETRÔNICA INDICADA AO LADO. "
            + $"EMISSÃO: {Written.Day(note.Text("ide/dhEmi"))} – VALOR TOTAL: R$ {note.Amount("total/ICMSTot/vNF")} "
            + $"– DESTINATÁRIO: {note.Text("dest/xNome")} – "
            + note.Content.Part("dest/enderDest").Whole();
        Box top = new(Form.Left, Y, BoxWidth, Form.Row), number = new(Form.Left + BoxWidth, Y, Form.Width - BoxWidth, 2 * Form.Row);
        page.Frame(top);
        page.Fit(top.Inset(Form.Padding, 0.3), text, Form.Small);
        page.Field(new(Form.Left, Y + Form.Row, DateWidth, Form.Row), new(DateWidth, "DATA DE RECEBIMENTO", ""));
        page.Field(new(Form.Left + DateWidth, Y + Form.Row, BoxWidth - DateWidth, Form.Row), new(0, "IDENTIFICAÇÃO E ASSINATURA DO RECEBEDOR", ""));
        page.Frame(number);
        page.Paragraph(number.Inset(Form.Padding, 1.2), $"NF-e\nNº {Written.Document(note.Text("ide/nNF"))}\nSÉRIE {Series(note)}", Bold.Middle);
        page.Line(Form.Left, CutY, Form.Left + Form.Width, CutY, new(0.15, Color.Gray(90), Dash: 1));
    }

    /// <summary>The header with its upper edge at <paramref name="y"/>.</summary>
    public static void Draw(Page page, double y, Note note, DanfeLook look, string sheet)
    {
        Issuer(page, new(Form.Left, y, IssuerWidth, Tall), note, look);
        Middle(page, new(Form.Left + IssuerWidth, y, DanfeWidth, Tall), note, sheet);
        Code(page, new(CodeX, y, CodeWidth, Tall), note.Key);
        y = page.Fields(y + Tall, new Cell(IssuerWidth + DanfeWidth, "NATUREZA DA OPERAÇÃO", note.Text("ide/natOp")),
            Cell.Short(CodeWidth, "PROTOCOLO DE AUTORIZAÇÃO DE USO", note.Protocol) with { IsBold = true });
        const double Third = 68.6;
        page.Fields(y, new Cell(Third, "INSCRIÇÃO ESTADUAL", note.Text("emit/IE")),
            new Cell(Third, "INSCRIÇÃO ESTADUAL DO SUBST. TRIBUT.", note.Text("emit/IEST")), new Cell(Third, "CNPJ / CPF", note.Content.Part("emit").TaxId()));
    }

    /// <summary>Name, address and regime of the issuer, below or without a logo.</summary>
    public static void Issuer(Page page, Box box, Note note, DanfeLook look)
    {
        page.Frame(box);
        var inner = box.Inset(1, 1);
        if (look.Picture is { } logo)
        {
            const double LogoHeight = 11;
            page.Draw(logo, inner with { Height = LogoHeight });
            inner = inner.Below(LogoHeight + 0.5);
        }
        var address = note.Content.Part("emit/enderEmit");
        var lines = Written.Join("\n", address.Street(), Written.Join(" – ", address.Value("xBairro"), address.City()),
            Written.Join(" – ", Written.Labelled("CEP", Written.Cep(address.Value("CEP"))), Written.Labelled("Fone", Written.Phone(address.Value("fone")))),
            Regime(note.Text("emit/CRT")));
        var (style, count) = (Font.Times.At(8).Centred, 0);
        for (; (count = style.Wrap(lines, inner.Width).Count) > 6; style = style with { Size = style.Size - 0.5 }) { }
        var below = count * style.LineHeight;
        page.Fit(inner with { Height = inner.Height - below }, note.Text("emit/xNome"), Font.TimesBold.At(12).Centred.Middle);
        page.Paragraph(inner.Below(inner.Height - below), lines, style);
    }

    /// <summary>The three digits of a series.</summary>
    public static string Series(Note note) => note.Text("ide/serie").PadLeft(3, '0');

    private static void Middle(Page page, Box box, Note note, string sheet)
    {
        page.Frame(box);
        page.Write(box.Below(1), "DANFE", Font.TimesBold.At(12).Centred);
        page.Paragraph(box.Inset(1, 0).Below(6.2), "Documento Auxiliar da Nota Fiscal Eletrônica", Font.Times.At(8).Centred);
        page.Paragraph(new(box.X + 2.2, box.Y + 17.6, 14, 8), "0 – ENTRADA\n1 – SAÍDA", Font.Times.At(6));
        Box type = new(box.Right - 8, box.Y + 17.4, 5.5, 5.5);
        page.Frame(type);
        page.Write(type, note.Text("ide/tpNF"), Bold.Middle);
        page.Paragraph(box.Below(24.8), $"Nº {Written.Document(note.Text("ide/nNF"))}\nSÉRIE {Series(note)}\n{sheet}", Bold);
    }

    /// A key with letters has more symbols: the code fills the width of its box in either case.
    private static void Code(Page page, Box box, string key)
    {
        page.Frame(box with { Height = CodeHeight });
        page.Draw(BarCode.Code128(key), new(box.X + 3, box.Y + 1.4, box.Width - 6, CodeHeight - 2.8));
        page.Field(box.Below(CodeHeight) with { Height = Form.Row }, Cell.Short(box.Width, "CHAVE DE ACESSO", Written.Key(key)) with { IsBold = true });
        var rest = box.Below(CodeHeight + Form.Row);
        page.Frame(rest);
        page.Paragraph(rest.Inset(2, 3.2),
            "Consulta de autenticidade no portal nacional da NF-e\nwww.nfe.fazenda.gov.br/portal ou no site da Sefaz Autorizadora",
            Form.Value.Centred);
    }

    private static string Regime(string code) => code switch
    {
        "1" => "CRT 1 – Simples Nacional",
        "2" => "CRT 2 – Simples Nacional, excesso de sublimite",
        "3" => "CRT 3 – Regime Normal",
        "4" => "CRT 4 – MEI",
        _ => Written.Labelled("CRT", code),
    };
}
