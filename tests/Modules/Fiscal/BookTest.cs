using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>A shop whose notes are authorised as soon as they are written; their files are as short as the books allow.</summary>
public abstract class BookTest : ModuleTest<FiscalModule, FiscalDb>
{
    private static readonly Cnpj Company = Cnpj.Parse("06157250000116");
    private int number;

    protected static Money R(decimal reais) => Money.Of(reais);

    /// <summary>The shop in São Paulo says who it is.</summary>
    private protected Task Become(TaxRegime regime, ServiceFacts? services = null, DateOnly? opened = null) => Do((db, _) =>
    {
        var home = new NoteAddress("Rua das Oficinas", "120", "Lapa", "3550308", "São Paulo", "SP", "05065000");
        db.Add(new Profile(Tenant, new(Company, "Oficina de Teste Ltda", "110042490114", regime, FiscalEnvironment.Homologation, home,
            Services: services, OpenedOn: opened)));
        return db.SaveChangesAsync();
    });

    /// <summary>An item that is sold inside the state with its ICMS, PIS and COFINS.</summary>
    protected static string Taxed(decimal price, decimal icms, decimal pis, decimal cofins) => Item("5102", price, $"""
        <ICMS><ICMS00><CST>00</CST><vBC>{X(price)}</vBC><vICMS>{X(icms)}</vICMS></ICMS00></ICMS>
        <PIS><PISAliq><CST>01</CST><vBC>{X(price - icms)}</vBC><vPIS>{X(pis)}</vPIS></PISAliq></PIS>
        <COFINS><COFINSAliq><CST>01</CST><vBC>{X(price - icms)}</vBC><vCOFINS>{X(cofins)}</vCOFINS></COFINSAliq></COFINS>
        """);

    /// <summary>An item of a shop of the Simples; ICMS withheld before and PIS and COFINS paid by the maker, where that is said.</summary>
    protected static string Simple(decimal price, bool substituted = false, bool singlePhase = false, string? cfop = null, string? cst = null) =>
        Item(cfop ?? (substituted ? "5405" : "5102"), price, $"""
        <ICMS><ICMSSN><CSOSN>{(substituted ? "500" : "102")}</CSOSN></ICMSSN></ICMS><PIS><PISNT><CST>{cst ?? (singlePhase ? "04" : "49")}</CST></PISNT></PIS>
        """);

    private static string Item(string cfop, decimal price, string taxes) =>
        $"<det><prod><CFOP>{cfop}</CFOP><vProd>{X(price)}</vProd><indTot>1</indTot></prod><imposto>{taxes}</imposto></det>";

    /// <summary>An authorised note of goods; without the last step it waits for the authority.</summary>
    private protected Task<Document> Sell(DateOnly on, Money total, string items, DocumentModel model = DocumentModel.Nfe, string sums = "",
        bool authorised = true, bool incoming = false, bool booked = true) => Note(
            note => new(Guid.CreateVersion7(), note, new(model, [new("01", total)])), on, total, items, model, sums, authorised, incoming, booked);

    /// <summary>The customer gives back so much of these items of a sale: each has ICMS as it was sold with, and a CST of PIS and COFINS of its own.</summary>
    private protected Task<Document> TakeBack(DateOnly on, Document sale, params (int Of, decimal Price, bool Substituted)[] items)
    {
        var total = R(items.Sum(item => item.Price));
        var terms = new NoteTerms(
            Items: [.. items.Select(item => new NoteItem(new("84099114", "JG"), Quantity.One, UnitPrice.Of(item.Price), Of: item.Of))],
            References: [new(sale.Key)]);
        return Note(note => new(null, note, terms) { Operation = FiscalOperation.SaleReturn, RefersTo = sale.Id }, on, total,
            string.Concat(items.Select(item => Simple(item.Price, item.Substituted, cfop: item.Substituted ? "1411" : "1202", cst: "98"))), incoming: true);
    }

    /// <summary>A note of goods that this makes of what was signed.</summary>
    private protected async Task<Document> Note(Func<SignedNote, Document> write, DateOnly on, Money total, string items,
        DocumentModel model = DocumentModel.Nfe, string sums = "", bool authorised = true, bool incoming = false, bool booked = true)
    {
        var key = AccessKey.Compose(State.Find("SP")!, on, Company, model, 1, ++number, Issuance.Normal, "39204617");
        var xml = $"""
            <NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe Id="NFe{key}"><ide><tpNF>{(incoming ? 0 : 1)}</tpNF></ide>{items}
            <total><ICMSTot>{sums}<vNF>{X(total.Reais)}</vNF></ICMSTot></total></infNFe></NFe>
            """;
        var at = new DateTimeOffset(on, new(12, 0), TimeSpan.FromHours(-3));
        var document = write(new(key, FiscalEnvironment.Homologation, Encoding.UTF8.GetBytes(xml), "resumo=", at, total));
        if (authorised) Answer(document);
        await Keep(document, authorised && booked);
        return document;
    }

