using System.Globalization;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>
/// What the Sefin compares across the fields of a DPS that is valid by its layout (annex I of the national layout, rules of the DPS). Each problem names
/// the rejection by its number: 621 is E0621; what has no code of its own is told with 1235.
/// </summary>
public static class DpsConsistency
{
    private const int Unnamed = 1235;

    private const string Trib = "valores/trib";

    private static readonly XNamespace Space = DpsTags.Space;

    /// <summary>What does not agree; empty when all does. The document is the DPS element.</summary>
    public static IReadOnlyList<Problem> Check(XElement dps) => dps.Element(Space + "infDPS") is not { } body ? [] :
    [
        .. Identifier(body), .. Dates(body), .. Replaced(body), .. Regime(body), .. People(body), .. Iss(body), .. Federal(body), .. Sums(body),
        .. Totals(body), .. Reform(body),
    ];

    private static IEnumerable<Problem> Identifier(XElement body)
    {
        var id = (string?)body.Attribute("Id") ?? "";
        if (id.Length != 45) yield break;
        var company = Text(body, "prest", "CNPJ");
        (string Field, string Part, string Value)[] parts =
        [
            ("cLocEmi", id[3..10], Text(body, "cLocEmi")), ("prest", id[10..11], company is "" ? "1" : "2"),
            ("prest/CNPJ", id[11..25], (company is "" ? Text(body, "prest", "CPF") : company).PadLeft(14, '0')),
            ("serie", id[25..30], Text(body, "serie").PadLeft(5, '0')), ("nDPS", id[30..], Text(body, "nDPS").PadLeft(15, '0')),
        ];
        foreach (var (field, part, value) in parts.Where(part => part.Part != part.Value))
            yield return Wrong(field, part, value, "não confere com o identificador da DPS", 4);
    }

    private static IEnumerable<Problem> Dates(XElement body)
    {
        var (day, issued) = (Text(body, "dCompet"), Text(body, "dhEmi"));
        if (issued.Length > 10 && string.CompareOrdinal(day, issued[..10]) > 0)
            yield return Wrong("dCompet", $"até {issued[..10]}", day, "é posterior à data de emissão", 15);
    }

    private static IEnumerable<Problem> Replaced(XElement body)
    {
        var (text, provider) = (Text(body, "subst", "chSubstda"), Text(body, "prest", "CNPJ") + Text(body, "prest", "CPF"));
        if (NfseKey.TryParse(text, out var key) ? key.Provider.Value != provider : text is not "")
            yield return Wrong("subst/chSubstda", "a chave de uma NFS-e deste prestador", text, "não é de uma nota deste prestador", Unnamed);
        if (Text(body, "subst", "cMotivo") is "99" && Text(body, "subst", "xMotivo") is "")
            yield return Wrong("subst/xMotivo", "a descrição do motivo", "", "o motivo 99 precisa de descrição", 78);
    }

    private static IEnumerable<Problem> Regime(XElement body)
    {
        var (option, scope, special) = (RegimeOf(body), Text(body, "prest", "regTrib", "regApTribSN"), Text(body, "prest", "regTrib", "regEspTrib"));
        if (option is "3" && scope is "")
            yield return Wrong("prest/regTrib/regApTribSN", "1, 2 ou 3", "", "a ME/EPP do Simples informa o regime de apuração", 166);
        if (option is not "3" && scope is not "")
            yield return Wrong("prest/regTrib/regApTribSN", "nada", scope, "só a ME/EPP do Simples o informa", 162);
        if (special is not "0" && (option is "2" || option is "3" && scope is "1"))
            yield return Wrong("prest/regTrib/regEspTrib", "0", special, "não há regime especial dentro do Simples", option is "2" ? 174 : 175);
    }

    private static IEnumerable<Problem> People(XElement body)
    {
        var customer = body.Element(Space + "toma");
        var (provider, buyer) = (Text(body, "prest", "CNPJ") + Text(body, "prest", "CPF"), Text(customer, "CNPJ") + Text(customer, "CPF"));
        var (isWithheld, hasAddress) = (Text(Municipal(body), "tpRetISSQN") is "2", customer?.Element(Space + "end") is not null);
        if (customer is not null && buyer == provider) yield return Wrong("toma/CNPJ", "outra pessoa", buyer, "o tomador é o próprio prestador", 202);
        if (isWithheld && customer is null) yield return Wrong("toma", "tomador com CNPJ ou CPF", "", "quem retém o ISSQN precisa ser identificado", 204);
        if (customer is null || hasAddress) yield break;
        if (isWithheld) yield return Wrong("toma/end", "endereço no Brasil", "", "quem retém o ISSQN precisa de endereço", 237);
        else if (Text(customer, "CNPJ") is not "") yield return Wrong("toma/end", "endereço no Brasil", "", "a empresa tomadora precisa de endereço", 235);
    }

