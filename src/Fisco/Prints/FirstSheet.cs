using System.Xml.Linq;
using Biela.Papers;

namespace Biela.Fisco;

/// <summary>The blocks of the first sheet between its header and the items.</summary>
internal static class FirstSheet
{
    /// <summary>Instalments that have a box of their own; more of them go to the additional data.</summary>
    public const int MostInstalments = 2 * InstalmentsInRow;

    private const int InstalmentsInRow = 6;

    /// <summary>Draws the blocks from <paramref name="y"/> on.</summary>
    /// <returns>Where the next block begins.</returns>
    public static double Draw(Page page, double y, Note note) => Carrier(page, Totals(page, Invoice(page, Recipient(page, y, note), note), note), note);

    /// <summary>The totals of services under ISS; only for notes that have them.</summary>
    public static void Services(Page page, double y, Note note)
    {
        const double Quarter = 51.4;
        page.Fields(page.Head(y, "CÁLCULO DO ISSQN"), new Cell(Quarter, "INSCRIÇÃO MUNICIPAL", note.Text("emit/IM")),
            Cell.Amount(Quarter, "VALOR TOTAL DOS SERVIÇOS", note.Amount("total/ISSQNtot/vServ")),
            Cell.Amount(Quarter, "BASE DE CÁLCULO DO ISSQN", note.Amount("total/ISSQNtot/vBC")),
            Cell.Amount(Quarter, "VALOR DO ISSQN", note.Amount("total/ISSQNtot/vISS")));
    }

    private static double Recipient(Page page, double y, Note note)
    {
        var (who, address) = (note.Content.Part("dest"), note.Content.Part("dest/enderDest"));
        var left = note.Text("ide/dhSaiEnt");
        y = page.Head(y, "DESTINATÁRIO / REMETENTE");
        y = page.Fields(y, new Cell(123.2, "NOME / RAZÃO SOCIAL", who.Value("xNome")), Cell.Short(53.3, "CNPJ / CPF", who.TaxId()),
            Cell.Short(29.2, "DATA DA EMISSÃO", Written.Day(note.Text("ide/dhEmi"))));
        y = page.Fields(y, new Cell(101.6, "ENDEREÇO", address.Street()), new Cell(48.3, "BAIRRO / DISTRITO", address.Value("xBairro")),
            Cell.Short(26.6, "CEP", Written.Cep(address.Value("CEP"))), Cell.Short(29.2, "DATA DA SAÍDA / ENTRADA", Written.Day(left)));
        return page.Fields(y, new Cell(71.1, "MUNICÍPIO", address.Value("xMun")), Cell.Short(40.7, "FONE / FAX", Written.Phone(address.Value("fone"))),
            Cell.Short(11.4, "UF", address.Value("UF")), Cell.Short(53.3, "INSCRIÇÃO ESTADUAL", who.Value("IE")),
            Cell.Short(29.2, "HORA DA SAÍDA / ENTRADA", Written.Clock(left)));
    }

    /// The invoice and its instalments; without them, how it was paid; nothing when nothing is paid (90).
    private static double Invoice(Page page, double y, Note note)
    {
        var invoice = note.Content.Part("cobr/fat");
        var instalments = note.Content.Each("cobr/dup").Take(MostInstalments).Select(Instalment).ToList();
        var paid = note.Content.Each("pag/detPag").Where(payment => payment.Value("tPag") != "90").Take(InstalmentsInRow).Select(Payment).ToList();
        if (invoice is null && instalments.Count == 0 && paid.Count == 0) return y;
        if (invoice is null && instalments.Count == 0) return page.Fields(page.Head(y, "PAGAMENTO"), Filled(paid));
        y = page.Head(y, "FATURA / DUPLICATAS");
        if (invoice is not null)
            y = page.Fields(y, new Cell(Form.Width / 4, "NÚMERO DA FATURA", invoice.Value("nFat")),
                Cell.Amount(Form.Width / 4, "VALOR ORIGINAL", Written.Amount(invoice.Value("vOrig"))),
                Cell.Amount(Form.Width / 4, "VALOR DO DESCONTO", Written.Amount(invoice.Value("vDesc"))),
                Cell.Amount(Form.Width / 4, "VALOR LÍQUIDO", Written.Amount(invoice.Value("vLiq"))));
        foreach (var row in instalments.Chunk(InstalmentsInRow)) y = page.Fields(y, Filled(row));
        return y;
    }

