using System.Globalization;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>
/// What the authority compares across the fields of a note that is valid by its layout: sums, key, operation and parties. Each problem names the
/// rejection that the note would meet, where the rule has one of its own (MOC 7.0, annex I); the others are told with 225.
/// </summary>
public static class Consistency
{
    private static readonly XNamespace Space = NfeTags.Space;

    /// <summary>The totals, by the field of ICMSTot, with the field of the item they add up and the rejection.</summary>
    private static readonly (string Total, string Field, int Rejection)[] Sums =
    [
        ("vBC", "vBC", 531), ("vICMS", "vICMS", 532), ("vBCST", "vBCST", 533), ("vST", "vICMSST", 534), ("vFrete", "vFrete", 535), ("vSeg", "vSeg", 536),
        ("vDesc", "vDesc", 537), ("vIPI", "vIPI", 538), ("vProd", "vProd", 564), ("vPIS", "vPIS", 602), ("vCOFINS", "vCOFINS", 603), ("vOutro", "vOutro", 604),
        ("vICMSDeson", "vICMSDeson", 795),
    ];

    /// <summary>What does not agree; empty when all does. The note is the NFe element.</summary>
    public static IReadOnlyList<Problem> Check(XElement note)
    {
        if (note.Element(Space + "infNFe") is not { } body) return [];
        var items = body.Elements(Space + "det").ToList();
        return
        [
            .. Key(body), .. Environments(body), .. Operation(body, items), .. References.Check(body, items), .. Items(items), .. Totals(body, items),
            .. Rtc(body, items), .. Payment(body), .. ConsumerNote(body),
        ];
    }

    private static IEnumerable<Problem> Key(XElement body)
    {
        var key = ((string?)body.Attribute("Id") ?? "").Replace("NFe", "");
        if (key.Length != 44) yield break;
        var issuer = (Text(body, "emit", "CNPJ") is var cnpj && cnpj is "" ? Text(body, "emit", "CPF") : cnpj).PadLeft(14, '0');
        (string Field, string Part, string Value)[] parts =
        [
            ("ide/cUF", key[..2], Text(body, "ide", "cUF")), ("ide/dhEmi", key[2..6], Month(Text(body, "ide", "dhEmi"))), ("emit/CNPJ", key[6..20], issuer),
            ("ide/mod", key[20..22], Text(body, "ide", "mod")), ("ide/serie", key[22..25], Text(body, "ide", "serie").PadLeft(3, '0')),
            ("ide/nNF", key[25..34], Text(body, "ide", "nNF").PadLeft(9, '0')), ("ide/tpEmis", key[34..35], Text(body, "ide", "tpEmis")),
            ("ide/cNF", key[35..43], Text(body, "ide", "cNF")), ("ide/cDV", key[43..], Text(body, "ide", "cDV")),
        ];
        foreach (var (field, part, value) in parts.Where(part => part.Part != part.Value))
            yield return Wrong(field, part, value, "não confere com a chave de acesso", 502);
        if (key[43..] != Modulo11.Digit(key.AsSpan(..43)).ToString(CultureInfo.InvariantCulture))
            yield return Wrong("Id", "dígito verificador pelo módulo 11", key[43..], "o dígito verificador da chave está errado", 253);
    }

    // Production and homologação never mix: neither in the prescribed name nor in the QR code.
    private static IEnumerable<Problem> Environments(XElement body)
    {
        var (environment, name) = (Text(body, "ide", "tpAmb"), Text(body, "dest", "xNome"));
        if (environment is "2" && name is not "" and not NfeXml.HomologationName)
            yield return Wrong("dest/xNome", NfeXml.HomologationName, name, "em homologação o nome é este texto", 598);
        if (environment is "1" && name is NfeXml.HomologationName)
            yield return Wrong("dest/xNome", "o nome do destinatário", name, "em produção o nome não é o da homologação");
        var code = Text(body.Parent, "infNFeSupl", "qrCode").Split('|');
        if (code.Length > 2 && code[2] != environment) yield return Wrong("ide/tpAmb", code[2], environment, "o QR Code é de outro ambiente");
    }