    // A rate is told exactly where the authority cannot know it: in the Simples where it is withheld; outside, it depends on the city.
    private static IEnumerable<Problem> Iss(XElement body)
    {
        var (tax, option) = (Municipal(body), RegimeOf(body));
        var (rate, isWithheld) = (Text(tax, "pAliq"), Text(tax, "tpRetISSQN") is "2");
        if (Text(tax, "tribISSQN") is "4")
        {
            if (isWithheld) yield return Wrong($"{Trib}/tribMun/tpRetISSQN", "1", "2", "não há o que reter fora da incidência do ISSQN", Unnamed);
            if (rate is not "") yield return Wrong($"{Trib}/tribMun/pAliq", "nada", rate, "não há alíquota fora da incidência do ISSQN", 602);
            yield break;
        }
        if (rate is not "" && Number(tax, "pAliq") > 5) yield return Wrong($"{Trib}/tribMun/pAliq", "até 5.00", rate, "passa do máximo da lei", 595);
        if (option is "2" && rate is not "") yield return Wrong($"{Trib}/tribMun/pAliq", "nada", rate, "o MEI não informa alíquota", 600);
        if (option is not "3" || Text(body, "prest", "regTrib", "regApTribSN") is not "1") yield break;
        if (isWithheld && Number(tax, "pAliq") < 1.8m)
            yield return Wrong($"{Trib}/tribMun/pAliq", "a alíquota do Simples, de 1.80 ou mais", rate, "o ISSQN retido precisa dela", 621);
        if (!isWithheld && rate is not "") yield return Wrong($"{Trib}/tribMun/pAliq", "nada", rate, "só se informa quando o ISSQN é retido", 625);
    }

    private static IEnumerable<Problem> Federal(XElement body)
    {
        if (Tribute(body, "tribFed") is not { } federal) yield break;
        if (Text(body, "prest", "CPF") is not "") yield return Wrong($"{Trib}/tribFed", "nada", "", "a pessoa física não informa tributos federais", 675);
        if (RegimeOf(body) is "2") yield return Wrong($"{Trib}/tribFed", "nada", "", "o MEI não informa tributos federais", 676);
        var (owed, price) = (federal.Element(Space + "piscofins"), Number(body, "valores", "vServPrest", "vServ"));
        if (Number(owed, "vBCPisCofins") > price)
            yield return Wrong($"{Trib}/tribFed/piscofins/vBCPisCofins", $"até {Shown(price)}", Text(owed, "vBCPisCofins"), "passa do valor do serviço", 677);
        foreach (var (amount, rate, code) in new[] { ("vPis", "pAliqPis", 694), ("vCofins", "pAliqCofins", 696) })
            if (Rounded(Number(owed, "vBCPisCofins") * Number(owed, rate) / 100) is var due && due != Number(owed, amount))
                yield return Wrong($"{Trib}/tribFed/piscofins/{amount}", Shown(due), Text(owed, amount), "não é a base vezes a alíquota", code);
        foreach (var (field, code) in new[] { ("vRetCP", 699), ("vRetIRRF", 700), ("vRetCSLL", 701) })
            if (Text(federal, field) is not "" and var text && Number(federal, field) is var kept && (kept <= 0 || kept >= price))
                yield return Wrong($"{Trib}/tribFed/{field}", "mais que zero e menos que o valor do serviço", text, "está fora dos limites", code);
        var (kind, withheld) = (Text(owed, "tpRetPisCofins"), Text(federal, "vRetCSLL"));
        if (kind is "0" or "" && withheld is not "")
            yield return Wrong($"{Trib}/tribFed/vRetCSLL", "nada", withheld, "nada se retém segundo tpRetPisCofins", 720);
        if (kind is not ("0" or "") && withheld is "")
            yield return Wrong($"{Trib}/tribFed/vRetCSLL", "a soma das contribuições retidas", "", "tpRetPisCofins diz que são retidas", 724);
    }

