using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>What a note that refers to others, or gives something back, has to agree on (MOC 7.0, annex I, groups BA and I).</summary>
internal static class References
{
    /// <summary>CFOPs of returns (indDevol of the national table of CFOP).</summary>
    private static readonly HashSet<string> Returns =
    [
        .. """
        1201 1202 1203 1204 1208 1209 1212 1213 1214 1215 1216 1410 1411 1503 1504 1505 1506 1553 1660 1661 1662 1918 1919
        2201 2202 2203 2204 2208 2209 2212 2213 2214 2215 2216 2410 2411 2503 2504 2505 2506 2553 2660 2661 2662 2918 2919
        3201 3202 3211 3212 3503 3553
        5201 5202 5208 5209 5210 5213 5214 5215 5216 5410 5411 5412 5413 5503 5553 5555 5556 5660 5661 5662 5918 5919 5921
        6201 6202 6208 6209 6210 6213 6214 6215 6216 6410 6411 6412 6413 6503 6553 6555 6556 6660 6661 6662 6918 6919 6921
        7201 7202 7210 7211 7212 7553 7556
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    private const string Digit = "dígito verificador pelo módulo 11";

    private static readonly XNamespace Space = NfeTags.Space;

    /// <summary>What does not agree.</summary>
    public static IEnumerable<Problem> Check(XElement body, List<XElement> items)
    {
        var references = body.Element(Space + "ide")?.Elements(Space + "NFref").ToList() ?? [];
        var byItem = items.Select(item => Value(item.Element(Space + "DFeReferenciado"), "chaveAcesso")).Where(key => key is not "").ToList();
        var isReturn = Value(body.Element(Space + "ide"), "finNFe") is "4";
        if (isReturn && references.Count + byItem.Count == 0)
            yield return Consistency.Wrong("ide/NFref", "a nota devolvida", "", "a devolução precisa referenciar a nota devolvida", 321);
        // NT 2025.002 v1.52, VC02-05.
        if (isReturn && references.Count > 0 && byItem.Count > 0)
            yield return Consistency.Wrong("ide/NFref", "nada", "", "os itens já referenciam a nota devolvida", Problem.SchemaFailure);
        foreach (var (index, item) in items.Index())
            if (Value(item.Element(Space + "prod"), "CFOP") is { Length: 4 } cfop && Returns.Contains(cfop) != isReturn)
                yield return Consistency.Wrong($"det[{index + 1}]/prod/CFOP", isReturn ? "CFOP de devolução" : "CFOP que não seja de devolução", cfop,
                    "não combina com a finalidade da nota", isReturn ? 327 : 328);
        var own = ((string?)body.Attribute("Id") ?? "").Replace("NFe", "");
        foreach (var (index, reference) in references.Index())
            foreach (var problem in Check($"ide/NFref[{index + 1}]", reference, own, references.Take(index))) yield return problem;
    }

    private static IEnumerable<Problem> Check(string path, XElement reference, string own, IEnumerable<XElement> before)
    {
        var (key, freight, paper) = (Value(reference, "refNFe"), Value(reference, "refCTe"), reference.Element(Space + "refNF"));
        if (key.Length == 44)
        {
            if (IsWrong(key)) yield return Consistency.Wrong($"{path}/refNFe", Digit, key, "o dígito verificador da chave está errado", 547);
            if (key[20..22] is not ("55" or "65"))
                yield return Consistency.Wrong($"{path}/refNFe", "modelo 55 ou 65", key, "a chave não é de NF-e nem de NFC-e", 679);
            if (key == own) yield return Consistency.Wrong($"{path}/refNFe", "a chave de outra nota", key, "a nota não pode referenciar a si mesma", 316);
            if (before.Any(other => Value(other, "refNFe") == key))
                yield return Consistency.Wrong($"{path}/refNFe", "cada nota uma vez", key, "a nota está referenciada duas vezes", 680);
        }
        if (freight.Length == 44)
        {
            if (IsWrong(freight)) yield return Consistency.Wrong($"{path}/refCTe", Digit, freight, "o dígito verificador da chave está errado", 552);
            if (freight[20..22] is not "57") yield return Consistency.Wrong($"{path}/refCTe", "modelo 57", freight, "a chave não é de CT-e", 683);
        }
        if (paper is null) yield break;
        if (Value(paper, "CNPJ") is var cnpj && !Kernel.Cnpj.TryParse(cnpj, out _))
            yield return Consistency.Wrong($"{path}/refNF/CNPJ", "um CNPJ", cnpj, "o CNPJ do emitente é inválido", 548);
        if (before.Any(other => XNode.DeepEquals(other.Element(Space + "refNF"), paper)))
            yield return Consistency.Wrong($"{path}/refNF", "cada nota uma vez", Value(paper, "nNF"), "a nota está referenciada duas vezes", 681);
    }

    private static bool IsWrong(string key) => key[^1] - '0' != Modulo11.Digit(key.AsSpan(..43));

    private static string Value(XElement? from, string name) => from?.Element(Space + name)?.Value ?? "";
}