    private static string Month(string instant) => instant.Length > 7 ? instant[2..4] + instant[5..7] : "";

    private static IEnumerable<Problem> Operation(XElement body, List<XElement> items)
    {
        var (kind, direction, presence) = (Text(body, "ide", "idDest"), Text(body, "ide", "tpNF"), Text(body, "ide", "indPres"));
        var (from, to) = (Text(body, "emit", "enderEmit", "UF"), Text(body, "dest", "enderDest", "UF"));
        // In person the goods are handed over in the issuer's state, wherever the customer lives.
        var expected = to switch { "" => kind, "EX" => "3", _ when to == from || presence is "1" => "1", _ => "2" };
        if (kind != expected && !(presence is "1" && kind is "2" && to != from))
            yield return Wrong("ide/idDest", expected, kind, $"não combina com as UFs {from} e {to}");
        var first = (direction, kind) switch
        {
            ("0", "1") => "1", ("0", "2") => "2", ("0", _) => "3", ("1", "1") => "5", ("1", "2") => "6", _ => "7",
        };
        foreach (var (index, item) in items.Index())
            if (Text(item, "prod", "CFOP") is var cfop && !cfop.StartsWith(first))
                yield return Wrong($"det[{index + 1}]/prod/CFOP", $"CFOP que comece com {first}", cfop, "não combina com o tipo e o destino da operação",
                    Cfop(cfop, isOutgoing: direction is "1"));
        if (Text(body, "ide", "tpEmis") is not "1" && Text(body, "ide", "dhCont") is "")
            yield return Wrong("ide/dhCont", "data, hora e motivo da contingência", "", "a emissão em contingência precisa deles", 557);
        var (indicator, registration) = (Text(body, "dest", "indIEDest"), Text(body, "dest", "IE"));
        if (indicator is "1" && registration is "") yield return Wrong("dest/IE", "inscrição estadual", "", "o destinatário é contribuinte", 728);
        if (indicator is "2" && registration is not "") yield return Wrong("dest/IE", "nada", registration, "o destinatário é isento de inscrição", 791);
    }

    private static int Cfop(string cfop, bool isOutgoing) => (cfop is "" ? ' ' : cfop[0], isOutgoing) switch
    {
        ('1' or '2' or '3', true) => 518,
        ('5' or '6' or '7', false) => 519,
        ('3' or '7', _) => 731,
        ('2' or '6', _) => 732,
        ('1' or '5', _) => 733,
        _ => Problem.SchemaFailure,
    };

    private static IEnumerable<Problem> Items(List<XElement> items)
    {
        foreach (var (index, item) in items.Index())
        {
            var product = item.Element(Space + "prod");
            if (Off(Number(product, "vProd"), Number(product, "qCom") * Number(product, "vUnCom"), 0.01m))
                yield return Wrong($"det[{index + 1}]/prod/vProd", Shown(Number(product, "qCom") * Number(product, "vUnCom")), Text(product, "vProd"),
                    "não é a quantidade vezes o valor unitário comercial", 629);
            if (Off(Number(product, "vProd"), Number(product, "qTrib") * Number(product, "vUnTrib"), 0.01m))
                yield return Wrong($"det[{index + 1}]/prod/vProd", Shown(Number(product, "qTrib") * Number(product, "vUnTrib")), Text(product, "vProd"),
                    "não é a quantidade vezes o valor unitário tributável", 630);
        }
    }

