using System.Globalization;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>What the Sefin Nacional writes and signs: the note around a declaration, and the event around a request.</summary>
internal static class ServiceXml
{
    /// <summary>The namespace of the NFS-e nacional.</summary>
    public static readonly XNamespace Space = "http://www.sped.fazenda.gov.br/nfse";

    /// <summary>What the simulated cities levy where a declaration does not say the rate itself; those of the Simples pay in the DAS.</summary>
    private const decimal CityRate = 3m;

    /// <summary>The text at the end of a path; empty where there is none.</summary>
    public static string Value(XElement? from, string path)
    {
        foreach (var step in path.Split('/')) from = from?.Element(Space + step);
        return from?.Value ?? "";
    }

    /// <summary>The note that a declaration becomes, signed by the authority.</summary>
    public static (NfseKey Key, byte[] Xml) Issued(Office office, DpsId id, XElement dps, long number)
    {
        var (body, now) = (dps.Element(Space + "infDPS")!, office.Now);
        var start = $"{id.Value[3..10]}2{id.Value[10..25]}{number:D13}{now:yyMM}{number % 1_000_000_000:D9}";
        var key = NfseKey.Parse($"{start}{Modulo11.Digit(start)}");
        var note = new XElement(Space + "NFSe", new XAttribute("versao", "1.01"), new XElement(Space + "infNFSe", new XAttribute("Id", key.Id),
            Tag("xLocEmi", $"Município {id.City}"), Tag("xLocPrestacao", $"Município {Value(body, "serv/locPrest/cLocPrestacao")}"), Tag("nNFSe", number),
            Tag("cLocIncid", id.City), Tag("xLocIncid", $"Município {id.City}"), Tag("xTribNac", $"Serviço {Value(body, "serv/cServ/cTribNac")}"),
            Tag("verAplic", "Biela-simulador"), Tag("ambGer", 2), Tag("tpEmis", 1), Tag("procEmi", 1), Tag("cStat", 100), Tag("dhProc", now.Stamp()),
            Tag("nDFSe", number), Issuer(id), Values(body), dps));
        return (key, office.Authority.Sign(note.ToString(SaveOptions.DisableFormatting)));
    }

    /// <summary>The event that a request becomes, signed by the authority.</summary>
    public static byte[] Registered(Office office, string key, XElement asked, long number, int type = ServiceEvents.Cancellation) => office.Authority.Sign(
        new XElement(Space + "evento", new XAttribute("versao", "1.01"), new XElement(Space + "infEvento", new XAttribute("Id", $"EVT{key}{type}001"),
            Tag("verAplic", "Biela-simulador"), Tag("ambGer", 2), Tag("nSeqEvento", "001"), Tag("dhProc", office.Now.Stamp()), Tag("nDFSe", number), asked))
            .ToString(SaveOptions.DisableFormatting));

    /// <summary>What the authority asks of itself when another note replaces one (e105102).</summary>
    public static XElement Substitution(Office office, NfseKey replaced, XElement dps, NfseKey by)
    {
        var why = dps.Element(Space + "infDPS")!.Element(Space + "subst");
        return new(Space + "pedRegEvento", new XAttribute("versao", "1.01"), new XElement(Space + "infPedReg",
            new XAttribute("Id", $"PRE{replaced}{ServiceEvents.CancellationBySubstitution}"), Tag("tpAmb", (int)office.Environment),
            Tag("verAplic", "Biela-simulador"), Tag("dhEvento", office.Now.Stamp()),
            Tag(replaced.Provider.IsCompany ? "CNPJAutor" : "CPFAutor", replaced.Provider.Value), Tag("chNFSe", replaced),
            new XElement(Space + "e105102", Tag("xDesc", "Cancelamento de NFS-e por Substituição"), why?.Element(Space + "cMotivo"),
                why?.Element(Space + "xMotivo"), Tag("chSubstituta", by))));
    }

    // Name and address are those of a register that the simulator does not have.
    private static XElement Issuer(DpsId id) => new(Space + "emit", Tag(id.Provider.IsCompany ? "CNPJ" : "CPF", id.Provider.Value),
        Tag("xNome", $"Prestador {id.Provider}"), new XElement(Space + "enderNac", Tag("xLgr", "Rua do Cadastro"), Tag("nro", "S/N"), Tag("xBairro", "Centro"),
            Tag("cMun", id.City), Tag("UF", State.Find(id.City / 100_000)!.Acronym), Tag("CEP", "00000000")));

    private static XElement Values(XElement body)
    {
        decimal Amount(string path) => decimal.TryParse(Value(body, $"valores/{path}"), CultureInfo.InvariantCulture, out var amount) ? amount : 0;
        var price = Amount("vServPrest/vServ") - Amount("vDescCondIncond/vDescIncond");
        var (taxable, told) = (price - Amount("vDedRed/vDR"), Amount("trib/tribMun/pAliq"));
        var inDas = Value(body, "prest/regTrib/regApTribSN") is "1" or "" && Value(body, "prest/regTrib/opSimpNac") is not "1" && told == 0;
        var rate = told > 0 ? told : CityRate;
        var iss = Math.Round(taxable * rate / 100, 2, MidpointRounding.AwayFromZero);
        var withheld = (Value(body, "valores/trib/tribMun/tpRetISSQN") is "2" ? iss : 0)
            + Amount("trib/tribFed/vRetCP") + Amount("trib/tribFed/vRetIRRF") + Amount("trib/tribFed/vRetCSLL");
        return new(Space + "valores", inDas ? null : new[] { Tag("vBC", Fixed(taxable)), Tag("pAliqAplic", Fixed(rate)), Tag("vISSQN", Fixed(iss)) },
            withheld > 0 ? Tag("vTotalRet", Fixed(withheld)) : null, Tag("vLiq", Fixed(price - withheld)));
    }

    private static string Fixed(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static XElement Tag(string name, object value) => new(Space + name, value);
}
