using System.Globalization;
using System.Xml.Linq;
using static Biela.Fisco.NfeTags;

namespace Biela.Fisco;

/// <summary>Writes a note as XML in the official order, unsigned: the signature is appended to the NFe element afterwards.</summary>
public static partial class NfeXml
{
    /// <summary>What stands for the recipient's name, or in an NFC-e for the first item, in homologação (rule E04-10, rejection 598).</summary>
    public const string HomologationName = "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL";

    /// <summary>The same for the first item of an NFC-e (rule I04-10, rejection 373).</summary>
    public const string HomologationItem = "NOTA FISCAL EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL";

    /// <summary>The NFe element. Texts are made fit (<see cref="FiscalText"/>); nothing else is checked here: that is what the layout is for.</summary>
    public static XElement Write(NfeDocument note) => Group("NFe",
        Group("infNFe",
            new XAttribute("versao", "4.00"),
            new XAttribute("Id", $"NFe{note.Key}"),
            Identify(note),
            Issuer(note.Issuer),
            note.Recipient is { } recipient ? Recipient(recipient, note) : null,
            note.Pickup is { } pickup ? Place("retirada", pickup) : null,
            note.Delivery is { } delivery ? Place("entrega", delivery) : null,
            note.Readers.Select(reader => Group("autXML", Person(reader))),
            note.Items.Select((item, index) => Detail(item, index + 1, note)),
            Totals(note.Totals),
            Transport(note.Transport),
            note.Billing is { } billing ? Billing(billing) : null,
            Group("pag", note.Payments.Select(Payment), Optional("vTroco", note.Change)),
            note.Intermediary is { } broker ? Group("infIntermed", Tag("CNPJ", broker.Cnpj.Value), Text("idCadIntTran", broker.Account, 60)) : null,
            Notes(note),
            note.TechnicalContact is { } contact ? Contact(contact) : null)!,
        note.Supplement is { } supplement
            ? Group("infNFeSupl", Tag("qrCode", supplement.QrCode), Tag("urlChave", supplement.ConsultationUrl))
            : null)!;

    private static XElement? Identify(NfeDocument note)
    {
        var (ide, key) = (note.Ide, note.Key);
        return Group("ide",
            Tag("cUF", key[..2]), Tag("cNF", key[35..43]), Text("natOp", ide.Nature, 60), Tag("mod", key[20..22]),
            Tag("serie", Unpadded(key[22..25])), Tag("nNF", Unpadded(key[25..34])),
            Tag("dhEmi", ide.IssuedAt), Tag("dhSaiEnt", ide.MovedAt), Tag("tpNF", ide.IsOutgoing ? 1 : 0), Tag("idDest", ide.Destination),
            Tag("cMunFG", ide.City), Tag("cMunFGIBS", ide.CityOfIbs), Tag("tpImp", ide.PrintFormat), Tag("tpEmis", key[34..35]), Tag("cDV", key[43..]),
            Tag("tpAmb", (int)ide.Environment), Tag("finNFe", ide.Purpose), Tag("tpNFDebito", ide.DebitKind), Tag("tpNFCredito", ide.CreditKind),
            Tag("indFinal", ide.IsFinalConsumer ? 1 : 0), Tag("indPres", ide.Presence),
            ide.HasIntermediary is { } between ? Tag("indIntermed", between ? 1 : 0) : null,
            Tag("procEmi", 0), Text("verProc", ide.Software, 20),
            ide.Contingency is { } contingency ? new[] { Tag("dhCont", contingency.Since), Text("xJust", contingency.Reason, 256) } : null,
            ide.References.Select(reference => Group("NFref", Referenced(reference))));
    }

    private static string Unpadded(string digits) => digits.TrimStart('0') is var number && number is "" ? "0" : number;