    private static IEnumerable<Problem> Totals(XElement body, List<XElement> items)
    {
        var total = body.Element(Space + "total")?.Element(Space + "ICMSTot");
        foreach (var (name, field, rejection) in Sums)
        {
            var sum = items.Sum(item => Addend(item, field));
            if (Number(total, name) != sum)
                yield return Wrong($"total/ICMSTot/{name}", Shown(sum), Text(total, name), "não é a soma dos itens", rejection);
        }
        var deducted = items.SelectMany(item => item.Descendants(Space + "indDeduzDeson")).Where(mark => mark.Value is "1")
            .Sum(mark => Number(mark.Parent, "vICMSDeson"));
        var note = Number(total, "vProd") + Number(body.Element(Space + "total")?.Element(Space + "ISSQNtot"), "vServ") - Number(total, "vDesc") - deducted
            + new[] { "vST", "vFCPST", "vICMSMonoReten", "vFrete", "vSeg", "vOutro", "vII", "vIPI", "vIPIDevol" }.Sum(field => Number(total, field))
            + Number(items, "PISST", "vPIS") + Number(items, "COFINSST", "vCOFINS");
        if (Number(total, "vNF") != note)
            yield return Wrong("total/ICMSTot/vNF", Shown(note), Text(total, "vNF"), "não é a soma dos valores que a compõem", 610);
    }

    // Substitution of PIS and COFINS counts where the item says so.
    private static decimal Number(List<XElement> items, string group, string field) => items
        .Select(item => item.Element(Space + "imposto")?.Element(Space + group))
        .Where(tax => Text(tax, $"indSoma{group}") is "1").Sum(tax => Number(tax, field));

    private static decimal Addend(XElement item, string field)
    {
        var (product, taxes) = (item.Element(Space + "prod"), item.Element(Space + "imposto"));
        var isService = taxes?.Element(Space + "ISSQN") is not null;
        return field switch
        {
            "vProd" => isService || Text(product, "indTot") is not "1" ? 0 : Number(product, field),
            "vFrete" or "vSeg" or "vDesc" or "vOutro" => Number(product, field),
            "vIPI" => Number(taxes?.Element(Space + "IPI")?.Element(Space + "IPITrib"), field),
            "vPIS" => isService ? 0 : Number(taxes?.Element(Space + "PIS")?.Elements().FirstOrDefault(), field),
            "vCOFINS" => isService ? 0 : Number(taxes?.Element(Space + "COFINS")?.Elements().FirstOrDefault(), field),
            _ => Number(taxes?.Element(Space + "ICMS")?.Elements().FirstOrDefault(), field),
        };
    }

    private static IEnumerable<Problem> Rtc(XElement body, List<XElement> items)
    {
        var total = body.Element(Space + "total")?.Element(Space + "IBSCBSTot");
        var groups = items.Select(item => item.Element(Space + "imposto")?.Element(Space + "IBSCBS")).OfType<XElement>().ToList();
        if (groups.Count > 0 && total is null) yield return Wrong("total/IBSCBSTot", "totais do IBS e da CBS", "", "há itens com IBS e CBS", 1119);
        if (groups.Count == 0 && total is not null) yield return Wrong("total/IBSCBSTot", "nada", "", "nenhum item tem IBS e CBS", 1118);
        if (total is null) yield break;
        var values = groups.Select(group => group.Element(Space + "gIBSCBS")).OfType<XElement>().ToList();
        foreach (var (path, field) in new[] { ("vBCIBSCBS", "vBC"), ("gIBS/gIBSUF/vIBSUF", "gIBSUF/vIBSUF"), ("gIBS/gIBSMun/vIBSMun", "gIBSMun/vIBSMun"),
            ("gIBS/vIBS", "vIBS"), ("gCBS/vCBS", "gCBS/vCBS") })
        {
            var sum = values.Sum(value => Number(value, field.Split('/')));
            if (Number(total, path.Split('/')) != sum)
                yield return Wrong($"total/IBSCBSTot/{path}", Shown(sum), Text(total, path.Split('/')), "não é a soma dos itens");
        }
    }

