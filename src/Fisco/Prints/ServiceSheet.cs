using System.Xml.Linq;
using Biela.Papers;

namespace Biela.Fisco;

/// <summary>The one sheet of a DANFSe: its blocks from top to bottom, the description and the complementary data in the room that the others leave.</summary>
internal sealed class ServiceSheet(ServiceNote note)
{
    private const double ReceiptY = 287.3, LeastPassage = 6.5;

    private readonly Pdf pdf = new($"DANFSe {note.Key}") { Author = note.Content.Value("emit/xNome"), Created = note.Look.Printed };

    public byte[] Print()
    {
        var page = pdf.AddPage(Paper.A4);
        ServiceHeader.Draw(page, note);
        List<Band[]> above = [.. Parties(), Service()], below = new ServiceTaxes(note).Blocks();
        var (description, information, totals) = (note.Declared("serv/cServ/xDescServ"), Information(), ApproximateTaxes());
        var room = ReceiptY - ServiceHeader.Bottom - above.Concat(below).Sum(block => block.Sum(band => band.Height)) - 2 * ServiceForm.Sentence - Label;
        var (wanted, more) = (Math.Max(ServiceForm.Height(description), LeastPassage), Math.Max(ServiceForm.Height(information), LeastPassage));
        var given = Math.Clamp(wanted, room / 3, Math.Max(room - more, room / 2));

        var y = Draw(page, ServiceHeader.Bottom, above);
        page.Write(new Box(ServiceForm.Left + 0.7, y, ServiceForm.Width, Label), "Descrição do Serviço", ServiceForm.Label);
        page.Passage(y + Label, given, description);
        y = Draw(page, y + Label + given, below);
        page.Divide(y);
        page.Fill(new(ServiceForm.Left, y + 0.2, ServiceForm.Width, ServiceForm.Sentence - 0.4), ServiceForm.Shade);
        y = page.Line(y, "INFORMAÇÕES COMPLEMENTARES", ServiceForm.Title);
        page.Passage(y, room - given, information);
        page.Line(ReceiptY - ServiceForm.Sentence, totals, ServiceForm.Value);
        Receipt(page);
        if (note.Mark is { Length: > 0 } mark) page.Watermark(mark, Font.Helvetica, Color.Gray(166), 0.5);
        return pdf.ToArray();
    }

    private static double Label => ServiceForm.Label.LineHeight + 0.3;

    private static double Draw(Page page, double y, IReadOnlyList<Band[]> blocks)
    {
        foreach (var block in blocks)
        {
            page.Divide(y);
            foreach (var band in block)
            {
                band.Draw(page, y);
                y += band.Height;
            }
        }
        return y;
    }

    private void Receipt(Page page)
    {
        page.Divide(ReceiptY);
        Band.Of(new("Data Cientificação", " "), new("Identificação e Assinatura", " "),
            new("Nº NFS-e / Chave NFS-e", $"{note.Text("nNFSe")} / {note.Key.Value}", 2)).Draw(page, ReceiptY);
        if (note.Look.Printed is { } printed)
            page.Write(new Box(150, 295.1, 57, 1.8), $"Impresso em {printed:dd/MM/yyyy HH:mm:ss}", Font.Helvetica.At(4.5).Right);
    }

    private IEnumerable<Band[]> Parties()
    {
        var (provider, issuer, customer, reform) = (note.Dps.Part("prest"), note.Content.Part("emit"), note.Dps.Part("toma"), note.Dps.Part("IBSCBS"));
        // The DPS leaves out what the register knows of its issuer; the NFS-e has it.
        return
        [
            [
                .. Person("PRESTADOR / FORNECEDOR", issuer, issuer.Part("enderNac"), issuer.Part("enderNac")),
                Band.Of(new("Simples Nacional na Data de Competência", ServiceWords.SimplesOption(provider.Value("regTrib/opSimpNac")), 2),
                    new("Regime de Apuração Tributária pelo SN",
                        ServiceNote.Shown(ServiceWords.SimplesScope(provider.Value("regTrib/regApTribSN"))), 2)),
            ],
            Party("TOMADOR / ADQUIRENTE", customer, "TOMADOR/ADQUIRENTE DA OPERAÇÃO NÃO IDENTIFICADO NA NFS-e"),
            Party("DESTINATÁRIO DA OPERAÇÃO", reform.Part("dest"), customer is not null && reform.Value("indDest") is "0"
                ? "O DESTINATÁRIO É O PRÓPRIO TOMADOR/ADQUIRENTE DA OPERAÇÃO" : "DESTINATÁRIO DA OPERAÇÃO NÃO IDENTIFICADO NA NFS-e"),
            Party("INTERMEDIÁRIO DA OPERAÇÃO", note.Dps.Part("interm"), "INTERMEDIÁRIO DA OPERAÇÃO NÃO IDENTIFICADO NA NFS-e"),
        ];
    }

