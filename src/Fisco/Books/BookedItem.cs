using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>An item of an NF-e or NFC-e (det) as the books take it over.</summary>
internal static class BookedItem
{
    public static BookedLine Read(XElement det)
    {
        var (prod, taxes) = (det.Part("prod"), det.Part("imposto"));
        var icms = taxes.Part("ICMS")?.Elements().FirstOrDefault();
        var gross = (prod.Value("indTot") == "0" ? Money.Zero : Of(prod, "vProd")) - Of(prod, "vDesc")
            + Of(prod, "vFrete") + Of(prod, "vSeg") + Of(prod, "vOutro");
        var exempted = icms.Value("indDeduzDeson") == "1" ? Of(icms, "vICMSDeson") : Money.Zero;
        // Group W, rule W16-10: what the item adds to vNF.
        var value = gross - exempted + Of(icms, "vICMSST") + Of(icms, "vFCPST") + Of(taxes, "IPI/IPITrib/vIPI") + Of(det, "impostoDevol/IPI/vIPIDevol");
        return new(prod.Value("CFOP"), value, gross, [.. Taxes(taxes, icms).Where(tax => tax.Amount != Money.Zero || tax.Base != Money.Zero)])
        {
            SubstitutionPaid = icms.Value("CST") == "60" || icms.Value("CSOSN") == "500",
            SinglePhase = Cst(taxes.Part("PIS")) == "04", IssWithheld = Of(taxes, "ISSQN/vISSRet") != Money.Zero,
        };
    }

    private static IEnumerable<TaxAmount> Taxes(XElement? taxes, XElement? icms)
    {
        var (destination, reform) = (taxes.Part("ICMSUFDest"), taxes.Part("IBSCBS/gIBSCBS"));
        yield return new(BookedTax.Icms, Of(icms, "vBC"), Of(icms, "vICMS"));
        yield return new(BookedTax.Fcp, Of(icms, "vBCFCP"), Of(icms, "vFCP"));
        yield return new(BookedTax.IcmsSt, Of(icms, "vBCST"), Of(icms, "vICMSST"));
        yield return new(BookedTax.FcpSt, Of(icms, "vBCFCPST"), Of(icms, "vFCPST"));
        yield return new(BookedTax.Difal, Of(destination, "vBCUFDest"), Of(destination, "vICMSUFDest"));
        yield return new(BookedTax.DifalFcp, Of(destination, "vBCFCPUFDest"), Of(destination, "vFCPUFDest"));
        yield return new(BookedTax.Ipi, Of(taxes, "IPI/IPITrib/vBC"), Of(taxes, "IPI/IPITrib/vIPI"));
        foreach (var (tax, group) in new[] { (BookedTax.Pis, taxes.Part("PIS")), (BookedTax.Cofins, taxes.Part("COFINS")) })
            if (group?.Elements().FirstOrDefault() is { } told)
                yield return new(tax, Of(told, "vBC"), Of(told, tax == BookedTax.Pis ? "vPIS" : "vCOFINS"));
        var (iss, withheld) = (Of(taxes, "ISSQN/vISSQN"), Of(taxes, "ISSQN/vISSRet"));
        yield return new(withheld == Money.Zero ? BookedTax.Iss : BookedTax.IssWithheld, Of(taxes, "ISSQN/vBC"), withheld == Money.Zero ? iss : withheld);
        if (withheld != Money.Zero && iss != withheld) yield return new(BookedTax.Iss, Money.Zero, iss - withheld);
        yield return new(BookedTax.Ibs, Of(reform, "vBC"), Of(reform, "vIBS"));
        yield return new(BookedTax.Cbs, Of(reform, "vBC"), Of(reform, "gCBS/vCBS"));
    }

    private static string Cst(XElement? group) => group?.Elements().FirstOrDefault().Value("CST") ?? "";

    private static Money Of(XElement? from, string path) => BookedNote.Amount(from, path);
}