    private static XElement? Referenced(Reference reference) => reference switch
    {
        Reference.Note note => Tag("refNFe", note.Key),
        Reference.Freight freight => Tag("refCTe", freight.Key),
        Reference.Paper paper => Group("refNF", Tag("cUF", paper.StateCode), Tag("AAMM", paper.Month), Tag("CNPJ", paper.Issuer.Value),
            Tag("mod", paper.Model), Tag("serie", paper.Series), Tag("nNF", paper.Number)),
        Reference.Producer paper => Group("refNFP", Tag("cUF", paper.StateCode), Tag("AAMM", paper.Month), Person(paper.Issuer),
            Tag("IE", paper.StateRegistration), Tag("mod", paper.Model), Tag("serie", paper.Series), Tag("nNF", paper.Number)),
        Reference.Coupon coupon => Group("refECF", Tag("mod", coupon.Model), Tag("nECF", coupon.Printer), Tag("nCOO", coupon.Order)),
        _ => throw new ArgumentOutOfRangeException(nameof(reference)),
    };

    private static XElement? Issuer(Issuer issuer) => Group("emit",
        Person(issuer.TaxId), Text("xNome", issuer.Name, 60), Text("xFant", issuer.TradeName, 60),
        Group("enderEmit", Street(issuer.Address), Tag("UF", issuer.Address.State), Tag("CEP", issuer.Address.PostalCode),
            Tag("cPais", "1058"), Tag("xPais", "BRASIL"), Tag("fone", Digits(issuer.Address.Phone))),
        Tag("IE", issuer.StateRegistration), Tag("IEST", issuer.SubstituteRegistration),
        issuer.CityRegistration is { } registration ? new[] { Text("IM", registration, 15), Tag("CNAE", issuer.Cnae) } : null,
        Tag("CRT", issuer.Regime));

    private static XElement? Recipient(Recipient recipient, NfeDocument note)
    {
        var replaced = note.Ide.Environment is FiscalEnvironment.Homologation && !(note.IsConsumerNote && recipient.Name is null);
        return Group("dest",
            recipient.TaxId is { } id ? Person(id) : Tag("idEstrangeiro", recipient.ForeignId ?? ""),
            Text("xNome", replaced ? HomologationName : recipient.Name, 60),
            recipient.Address is { } address ? Group("enderDest", Address(address)) : null,
            Tag("indIEDest", recipient.RegistrationKind), Tag("IE", recipient.StateRegistration),
            Text("IM", recipient.CityRegistration, 15), Text("email", recipient.Email, 60));
    }

    private static XElement? Place(string name, Place place) => Group(name,
        Person(place.TaxId), Text("xNome", place.Name, 60), Address(place.Address), Tag("IE", place.StateRegistration));

    private static XElement? Person(TaxId id) => Tag(id.IsCompany ? "CNPJ" : "CPF", id.Value);

    private static IEnumerable<XElement?> Street(Address address) =>
    [
        Text("xLgr", address.Street, 60), Text("nro", address.Number, 60), Text("xCpl", address.Complement, 60), Text("xBairro", address.District, 60),
        Tag("cMun", address.CityCode), Text("xMun", address.City, 60),
    ];

    private static IEnumerable<XElement?> Address(Address address) =>
    [
        .. Street(address), Tag("UF", address.State), Tag("CEP", address.PostalCode), Tag("cPais", address.CountryCode),
        Text("xPais", address.Country, 60), Tag("fone", Digits(address.Phone)),
    ];

    // Area code and number, without the country: the layout takes 6 to 14 digits and the DANFE prints them.
    private static string? Digits(Phone? phone) => phone is { Value: not "" and var digits } ? digits[2..] : null;

    private static XElement? Contact(TechnicalContact contact) => Group("infRespTec",
        Tag("CNPJ", contact.Cnpj.Value), Text("xContato", contact.Contact, 60), Text("email", contact.Email, 60), Tag("fone", Digits(contact.Phone)),
        Tag("idCSRT", contact.CsrtId), Tag("hashCSRT", contact.CsrtHash));

    private static XElement? Notes(NfeDocument note) => note is { NoteToAuthority: null, Note: null } ? null
        : Group("infAdic", Text("infAdFisco", note.NoteToAuthority, 2000), Text("infCpl", note.Note, 5000)) is { HasElements: true } group ? group : null;
}
