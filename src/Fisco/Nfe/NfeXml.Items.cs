using System.Globalization;
using System.Xml.Linq;
using static Biela.Fisco.NfeTags;

namespace Biela.Fisco;

public static partial class NfeXml
{
    private static XElement? Detail(Item item, int number, NfeDocument note)
    {
        var replaced = number == 1 && note.IsConsumerNote && note.Ide.Environment is FiscalEnvironment.Homologation;
        return Group("det", new XAttribute("nItem", number),
            Product(item, replaced ? HomologationItem : item.Description),
            Taxes(item.Taxes),
            item.ReturnedIpi is { } returned ? Returned(returned) : null,
            Text("infAdProd", item.Note, 500),
            Tag("vItem", item.Value),
            item.Reference is { } reference
                ? Group("DFeReferenciado", Tag("chaveAcesso", reference.Key), reference.Item is { } line ? Tag("nItem", line) : null) : null);
    }

    private static XElement? Product(Item item, string description)
    {
        var taxable = item.Taxable ?? new(item.Unit, item.Quantity, item.Price, item.Gtin);
        return Group("prod",
            Text("cProd", item.Code, 60), Tag("cEAN", item.Gtin ?? "SEM GTIN"), Text("xProd", description, 120), Tag("NCM", item.Ncm),
            Tag("CEST", item.Cest), Tag("cBenef", item.Benefit), Tag("CFOP", item.Cfop),
            Text("uCom", item.Unit, 6), Tag("qCom", item.Quantity), Tag("vUnCom", item.Price), Tag("vProd", item.Total),
            Tag("cEANTrib", taxable.Gtin ?? "SEM GTIN"), Text("uTrib", taxable.Unit, 6), Tag("qTrib", taxable.Quantity), Tag("vUnTrib", taxable.Price),
            Optional("vFrete", item.Freight), Optional("vSeg", item.Insurance), Optional("vDesc", item.Discount), Optional("vOutro", item.Other),
            Tag("indTot", item.CountsInTotal ? 1 : 0), Text("xPed", item.OrderNumber, 15), item.OrderLine is { } line ? Tag("nItemPed", line) : null);
    }

    // pDevol is the one percentage with exactly 2 decimals.
    private static XElement? Returned(ReturnedIpi returned) => Group("impostoDevol",
        Tag("pDevol", Percent100(returned.Share)), Group("IPI", Tag("vIPIDevol", returned.Value)));

    private static string Percent100(Percent share) => share.Value.ToString("0.00", CultureInfo.InvariantCulture);

    private static XElement? Taxes(ItemTaxes taxes) => Group("imposto",
        Tag("vTotTrib", taxes.Approximate),
        taxes.Icms is { } icms ? Group("ICMS", Icms(icms)) : null,
        taxes.Ipi is { } ipi ? Ipi(ipi) : null,
        taxes.Issqn is { } issqn ? Issqn(issqn) : null,
        taxes.Pis is { } pis ? Contribution("PIS", pis) : null,
        taxes.Cofins is { } cofins ? Contribution("COFINS", cofins) : null,
        taxes.DestinationIcms is { } destination ? Destination(destination) : null,
        taxes.Selective is { } selective ? Selective(selective) : null,
        taxes.IbsCbs is { } rtc ? Rtc(rtc) : null);

    private static XElement? Ipi(Ipi ipi) => Group("IPI", Text("cEnq", ipi.Framing, 3), ipi.IsTaxed
        ? Group("IPITrib", Tag("CST", ipi.Cst), Tag("vBC", ipi.Base), Tag("pIPI", ipi.Rate), Tag("vIPI", ipi.Value))
        : Group("IPINT", Tag("CST", ipi.Cst)));

    private static XElement? Issqn(Issqn issqn) => Group("ISSQN",
        Tag("vBC", issqn.Base), Tag("vAliq", issqn.Rate), Tag("vISSQN", issqn.Value), Tag("cMunFG", issqn.City), Tag("cListServ", issqn.Service),
        Optional("vDeducao", issqn.Deduction), Optional("vISSRet", issqn.Withheld), Tag("indISS", issqn.Liability),
        Text("cServico", issqn.CityServiceCode, 20), Tag("indIncentivo", issqn.HasIncentive ? 1 : 2));

    private static XElement? Contribution(string tax, Contribution contribution) => Group(tax, contribution.Cst switch
    {
        "01" or "02" => Group($"{tax}Aliq", Rated(tax, contribution)),
        "04" or "05" or "06" or "07" or "08" or "09" => Group($"{tax}NT", Tag("CST", contribution.Cst)),
        _ => Group($"{tax}Outr", Rated(tax, contribution)),
    });

    private static IEnumerable<XElement?> Rated(string tax, Contribution contribution) =>
    [
        Tag("CST", contribution.Cst), Tag("vBC", contribution.Base), Tag($"p{tax}", contribution.Rate), Tag($"v{tax}", contribution.Value),
    ];

    private static XElement? Destination(DestinationIcms tax) => Group("ICMSUFDest",
        Tag("vBCUFDest", tax.Base), Tag("vBCFCPUFDest", tax.Fcp?.Base), Tag("pFCPUFDest", tax.Fcp?.Rate), Tag("pICMSUFDest", tax.InternalRate),
        Tag("pICMSInter", tax.InterstateRate), Tag("pICMSInterPart", tax.Share), Tag("vFCPUFDest", tax.Fcp?.Value),
        Tag("vICMSUFDest", tax.Value), Tag("vICMSUFRemet", tax.ForIssuer));

    private static XElement? Selective(SelectiveTax tax) => Group("IS", Tag("CSTIS", tax.Cst), Tag("cClassTribIS", tax.Class),
        tax.Values is { } values ? new[] { Tag("vBCIS", values.Base), Tag("pIS", values.Rate), Tag("vIS", values.Value) } : null);

    private static XElement? Rtc(IbsCbs tax) => Group("IBSCBS",
        Tag("CST", tax.Cst), Tag("cClassTrib", tax.Class), tax.IsDonation ? Tag("indDoacao", 1) : null,
        tax.Values is { } values
            ? Group("gIBSCBS", Tag("vBC", values.Base),
                Share("gIBSUF", "pIBSUF", "vIBSUF", values.State), Share("gIBSMun", "pIBSMun", "vIBSMun", values.City), Tag("vIBS", values.Ibs),
                Share("gCBS", "pCBS", "vCBS", values.Cbs),
                values.Regular is { } regular ? Regular(regular) : null)
            : null);

    private static XElement? Share(string group, string rate, string value, RtcShare share) => Group(group,
        Tag(rate, share.Rate),
        share.Deferral is { } deferral ? Group("gDif", Tag("pDif", deferral.Share), Tag("vDif", deferral.Value)) : null,
        share.Returned is { } returned ? Group("gDevTrib", Tag("vDevTrib", returned)) : null,
        share.Reduction is { } reduction ? Group("gRed", Tag("pRedAliq", reduction.Share), Tag("pAliqEfet", reduction.EffectiveRate)) : null,
        Tag(value, share.Value));

    private static XElement? Regular(RegularTaxation regular) => Group("gTribRegular",
        Tag("CSTReg", regular.Cst), Tag("cClassTribReg", regular.Class),
        Tag("pAliqEfetRegIBSUF", regular.State.Rate), Tag("vTribRegIBSUF", regular.State.Value),
        Tag("pAliqEfetRegIBSMun", regular.City.Rate), Tag("vTribRegIBSMun", regular.City.Value),
        Tag("pAliqEfetRegCBS", regular.Cbs.Rate), Tag("vTribRegCBS", regular.Cbs.Value));
}