    private Band[] Party(string title, XElement? party, string absence) => party is null
        ? [Band.Of(absence)] : [.. Person(title, party, party.Part("end"), party.Part("end/endNac"))];

    private IEnumerable<Band> Person(string title, XElement? party, XElement? street, XElement? city)
    {
        var id = party.Value("NIF") is { Length: > 0 } foreign ? foreign : party.TaxId();
        yield return Band.Of(ServiceCell.Title(title), new("CNPJ / CPF / NIF", ServiceNote.Shown(id)),
            new("Indicador Municipal (Inscrição)", ServiceNote.Shown(party.Value("IM"))),
            new("Telefone", ServiceNote.Shown(Written.Phone(party.Value("fone")))));
        var abroad = street.Part("endExt");
        yield return Band.Of(new("Nome / Nome Empresarial", ServiceNote.Shown(party.Value("xNome")), 2),
            new("Município / Sigla UF", abroad is null ? note.City(city.Value("cMun")) : abroad.Value("xCidade")),
            new("Código IBGE / CEP", ServiceNote.Shown(abroad is null
                ? Written.Join(" / ", city.Value("cMun"), Written.Cep(city.Value("CEP"))) : abroad.Value("cEndPost"))));
        yield return Band.Of(new("Endereço", ServiceNote.Shown(Written.Join(" – ", street.Street(), street.Value("xBairro"))), 2),
            new("E-mail", ServiceNote.Shown(party.Value("email")), 2));
    }

    private Band[] Service()
    {
        var service = note.Dps.Part("serv/cServ");
        var name = note.Content.Value("xTribMun") is { Length: > 0 } own ? own : note.Text("xTribNac");
        return
        [
            Band.Of(ServiceCell.Title("SERVIÇO PRESTADO"),
                new("Código de Tributação Nacional / Municipal",
                    Written.Join(" / ", ServiceWords.ServiceCode(service.Value("cTribNac")), service.Value("cTribMun"))),
                new("Código da NBS", ServiceNote.Shown(ServiceWords.Nbs(service.Value("cNBS")))),
                new("Local da Prestação / Sigla UF / País", note.Dps.Value("serv/locPrest/cLocPrestacao") is { Length: > 0 } city
                    ? Written.Join(" / ", note.City(city), "BR") : note.Declared("serv/locPrest/cPaisPrestacao"))),
            new(ServiceForm.Sentence, (page, y) => page.Line(y, name, ServiceForm.Value)),
        ];
    }

    /// The texts in the order that the note prescribes, with bars between them.
    private string Information()
    {
        var more = note.Dps.Part("serv/infoCompl");
        return ServiceNote.Shown(Written.Join(" | ", Written.Labelled("Inf. Cont.:", more.Value("xInfComp")),
            Written.Labelled("NFS-e Subst.:", note.Dps.Value("subst/chSubstda")), Written.Labelled("Doc. Ref.:", more.Value("docRef")),
            Written.Labelled("Cod. Obra:", note.Dps.Value("serv/obra/cObra")), Written.Labelled("Cod. Evt.:", note.Dps.Value("serv/atvEvento/idAtvEvt")),
            Written.Labelled("Doc. Tec.:", more.Value("idDocTec")), Written.Labelled("Núm. Ped.:", more.Value("xPed")),
            Written.Labelled("Item Ped.:", Written.Join(", ", more.Each("gItemPed/xItemPed").Select(item => item.Value))),
            Written.Labelled("Inf. A. T. Mun.:", note.Content.Value("xOutInf"))));
    }

    private string ApproximateTaxes()
    {
        var told = note.Dps.Part("valores/trib/totTrib");
        var (sums, shares, simples) = (told.Part("vTotTrib"), told.Part("pTotTrib"), told.Value("pTotTribSN"));
        var text = sums is not null ? $"Federais: {ServiceNote.Money(sums.Value("vTotTribFed"))}; Estaduais: {ServiceNote.Money(sums.Value("vTotTribEst"))}; "
                + $"Municipais: {ServiceNote.Money(sums.Value("vTotTribMun"))}"
            : shares is not null ? $"Federais: {Written.Rate(shares.Value("pTotTribFed"))}; Estaduais: {Written.Rate(shares.Value("pTotTribEst"))}; "
                + $"Municipais: {Written.Rate(shares.Value("pTotTribMun"))}"
            : simples is not "" ? $"Simples Nacional: {Written.Rate(simples)}" : "não informados";
        return $"Totais Aproximados dos Tributos cfe. Lei nº 12.741/2012: {text}";
    }
}
