using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>What the DANFE says of an item: a cell for each column, and lines under them.</summary>
internal sealed record ItemText(string[] Cells, string[] Below)
{
    /// <summary>Reads an item (det).</summary>
    public static ItemText Of(XElement det)
    {
        var (product, taxes) = (det.Part("prod"), det.Part("imposto"));
        var (icms, ipi) = (taxes.Part("ICMS")?.Elements().FirstOrDefault(), taxes.Part("IPI/IPITrib"));
        // The unit that is taxed is shown beside the one that is sold, where they differ (MOC 7.0, annex II).
        var other = product.Value("uCom") != product.Value("uTrib") || !IsSame(product.Value("qCom"), product.Value("qTrib"));
        string Units(string sold, string taxed, Func<string, string> write) =>
            other ? $"{write(product.Value(sold))}\n{write(product.Value(taxed))}" : write(product.Value(sold));
        return new([
            product.Value("cProd"), Description(det, product, taxes, icms), product.Value("NCM"),
            icms.Value("orig") + Written.Join("", icms.Value("CST"), icms.Value("CSOSN")),
            product.Value("CFOP"), Units("uCom", "uTrib", unit => unit), Units("qCom", "qTrib", Written.Number), Units("vUnCom", "vUnTrib", Written.Number),
            Written.Amount(product.Value("vProd")), Written.Amount(icms.Value("vBC")), Written.Amount(icms.Value("vICMS")), Written.Amount(ipi.Value("vIPI")),
            Written.Share(icms.Value("pICMS")), Written.Share(ipi.Value("pIPI")),
        ], [.. Reform(taxes).Where(line => line.Length > 0)]);
    }

    private static bool IsSame(string one, string other) => one == other || (decimal.TryParse(one, out var a) && decimal.TryParse(other, out var b) && a == b);

    private static string Description(XElement det, XElement? product, XElement? taxes, XElement? icms) => Written.Join("\n",
    [
        product.Value("xProd"),
        Written.IsSome(product.Value("vDesc")) ? $"Desconto {Written.Amount(product.Value("vDesc"))}" : "",
        .. product.Each("rastro").Select(lot => $"Lote {lot.Value("nLote")} Qtd. {Written.Number(lot.Value("qLote"))} "
            + $"Fab. {Written.Day(lot.Value("dFab"))} Val. {Written.Day(lot.Value("dVal"))}"),
        Written.Labelled("FCI", product.Value("nFCI")),
        Substitution(icms),
        Service(taxes.Part("ISSQN")),
        det.Value("infAdProd"),
    ]);

    private static string Substitution(XElement? icms) => Written.IsSome(icms.Value("vICMSST"))
        ? Written.Join(" ", "ICMS ST: BC", Written.Amount(icms.Value("vBCST")), Written.Rate(icms.Value("pICMSST")),
            Written.Labelled("valor", Written.Amount(icms.Value("vICMSST"))))
        : "";

    private static string Service(XElement? issqn) => issqn is null ? ""
        : Written.Join(" ", "ISSQN:", Written.Labelled("item", issqn.Value("cListServ")), Written.Labelled("BC", Written.Amount(issqn.Value("vBC"))),
            Written.Rate(issqn.Value("vAliq")), Written.Labelled("valor", Written.Amount(issqn.Value("vISSQN"))));

    /// IBS, CBS and IS of the item (NT 2026.010), with the rate that was effective where there is a reduction.
    private static IEnumerable<string> Reform(XElement? taxes)
    {
        if (taxes.Part("IBSCBS") is { } both)
        {
            var group = both.Part("gIBSCBS");
            yield return Written.Join(" · ", "IBS/CBS", $"CST {both.Value("CST")}", $"cClassTrib {both.Value("cClassTrib")}",
                Written.Labelled("BC", Written.Amount(group.Value("vBC"))), Tax("IBS UF", group.Part("gIBSUF"), "pIBSUF", "vIBSUF"),
                Tax("IBS Mun.", group.Part("gIBSMun"), "pIBSMun", "vIBSMun"), Tax("CBS", group.Part("gCBS"), "pCBS", "vCBS"));
            yield return SinglePhase(both.Part("gIBSCBSMono"));
        }
        if (taxes.Part("IS") is { } selective)
            yield return Written.Join(" · ", "IS", $"CST {selective.Value("CSTIS")}", $"cClassTrib {selective.Value("cClassTribIS")}",
                Written.Labelled("BC", Written.Amount(selective.Value("vBCIS"))), Tax("IS", selective, "pIS", "vIS"));
    }

    private static string Tax(string name, XElement? tax, string rate, string value) => tax.Value(value).Length == 0 ? ""
        : Written.Join(" ", name, Written.Rate(tax.Value("gRed/pAliqEfet") is { Length: > 0 } effective ? effective : tax.Value(rate)),
            Written.Amount(tax.Value(value)));

    private static string SinglePhase(XElement? group) => group is null ? "" : Written.Join(" · ", "IBS/CBS monofásicos",
        Written.Labelled("Qtd. tributada", Written.Number(group.Value("gMonoPadrao/qBCMono"))),
        Written.Labelled("IBS", Written.Join(" ", Written.Number(group.Value("gMonoPadrao/adRemIBS")), Written.Amount(group.Value("vTotIBSMonoItem")))),
        Written.Labelled("CBS", Written.Join(" ", Written.Number(group.Value("gMonoPadrao/adRemCBS")), Written.Amount(group.Value("vTotCBSMonoItem")))));
}