    /// What boxes of the same width leave of their row is one empty box.
    private static IReadOnlyList<Cell> Filled(IReadOnlyList<Cell> row) => row.Count == InstalmentsInRow ? row : [.. row, new Cell(0, "", "")];

    private static Cell Instalment(XElement instalment) => Cell.Amount(Form.Width / InstalmentsInRow,
        Written.Join(" – ", Written.Labelled("Nº", instalment.Value("nDup")), Written.Labelled("VENC.", Written.Day(instalment.Value("dVenc")))),
        Written.Amount(instalment.Value("vDup")));

    private static Cell Payment(XElement payment) =>
        Cell.Amount(Form.Width / InstalmentsInRow, Payments.Name(payment).ToUpperInvariant(), Written.Amount(payment.Value("vPag")));

    private static double Totals(Page page, double y, Note note)
    {
        var total = note.Content.Part("total/ICMSTot");
        Cell Tax(double width, string label, string name) => Cell.Amount(width, label, Written.Amount(total.Value(name)));
        List<Cell> first = [Tax(0, "BASE DE CÁLC. DO ICMS", "vBC"), Tax(0, "VALOR DO ICMS", "vICMS"), Tax(0, "BASE DE CÁLC. ICMS S.T.", "vBCST"),
            Tax(0, "VALOR DO ICMS SUBST.", "vST"), Tax(0, "V. TOTAL DOS PRODUTOS", "vProd")];
        // Rare ones have a box only when there is something in it.
        (string Label, string Name)[] rare = [("VALOR DO FCP", "vFCP"), ("VALOR DO FCP S.T.", "vFCPST"), ("ICMS DESONERADO", "vICMSDeson"),
            ("V. APROX. DOS TRIBUTOS", "vTotTrib")];
        first.InsertRange(4, rare.Where(tax => Written.IsSome(total.Value(tax.Name))).Select(tax => Tax(0, tax.Label, tax.Name)));
        y = page.Fields(page.Head(y, "CÁLCULO DO IMPOSTO"), Even(first));
        const double Fifth = 30.5;
        y = page.Fields(y, Tax(Fifth, "VALOR DO FRETE", "vFrete"), Tax(Fifth, "VALOR DO SEGURO", "vSeg"), Tax(Fifth, "DESCONTO", "vDesc"),
            Tax(Fifth, "OUTRAS DESPESAS", "vOutro"), Tax(Fifth, "VALOR TOTAL DO IPI", "vIPI"), Tax(0, "V. TOTAL DA NOTA", "vNF") with { IsBold = true });
        return Reform(page, y, note.Content.Part("total"));
    }

