using System.Xml.Linq;
using static Biela.Fisco.NfeTags;

namespace Biela.Fisco;

public static partial class NfeXml
{
    // The order of the fields is the official one; what is null has no place in the group.
    private static XElement? Icms(Icms icms) => icms switch
    {
        Icms00 tax => Cst("ICMS00", tax, Own(tax.Own), tax.Own.Fcp is { } fcp ? new[] { Tag("pFCP", fcp.Rate), Tag("vFCP", fcp.Value) } : null),
        Icms10 tax => Cst("ICMS10", tax, Own(tax.Own), OwnFcp(tax.Own), St(tax.St)),
        Icms20 tax => Cst("ICMS20", tax, Reduced(tax.Own), OwnFcp(tax.Own), Exempted(tax)),
        Icms30 tax => Cst("ICMS30", tax, St(tax.St), Exempted(tax)),
        Icms40 tax => Cst("ICMS40", tax, Exempted(tax)),
        Icms51 tax => Cst("ICMS51", tax, tax.Own is { } own ? Deferred(own, tax.Deferral) : null),
        Icms60 tax => Cst("ICMS60", tax, Withheld(tax.Withheld), Effective(tax.Effective)),
        Icms70 tax => Cst("ICMS70", tax, Reduced(tax.Own), OwnFcp(tax.Own), St(tax.St), Exempted(tax)),
        Icms90 tax => Cst("ICMS90", tax, tax.Own is { } own ? new[] { OwnAfterBase(own), OwnFcp(own) } : null, St(tax.St), Exempted(tax)),
        IcmsSn101 tax => Csosn("ICMSSN101", tax, Credit(tax.Credit)),
        IcmsSn102 tax => Csosn("ICMSSN102", tax),
        IcmsSn201 tax => Csosn(tax.Csosn is "201" ? "ICMSSN201" : "ICMSSN202", tax, St(tax.St), Credit(tax.Credit)),
        IcmsSn500 tax => Csosn("ICMSSN500", tax, Withheld(tax.Withheld), Effective(tax.Effective)),
        IcmsSn900 tax => Csosn("ICMSSN900", tax, tax.Own is { } own ? OwnAfterBase(own) : null, St(tax.St), Credit(tax.Credit)),
        _ => throw new ArgumentOutOfRangeException(nameof(icms), icms.GetType().Name, "There is no group for this case."),
    };

    private static XElement Cst(string group, Icms icms, params object?[]? content) =>
        Group(group, [Tag("orig", icms.Origin), Tag("CST", icms.Code), .. content ?? []]);

    private static XElement Csosn(string group, Icms icms, params object?[]? content) =>
        Group(group, [Tag("orig", icms.Origin), Tag("CSOSN", icms.Code), .. content ?? []]);

    private static XElement Method(OwnIcms own) => Tag("modBC", own.Method);

    private static XElement?[] Reduced(OwnIcms own) => [Method(own), Tag("pRedBC", own.Reduction ?? Percent.Zero), .. OwnValues(own)];

    private static XElement?[] OwnValues(OwnIcms own) => [Tag("vBC", own.Base), Tag("pICMS", own.Rate), Tag("vICMS", own.Value)];

    private static XElement?[] Own(OwnIcms own) => [Method(own), .. OwnValues(own)];

    // Groups 90 and 900 have the reduction after the base.
    private static XElement?[] OwnAfterBase(OwnIcms own) =>
        [Method(own), Tag("vBC", own.Base), Tag("pRedBC", own.Reduction), Tag("pICMS", own.Rate), Tag("vICMS", own.Value)];

    private static XElement?[] Deferred(OwnIcms own, IcmsDeferral? deferral) =>
    [
        Method(own), Tag("pRedBC", own.Reduction), Tag("vBC", own.Base), Tag("pICMS", own.Rate),
        Tag("vICMSOp", deferral?.Full), Tag("pDif", deferral?.Share), Tag("vICMSDif", deferral?.Deferred), Tag("vICMS", own.Value),
        .. OwnFcp(own) ?? [],
    ];

    private static XElement?[]? OwnFcp(OwnIcms own) =>
        own.Fcp is { } fcp ? [Tag("vBCFCP", fcp.Base), Tag("pFCP", fcp.Rate), Tag("vFCP", fcp.Value)] : null;

    private static XElement?[]? St(SubstituteIcms? st) => st is null ? null :
    [
        Tag("modBCST", st.Method), Tag("pMVAST", st.Margin), Tag("pRedBCST", st.Reduction), Tag("vBCST", st.Base), Tag("pICMSST", st.Rate),
        Tag("vICMSST", st.Value), Tag("vBCFCPST", st.Fcp?.Base), Tag("pFCPST", st.Fcp?.Rate), Tag("vFCPST", st.Fcp?.Value),
    ];

    private static XElement?[]? Exempted(Icms icms) => icms.Exempted is not { } exempted ? null :
    [
        Tag("vICMSDeson", exempted.Value), Tag("motDesICMS", exempted.Reason),
        exempted.IsDeducted is { } deducted ? Tag("indDeduzDeson", deducted ? 1 : 0) : null,
    ];

    private static XElement?[]? Withheld(WithheldIcms? withheld) => withheld is null ? null :
    [
        Tag("vBCSTRet", withheld.Base), Tag("pST", withheld.Rate), Tag("vICMSSubstituto", withheld.Substitute), Tag("vICMSSTRet", withheld.Value),
        Tag("vBCFCPSTRet", withheld.Fcp?.Base), Tag("pFCPSTRet", withheld.Fcp?.Rate), Tag("vFCPSTRet", withheld.Fcp?.Value),
    ];

    private static XElement?[]? Effective(UnsubstitutedIcms? effective) => effective is null ? null :
    [
        Tag("pRedBCEfet", effective.Reduction), Tag("vBCEfet", effective.Base), Tag("pICMSEfet", effective.Rate), Tag("vICMSEfet", effective.Value),
    ];

    private static XElement?[]? Credit(SimplesCredit? credit) =>
        credit is null ? null : [Tag("pCredSN", credit.Rate), Tag("vCredICMSSN", credit.Value)];
}