    private static IEnumerable<Problem> Payment(XElement body)
    {
        var (payments, note) = (body.Element(Space + "pag"), Number(body, "total", "ICMSTot", "vNF"));
        var means = payments?.Elements(Space + "detPag").ToList() ?? [];
        var paid = means.Sum(payment => Number(payment, "vPag")) - Number(payments, "vTroco");
        if (means.All(payment => Text(payment, "tPag") is not "90") && paid != note)
            yield return Wrong("pag", Shown(note), Shown(paid), "os pagamentos menos o troco não são o valor da nota",
                paid < note ? 865 : Number(payments, "vTroco") == 0 ? 866 : 869);
        if (Text(body, "ide", "finNFe") is "3" or "4" && means.Any(payment => Text(payment, "tPag") is not "90"))
            yield return Wrong("pag/detPag[1]/tPag", "90", Text(means[0], "tPag"), "ajuste e devolução não têm pagamento", 871);
        foreach (var (index, payment) in means.Index().Where(entry => Text(entry.Item, "tPag") is "99" && Text(entry.Item, "xPag") is ""))
            yield return Wrong($"pag/detPag[{index + 1}]/xPag", "descrição do pagamento", "", "o meio 99 precisa de descrição", 441);
        var installments = body.Element(Space + "cobr")?.Elements(Space + "dup").ToList() ?? [];
        if (installments.Count > 0 && body.Element(Space + "cobr")?.Element(Space + "fat") is { } invoice
            && installments.Sum(installment => Number(installment, "vDup")) is var sum && sum != Number(invoice, "vLiq"))
            yield return Wrong("cobr/dup", Text(invoice, "vLiq"), Shown(sum), "as duplicatas não somam o valor líquido da fatura", 853);
    }

    private static IEnumerable<Problem> ConsumerNote(XElement body)
    {
        if (Text(body, "ide", "mod") is not "65")
        {
            if (body.Element(Space + "dest") is null) yield return Wrong("dest", "destinatário", "", "a NF-e precisa de destinatário", 719);
            yield break;
        }
        (string Field, string[] Allowed, int Rejection)[] rules =
        [
            ("tpNF", ["1"], 706), ("idDest", ["1"], 707), ("finNFe", ["1"], 715), ("indFinal", ["1"], 716), ("indPres", ["1", "4", "5"], 717),
            ("tpImp", ["0", "4", "5"], 709),
        ];
        foreach (var (field, allowed, rejection) in rules)
            if (Text(body, "ide", field) is var found && !allowed.Contains(found))
                yield return Wrong($"ide/{field}", string.Join(", ", allowed), found, "não é permitido na NFC-e", rejection);
        if (Text(body, "dest", "indIEDest") is ("1" or "2") and var kind)
            yield return Wrong("dest/indIEDest", "9", kind, "o comprador da NFC-e não é contribuinte");
        if (Text(body, "dest", "IE") is not "" and var registration) yield return Wrong("dest/IE", "nada", registration, "não é permitida na NFC-e", 729);
        if (Text(body, "ide", "dhSaiEnt") is not "" and var moved) yield return Wrong("ide/dhSaiEnt", "nada", moved, "não é permitida na NFC-e", 705);
        if (body.Descendants(Space + "NFref").Any()) yield return Wrong("ide/NFref", "nada", "", "a NFC-e não referencia documentos", 708);
        if (body.Element(Space + "cobr") is not null) yield return Wrong("cobr", "nada", "", "a NFC-e não tem fatura nem duplicatas", 760);
    }

    /// <summary>A problem of a field of infNFe.</summary>
    internal static Problem Wrong(string field, string expected, string found, string why, int rejection = Problem.SchemaFailure)
    {
        var path = $"infNFe/{field}";
        var label = field.Split('/')[^1];
        return new(path, label, expected, found, $"{label} ({path}): {why}; esperado: {expected}{(found is "" ? "" : $"; encontrado: {found}")}.", rejection);
    }

    private static bool Off(decimal value, decimal product, decimal tolerance) =>
        Math.Abs(value - Math.Round(product, 2, MidpointRounding.AwayFromZero)) > tolerance;

    private static string Shown(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(XElement? from, params ReadOnlySpan<string> path)
    {
        foreach (var step in path) from = from?.Element(Space + step);
        return from?.Value ?? "";
    }

    private static decimal Number(XElement? from, params ReadOnlySpan<string> path) =>
        decimal.TryParse(Text(from, path), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
