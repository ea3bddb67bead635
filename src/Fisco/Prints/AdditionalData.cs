using System.Xml.Linq;
using Biela.Papers;

namespace Biela.Fisco;

/// <summary>What issuer and authorities want to be read, and what has no box of its own: on the first sheet, and on as many more as it needs.</summary>
internal static class AdditionalData
{
    /// <summary>The height of the block on the first sheet, with its title.</summary>
    public const double Height = Form.Title + BoxHeight;

    /// <summary>The least height in which it is worth going on.</summary>
    public const double LeastHeight = Form.Title + Top + 4 * 2.4;

    private const double BoxHeight = 30.7, Width = 129.5, Top = 3.2;

    /// <summary>The lines to print.</summary>
    public static IReadOnlyList<string> Lines(Note note, DanfeLook look) =>
        Written.Join("\n", Paragraphs(note, look)) is { Length: > 0 } text ? Form.Small.Wrap(text, Width - 2 * Form.Padding) : [];

    /// <summary>Draws the block from <paramref name="y"/> on with as many lines as fit.</summary>
    /// <returns>The lines that are left.</returns>
    public static IReadOnlyList<string> Draw(Page page, double y, double height, IReadOnlyList<string> lines, string title = "DADOS ADICIONAIS")
    {
        y = page.Head(y, title);
        Box left = new(Form.Left, y, Width, height - Form.Title), right = new(Form.Left + Width, y, Form.Width - Width, left.Height);
        foreach (var (box, label) in new[] { (left, "INFORMAÇÕES COMPLEMENTARES"), (right, "RESERVADO AO FISCO") })
        {
            page.Frame(box);
            page.Write(box.Inset(Form.Padding, 0.3), label, Form.Label);
        }
        var room = (int)((left.Height - Top) / Form.Small.LineHeight);
        page.Paragraph(left.Inset(Form.Padding, 0).Below(Top), string.Join('\n', lines.Take(room)), Form.Small);
        return [.. lines.Skip(room)];
    }

    private static IEnumerable<string> Paragraphs(Note note, DanfeLook look) =>
    [
        look.Cancelled?.Sentence ?? "",
        Contingency(note),
        note.IsTest ? "EMITIDA EM AMBIENTE DE HOMOLOGAÇÃO – SEM VALOR FISCAL" : "",
        note.Text("infAdic/infAdFisco"),
        note.Text("infAdic/infCpl"),
        .. note.Content.Each("infAdic/obsCont").Concat(note.Content.Each("infAdic/obsFisco"))
            .Select(one => $"{one.Attribute("xCampo")?.Value}: {one.Value("xTexto")}"),
        .. note.Content.Each("infAdic/procRef").Select(process => $"Processo referenciado: {process.Value("nProc")}"),
        .. note.Content.Each("ide/NFref").Select(Reference),
        .. note.Content.Each("det").GroupBy(item => item.Value("DFeReferenciado/chaveAcesso")).Where(same => same.Key is not "").Select(Returned),
        Place("Local de retirada", note.Content.Part("retirada")),
        Place("Local de entrega", note.Content.Part("entrega")),
        Written.Join(" ", Written.Labelled("Nota de empenho:", note.Text("compra/xNEmp")), Written.Labelled("Pedido:", note.Text("compra/xPed")),
            Written.Labelled("Contrato:", note.Text("compra/xCont"))),
        .. note.Content.Each("cobr/dup").Skip(FirstSheet.MostInstalments).Select(one =>
            $"Duplicata {one.Value("nDup")} – venc. {Written.Day(one.Value("dVenc"))} – R$ {Written.Amount(one.Value("vDup"))}"),
        .. Volumes(note.Content.Each("transp/vol").ToList()),
        .. note.Content.Each("transp/reboque").Select(trailer =>
            Written.Join(" ", "Reboque:", trailer.Value("placa"), trailer.Value("UF"), trailer.Value("RNTC"))),
    ];

    /// MOC 7.0, annex II: why, and since when.
    private static string Contingency(Note note) => !note.IsContingency ? "" : Written.Join(" ", note.Issuance switch
        {
            "4" => "DANFE IMPRESSO EM CONTINGÊNCIA – EPEC regularmente recebido pela Receita Federal do Brasil.",
            "6" => "DANFE EMITIDO EM CONTINGÊNCIA – SVC-AN.",
            "7" => "DANFE EMITIDO EM CONTINGÊNCIA – SVC-RS.",
            _ => "DANFE EM CONTINGÊNCIA – impresso em decorrência de problemas técnicos.",
        },
        Written.Labelled("Entrada em contingência:", Written.Instant(note.Text("ide/dhCont"))), Written.Labelled("Motivo:", note.Text("ide/xJust")));

    private static string Reference(XElement reference) => Written.Labelled("Documento referenciado:", Written.Join(" ",
        [.. new[] { "refNFe", "refNFeSig", "refCTe" }.Select(name => Written.Key(reference.Value(name))),
        .. new[] { "refNF", "refNFP", "refECF" }.Select(name => Paper(reference.Part(name)))]));

    /// A return refers to what it gives back item by item (NT 2025.002 v1.52).
    private static string Returned(IGrouping<string, XElement> items) => Written.Labelled("Documento referenciado:", Written.Join(" ", Written.Key(items.Key),
        Written.Labelled("itens", Written.Join(", ", items.Select(item => item.Value("DFeReferenciado/nItem"))))));

    private static string Paper(XElement? document) => document is null ? ""
        : Written.Join(" ", document.TaxId(), Written.Labelled("mod.", document.Value("mod")), Written.Labelled("série", document.Value("serie")),
            Written.Labelled("nº", Written.Join("", document.Value("nNF"), document.Value("nCOO"))), Written.Labelled("ECF", document.Value("nECF")));

    private static string Place(string label, XElement? place) => place is null ? ""
        : Written.Labelled($"{label}:", Written.Join(" – ", place.Value("xNome"), place.TaxId(), place.Whole(), Written.Labelled("IE", place.Value("IE"))));

    /// Volumes of different kinds are summed up in their block, and told one by one here; so are seals.
    private static IEnumerable<string> Volumes(List<XElement> volumes) => volumes
        .Where(volume => volumes.Count > 1 || volume.Part("lacres") is not null)
        .Select(volume => Written.Join(" ", "Volume:", Written.Number(volume.Value("qVol")), volume.Value("esp"), volume.Value("marca"), volume.Value("nVol"),
            Written.Labelled("bruto", Written.Number(volume.Value("pesoB"))), Written.Labelled("líquido", Written.Number(volume.Value("pesoL"))),
            Written.Labelled("lacres", Written.Join(", ", volume.Each("lacres").Select(seal => seal.Value("nLacre"))))));
}
