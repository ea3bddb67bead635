using System.Globalization;
using System.Xml.Linq;
using static Biela.Fisco.NfeTags;

namespace Biela.Fisco;

public static partial class NfeXml
{
    private static XElement? Totals(NfeTotals totals) => Group("total",
        Group("ICMSTot",
            Tag("vBC", totals.IcmsBase), Tag("vICMS", totals.Icms), Tag("vICMSDeson", totals.IcmsExempted),
            totals.Destination is { } destination
                ? new[] { Tag("vFCPUFDest", destination.Fcp), Tag("vICMSUFDest", destination.Icms), Tag("vICMSUFRemet", destination.Issuer) } : null,
            Tag("vFCP", totals.Fcp), Tag("vBCST", totals.StBase), Tag("vST", totals.St), Tag("vFCPST", totals.FcpSt), Tag("vFCPSTRet", totals.FcpStWithheld),
            Tag("vProd", totals.Products), Tag("vFrete", totals.Freight), Tag("vSeg", totals.Insurance), Tag("vDesc", totals.Discount),
            Tag("vII", Money.Zero), Tag("vIPI", totals.Ipi), Tag("vIPIDevol", totals.ReturnedIpi), Tag("vPIS", totals.Pis), Tag("vCOFINS", totals.Cofins),
            Tag("vOutro", totals.Other), Tag("vNF", totals.Note), Tag("vTotTrib", totals.ApproximateTaxes)),
        totals.Services is { } services
            ? Group("ISSQNtot", Optional("vServ", services.Value), Optional("vBC", services.Base), Optional("vISS", services.Tax),
                Optional("vPIS", services.Pis), Optional("vCOFINS", services.Cofins), Tag("dCompet", services.Day), Optional("vISSRet", services.Withheld))
            : null,
        totals.Withheld is { } withheld
            ? Group("retTrib", Optional("vRetPIS", withheld.Pis), Optional("vRetCOFINS", withheld.Cofins), Optional("vRetCSLL", withheld.Csll),
                Optional("vBCIRRF", withheld.IrrfBase), Optional("vIRRF", withheld.Irrf),
                Optional("vBCRetPrev", withheld.PensionBase), Optional("vRetPrev", withheld.Pension))
            : null,
        totals.Selective is { } selective ? Group("ISTot", Tag("vIS", selective)) : null,
        totals.IbsCbs is { } rtc ? RtcTotal(rtc) : null,
        totals.NoteWithTaxes is { } sum ? Optional("vNFTot", sum) : null);

    private static XElement? RtcTotal(RtcTotals totals) => Group("IBSCBSTot",
        Tag("vBCIBSCBS", totals.Base),
        Group("gIBS",
            Group("gIBSUF", ShareTotal(totals.State), Tag("vIBSUF", totals.State.Value)),
            Group("gIBSMun", ShareTotal(totals.City), Tag("vIBSMun", totals.City.Value)),
            Tag("vIBS", totals.Ibs), Tag("vCredPres", Money.Zero), Tag("vCredPresCondSus", Money.Zero)),
        Group("gCBS", ShareTotal(totals.Cbs), Tag("vCBS", totals.Cbs.Value), Tag("vCredPres", Money.Zero), Tag("vCredPresCondSus", Money.Zero)));

    private static XElement?[] ShareTotal(RtcTotal total) => [Tag("vDif", total.Deferred), Tag("vDevTrib", total.Returned)];

    private static XElement? Transport(Transport transport) => Group("transp",
        Tag("modFrete", transport.Mode),
        transport.Carrier is { } carrier
            ? Group("transporta", carrier.TaxId is { } id ? Person(id) : null, Text("xNome", carrier.Name, 60), Tag("IE", carrier.StateRegistration),
                Text("xEnder", carrier.Address, 60), Text("xMun", carrier.City, 60), Tag("UF", carrier.State))
            : null,
        transport.Vehicle is { } vehicle
            ? Group("veicTransp", Tag("placa", vehicle.Plate.Value), Tag("UF", vehicle.State), Text("RNTC", vehicle.Rntc, 20)) : null,
        transport.Volumes.Select(volume => Group("vol",
            Tag("qVol", volume.Count?.ToString(CultureInfo.InvariantCulture)), Text("esp", volume.Kind, 60), Text("marca", volume.Brand, 60),
            Text("nVol", volume.Numbering, 60), Weight("pesoL", volume.Net), Weight("pesoB", volume.Gross))));

    private static XElement? Billing(Billing billing) => Group("cobr",
        billing.Invoice is { } invoice
            ? Group("fat", Text("nFat", invoice.Number, 60), Tag("vOrig", invoice.Original), Tag("vDesc", invoice.Discount), Tag("vLiq", invoice.Net)) : null,
        billing.Installments.Select((installment, index) => Group("dup",
            Tag("nDup", (index + 1).ToString("000", CultureInfo.InvariantCulture)), Tag("dVenc", installment.Due), Tag("vDup", installment.Amount))));

    private static XElement? Payment(Payment payment) => Group("detPag",
        payment.IsOnCredit is { } credit ? Tag("indPag", credit ? 1 : 0) : null, Tag("tPag", payment.Means),
        Text("xPag", payment.Description, 60), Tag("vPag", payment.Amount),
        payment.Card is { } card
            ? Group("card", Tag("tpIntegra", card.IsIntegrated ? 1 : 2), Tag("CNPJ", card.Acquirer?.Value), Tag("tBand", card.Brand),
                Text("cAut", card.Authorization, 128))
            : null);
}