    /// <summary>The authority decides what it was sent, or is asked after.</summary>
    private protected static void Answer(Document note, int code = 100)
    {
        var (key, question) = (AccessKey.Parse(note.Key), note.Ask());
        var protocol = new Protocol(code, "…", key, note.IssuedAt, "135260000000001", "resumo=", [], "<protNFe/>");
        note.Leave(question);
        note.Hear(question.Changes ? new LotAnswer(104, "…", note.IssuedAt, null, null, [protocol])
            : new QueryAnswer(code, "…", key, protocol, []), asked: !question.Changes, note.IssuedAt);
        Assert.Equal(code == 100 ? DocumentStatus.Authorised : DocumentStatus.Rejected, note.Status);
    }

    /// <summary>An authorised note of services, done on the day of the note unless another one is said.</summary>
    private protected async Task<ServiceNote> Serve(DateOnly on, decimal price, decimal iss = 0, bool withheld = false, decimal irrf = 0,
        DateOnly? done = null, ServiceNote? replaces = null, bool authorised = true, bool booked = true)
    {
        var (id, at) = (DpsId.Compose(3550308, Company, 1, ++number), new DateTimeOffset(on, new(12, 0), TimeSpan.FromHours(-3)));
        var note = new ServiceNote(Guid.CreateVersion7(),
            new(id, FiscalEnvironment.Homologation, new([1], id.Value, "resumo="), at, R(price), R(price), done ?? on), new(),
            replaces is null ? null : new(replaces.Id, ServiceReplacement.Other, "Valor digitado errado"));
        if (!authorised)
        {
            await Keep(note, tell: false);
            return note;
        }
        var start = $"355030822{Company.Value}{number:D13}{on:yyMM}{number:D9}";
        var (key, kept) = ($"{start}{Modulo11.Digit(start)}", (withheld ? iss : 0) + irrf);
        var xml = $"""
            <NFSe xmlns="http://www.sped.fazenda.gov.br/nfse"><infNFSe Id="NFS{key}"><nNFSe>{number}</nNFSe><dhProc>{at:yyyy-MM-ddTHH:mm:sszzz}</dhProc>
            <valores><vBC>{X(price)}</vBC><vISSQN>{X(iss)}</vISSQN><vTotalRet>{X(kept)}</vTotalRet><vLiq>{X(price - kept)}</vLiq></valores>
            <DPS><infDPS Id="{id.Value}"><tpAmb>2</tpAmb><dCompet>{done ?? on:yyyy-MM-dd}</dCompet><serv><cServ><cTribNac>140301</cTribNac></cServ></serv>
            <valores><vServPrest><vServ>{X(price)}</vServ></vServPrest>
            <trib><tribMun><tpRetISSQN>{(withheld ? 2 : 1)}</tpRetISSQN></tribMun><tribFed><vRetIRRF>{X(irrf)}</vRetIRRF></tribFed></trib></valores></infDPS>
            <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><DigestValue>resumo=</DigestValue></Signature></DPS></infNFSe></NFSe>
            """;
        note.Leave(note.Ask());
        note.Hear(new SefinQuestion(new("https://sefin.example"), [1]), new Delivery.Answered(201, Packed(id, key, xml)), at);
        Assert.Equal((DocumentStatus.Authorised, note.Reason), (note.Status, note.Reason));
        await Keep(note, booked);
        return note;
    }

    /// <summary>The second note is in the place of the first, about which nobody answers.</summary>
    private protected Task Replace(Document first, Document second) => Do(async (db, _) =>
    {
        db.Add(new Replacement(await db.Documents.FirstAsync(d => d.Id == first.Id), await db.Documents.FirstAsync(d => d.Id == second.Id)));
        await db.SaveChangesAsync();
    });

    /// <summary>The authority took the note back.</summary>
    private protected Task Cancel(Document note) => Do(async (db, _) =>
    {
        (await db.Documents.FirstAsync(d => d.Id == note.Id)).Cancel();
        await db.SaveChangesAsync();
    });

    /// <summary>Asks a query for its answer.</summary>
    private protected Task<T> Ask<T>(Func<FiscalDb, Tenant, Task<Microsoft.AspNetCore.Http.HttpResults.Ok<T>>> query) =>
        Do(async (db, services) => (await query(db, services.GetRequiredService<Tenant>())).Value!);

    private Task Keep(Letter note, bool tell) => Do(async (db, services) =>
    {
        db.Add(note);
        await db.SaveChangesAsync();
        if (tell) await db.Tell(note, services.GetRequiredService<Tenant>(), Clock, default);
        await db.SaveChangesAsync();
    });

    private static byte[] Packed(DpsId id, string key, string xml)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(xml));
        return JsonSerializer.SerializeToUtf8Bytes(new { idDps = id.Value, chaveAcesso = key, nfseXmlGZipB64 = Convert.ToBase64String(packed.ToArray()) });
    }

    private static string X(decimal amount) => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