    /// The totals of the consumption tax reform (NT 2026.010): what the note does not have is not printed.
    private static double Reform(Page page, double y, XElement? total)
    {
        const string Both = "IBSCBSTot/", Mono = Both + "gMono/";
        (string Label, string Path)[] usual = [("BASE DE CÁLC. IBS/CBS", Both + "vBCIBSCBS"), ("VALOR DO IBS UF", Both + "gIBS/gIBSUF/vIBSUF"),
            ("VALOR DO IBS MUNICIPAL", Both + "gIBS/gIBSMun/vIBSMun"), ("VALOR TOTAL DO IBS", Both + "gIBS/vIBS"), ("VALOR TOTAL DA CBS", Both + "gCBS/vCBS"),
            ("VALOR TOTAL DO IS", "ISTot/vIS"), ("V. TOTAL COM IBS/CBS/IS", "vNFTot")];
        (string Label, string Path)[] once = [("IBS MONOFÁSICO", Mono + "vIBSMono"), ("CBS MONOFÁSICA", Mono + "vCBSMono"),
            ("IBS MONOF. SUJ. A RETENÇÃO", Mono + "vIBSMonoReten"), ("CBS MONOF. SUJ. A RETENÇÃO", Mono + "vCBSMonoReten"),
            ("IBS MONOF. RETIDO ANTES", Mono + "vIBSMonoRet"), ("CBS MONOF. RETIDA ANTES", Mono + "vCBSMonoRet")];
        var (first, second) = (Present(usual), Present(once));
        if (first.Count + second.Count == 0) return y;
        y = page.Head(y, "TOTAL IBS/CBS/IS");
        if (first.Count > 0) y = page.Fields(y, Even(first));
        return second.Count > 0 ? page.Fields(y, Even(second)) : y;

        List<Cell> Present((string Label, string Path)[] all) =>
            [.. all.Where(tax => total.Value(tax.Path).Length > 0).Select(tax => Cell.Amount(0, tax.Label, Written.Amount(total.Value(tax.Path))))];
    }

    private static double Carrier(Page page, double y, Note note)
    {
        var (transport, who) = (note.Content.Part("transp"), note.Content.Part("transp/transporta"));
        var vehicle = transport.Part("veicTransp");
        y = page.Head(y, "TRANSPORTADOR / VOLUMES TRANSPORTADOS");
        y = page.Fields(y, new Cell(80.2, "RAZÃO SOCIAL", who.Value("xNome")), new Cell(37.9, "FRETE POR CONTA", Freight(transport.Value("modFrete"))),
            new Cell(17.8, "CÓDIGO ANTT", vehicle.Value("RNTC")), Cell.Short(22.9, "PLACA DO VEÍCULO", vehicle.Value("placa")),
            Cell.Short(7.6, "UF", vehicle.Value("UF")), Cell.Short(39.3, "CNPJ / CPF", who.TaxId()));
        y = page.Fields(y, new Cell(90.2, "ENDEREÇO", who.Value("xEnder")), new Cell(68.6, "MUNICÍPIO", who.Value("xMun")),
            Cell.Short(7.6, "UF", who.Value("UF")), Cell.Short(39.3, "INSCRIÇÃO ESTADUAL", who.Value("IE")));
        var volumes = transport.Each("vol").ToList();
        return page.Fields(y, Cell.Amount(29.2, "QUANTIDADE", Sum("qVol", 0)), new Cell(30.5, "ESPÉCIE", Same("esp")), new Cell(30.5, "MARCA", Same("marca")),
            new Cell(48.3, "NUMERAÇÃO", Same("nVol")), Cell.Amount(34.3, "PESO BRUTO", Sum("pesoB", 3)), Cell.Amount(32.9, "PESO LÍQUIDO", Sum("pesoL", 3)));

        string Sum(string name, int decimals) => Written.Number(Written.Sum(volumes.Select(volume => volume.Value(name)), decimals));
        string Same(string name) => volumes.Select(volume => volume.Value(name)).Distinct().ToList() switch { [] => "", [var one] => one, _ => "DIVERSOS" };
    }

    private static string Freight(string code) => code switch
    {
        "0" => "0 – Remetente (CIF)",
        "1" => "1 – Destinatário (FOB)",
        "2" => "2 – Terceiros",
        "3" => "3 – Próprio, remetente",
        "4" => "4 – Próprio, destinatário",
        "9" => "9 – Sem transporte",
        _ => code,
    };

    private static List<Cell> Even(List<Cell> cells) => [.. cells.Select(cell => cell with { Width = Form.Width / cells.Count })];
}
