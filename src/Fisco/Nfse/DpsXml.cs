using System.Xml.Linq;
using static Biela.Fisco.DpsTags;

namespace Biela.Fisco;

/// <summary>Writes a DPS as XML in the official order, unsigned: the signature is appended to the DPS element afterwards.</summary>
public static class DpsXml
{
    /// <summary>The DPS element. Texts are made fit (<see cref="FiscalText"/>); nothing else is checked here: that is what the layout is for.</summary>
    public static XElement Write(DpsDocument dps) => Group("DPS", new XAttribute("versao", "1.01"),
        Group("infDPS", new XAttribute("Id", dps.Id.Value),
            Tag("tpAmb", (int)dps.Environment), Tag("dhEmi", Xml.Instant(dps.IssuedAt)), Text("verAplic", dps.Software, 20),
            Tag("serie", dps.Id.Series), Tag("nDPS", $"{dps.Id.Number}"), Tag("dCompet", $"{dps.ServiceDay:yyyy-MM-dd}"), Tag("tpEmit", 1),
            Tag("cLocEmi", dps.Id.Value[3..10]),
            dps.Replaces is { } old
                ? Group("subst", Tag("chSubstda", old.Key.Value), Tag("cMotivo", old.Motive), Text("xMotivo", old.Reason, 255)) : null,
            Provider(dps.Id.Provider, dps.Provider),
            dps.Customer is { } customer ? Customer(customer) : null,
            Service(dps.Service),
            Values(dps.Values),
            dps.Reform is { } reform ? Reform(reform) : null));

    private static XElement Provider(TaxId id, DpsProvider provider) => Group("prest",
        Person(id), Text("IM", provider.CityRegistration, 15), Contact(provider.Phone, provider.Email),
        Group("regTrib", Tag("opSimpNac", provider.Regime.Simples), provider.Regime.Scope is { } scope ? Tag("regApTribSN", scope) : null,
            Tag("regEspTrib", provider.Regime.Special)));

    private static XElement Customer(DpsCustomer customer) => Group("toma",
        Person(customer.TaxId), Text("IM", customer.CityRegistration, 15), Text("xNome", customer.Name, 300),
        customer.Address is { } address
            ? Group("end", Group("endNac", Tag("cMun", address.CityCode), Tag("CEP", address.PostalCode)), Text("xLgr", address.Street, 255),
                Text("nro", address.Number, 60), Text("xCpl", address.Complement, 156), Text("xBairro", address.District, 60))
            : null,
        Contact(customer.Phone, customer.Email));

    private static XElement? Person(TaxId id) => Tag(id.IsCompany ? "CNPJ" : "CPF", id.Value);

    // Area code and number; the country stands before them only abroad.
    private static XElement?[] Contact(Phone? phone, string? email) =>
        [phone is { Value: not "" and var digits } ? Tag("fone", digits[2..]) : null, Text("email", email, 80)];

    private static XElement Service(DpsService service) => Group("serv",
        Group("locPrest", Tag("cLocPrestacao", service.City)),
        Group("cServ", Tag("cTribNac", service.Code), Tag("cTribMun", service.CityCode), Text("xDescServ", service.Description, 2000),
            Tag("cNBS", service.Nbs), Tag("cIntContrib", service.OwnCode)),
        Some("infoCompl", Text("docRef", service.Reference, 255), Text("xPed", service.OrderNumber, 60),
            Some("gItemPed", service.OrderLines.Select(line => Text("xItemPed", line, 60))), Text("xInfComp", service.Note, 2000)));

    private static XElement Values(DpsValues values) => Group("valores",
        Group("vServPrest", Tag("vServ", values.Price)),
        Some("vDescCondIncond", Optional("vDescIncond", values.Discount), Optional("vDescCond", values.ConditionalDiscount)),
        Some("vDedRed", Optional("vDR", values.Deduction)),
        Group("trib",
            Group("tribMun", Tag("tribISSQN", values.Iss.IsTaxed ? 1 : 4), Tag("tpRetISSQN", values.Iss.IsWithheld ? 2 : 1), Tag("pAliq", values.Iss.Rate)),
            values.Federal is { } federal ? Federal(federal) : null,
            Group("totTrib", Approximate(values.Approximate))));

    private static XElement? Federal(DpsFederal federal) => Some("tribFed",
        federal.Contributions is { } owed
            ? Group("piscofins", Tag("CST", owed.Cst), Tag("vBCPisCofins", owed.Base), Tag("pAliqPis", owed.PisRate), Tag("pAliqCofins", owed.CofinsRate),
                Tag("vPis", owed.Pis), Tag("vCofins", owed.Cofins), Tag("tpRetPisCofins", owed.Withholding))
            : null,
        Optional("vRetCP", federal.SocialSecurity), Optional("vRetIRRF", federal.Irrf), Optional("vRetCSLL", federal.Withheld));

    private static XElement? Approximate(ApproximateTaxes taxes) => taxes switch
    {
        ApproximateTaxes.Simples simples => Tag("pTotTribSN", simples.Rate),
        ApproximateTaxes.Amounts sums => Group("vTotTrib",
            Tag("vTotTribFed", sums.Federal), Tag("vTotTribEst", sums.State), Tag("vTotTribMun", sums.City)),
        ApproximateTaxes.Shares shares => Group("pTotTrib",
            Tag("pTotTribFed", shares.Federal), Tag("pTotTribEst", shares.State), Tag("pTotTribMun", shares.City)),
        _ => Tag("indTotTrib", 0),
    };

    private static XElement Reform(DpsReform reform) => Group("IBSCBS",
        Tag("finNFSe", 0), Tag("indFinal", reform.IsPersonal ? 1 : 0), Tag("cIndOp", reform.Operation), Tag("indDest", 0),
        Group("valores", Group("trib", Group("gIBSCBS", Tag("CST", reform.Cst), Tag("cClassTrib", reform.Class)))));
}