    private static IEnumerable<Problem> Sums(XElement body)
    {
        var (values, tax) = (body.Element(Space + "valores"), Tribute(body, "tribFed"));
        var (price, discount) = (Number(values, "vServPrest", "vServ"), Number(values, "vDescCondIncond", "vDescIncond"));
        if (Number(values, "vDedRed", "vDR") is var deduction && deduction > price - discount)
            yield return Wrong("valores/vDedRed/vDR", $"até {Shown(price - discount)}", Shown(deduction), "passa do valor menos o desconto", Unnamed);
        var kept = new[] { "vRetCP", "vRetIRRF", "vRetCSLL" }.Sum(field => Number(tax, field));
        var net = price - discount - Number(values, "vDescCondIncond", "vDescCond") - kept;
        if (net < 0) yield return Wrong("valores", "valor líquido de zero ou mais", Shown(net), "descontos e retenções passam do valor do serviço", 428);
    }

    private static IEnumerable<Problem> Totals(XElement body)
    {
        var told = Tribute(body, "totTrib")?.Elements().FirstOrDefault()?.Name.LocalName ?? "";
        var code = (RegimeOf(body), told) switch
        {
            ("1", "indTotTrib" or "pTotTribSN") => 713,
            ("2", "pTotTribSN") => 710,
            ("3", "indTotTrib") => 712,
            _ => 0,
        };
        var expected = code switch { 713 => "vTotTrib ou pTotTrib", 710 => "indTotTrib", _ => "pTotTribSN" };
        if (code > 0) yield return Wrong($"{Trib}/totTrib/{told}", expected, told, "não é a forma deste regime", code);
    }

    private static IEnumerable<Problem> Reform(XElement body)
    {
        var (reform, option) = (body.Element(Space + "IBSCBS"), RegimeOf(body));
        var year = Text(body, "dCompet") is { Length: >= 4 } day ? day[..4] : "";
        if (reform is null)
        {
            if (option is "1" && string.CompareOrdinal(year, "2026") >= 0)
                yield return Wrong("IBSCBS", "grupo do IBS e da CBS", "", "o regime normal o informa", Unnamed);
            yield break;
        }
        if (string.CompareOrdinal(year, "2026") < 0) yield return Wrong("IBSCBS", "nada", "", "IBS e CBS começam em 01/01/2026", 850);
        if (option is not "1" && year is "2026")
            yield return Wrong("IBSCBS", "nada", "", "em 2026 o Simples e o MEI não informam IBS e CBS", Unnamed);
        if (Text(body, "serv", "cServ", "cNBS") is "")
            yield return Wrong("serv/cServ/cNBS", "código NBS de 9 algarismos", "", "é obrigatório com IBS e CBS", 322);
        var (cst, @class) = (Text(reform, "valores", "trib", "gIBSCBS", "CST"), Text(reform, "valores", "trib", "gIBSCBS", "cClassTrib"));
        if (!@class.StartsWith(cst, StringComparison.Ordinal))
            yield return Wrong("IBSCBS/valores/trib/gIBSCBS/cClassTrib", $"código que comece com {cst}", @class, "não é da situação tributária", Unnamed);
    }

    private static XElement? Tribute(XElement body, string group) => body.Element(Space + "valores")?.Element(Space + "trib")?.Element(Space + group);

    private static XElement? Municipal(XElement body) => Tribute(body, "tribMun");

    private static string RegimeOf(XElement body) => Text(body, "prest", "regTrib", "opSimpNac");

    private static Problem Wrong(string field, string expected, string found, string why, int rejection)
    {
        var (path, label) = ($"infDPS/{field}", field.Split('/')[^1]);
        return new(path, label, expected, found, $"{label} ({path}): {why}; esperado: {expected}{(found is "" ? "" : $"; encontrado: {found}")}.", rejection);
    }

    private static decimal Rounded(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    private static string Shown(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(XElement? from, params ReadOnlySpan<string> path)
    {
        foreach (var step in path) from = from?.Element(Space + step);
        return from?.Value ?? "";
    }

    private static decimal Number(XElement? from, params ReadOnlySpan<string> path) =>
        decimal.TryParse(Text(from, path), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
