using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Biela.Fisco;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>What the simulator says is written as the official schemas have it, where they are at hand.</summary>
public sealed class OfficialFormTests
{
    [Fact]
    public async Task Every_answer_follows_the_official_schema()
    {
        var schemas = OfficialSchemas.Need();
        await using var sefaz = await TestSefaz.Start();
        var note = sefaz.Note();
        var key = TestSefaz.KeyOf(note);
        var authorise = Requests.Authorise(1, note);
        await Follows("nfe-PL_010e_v1.02/retEnviNFe_v4.00.xsd", FiscalService.Authorisation, authorise);
        await Follows("nfe-PL_010e_v1.02/retEnviNFe_v4.00.xsd", FiscalService.Authorisation, authorise);
        var protocol = (await sefaz.Query(key)).Protocol!.Number!;
        var cancel = Signature.Sign(Events.Cancel(sefaz.Head(key), protocol, "Erro na digitação do pedido"), sefaz.Certificate);
        await Follows("nfe-eventos/retEnvEvento_v1.00.xsd", FiscalService.Event, Requests.Declare(1, cancel));
        await Follows("nfe-eventos/retEnvEvento_v1.00.xsd", FiscalService.Event, Requests.Declare(1, cancel));
        await Follows("nfe-PL_010e_v1.02/retConsSitNFe_v4.00.xsd", FiscalService.Query, Requests.Query(FiscalEnvironment.Homologation, key));
        await Follows("nfe-PL_010e_v1.02/retConsStatServ_v4.00.xsd", FiscalService.Status,
            Requests.Status(FiscalEnvironment.Homologation, State.Find("SP")!));
        await Follows("nfe-PL_010e_v1.02/retConsReciNFe_v4.00.xsd", FiscalService.Result, Requests.Receipt(FiscalEnvironment.Homologation, "351000000000999"));
        var voiding = new Voiding(FiscalEnvironment.Homologation, State.Find("SP")!, TestSefaz.Company, 2026, DocumentModel.Nfe, 1, 7, 8);
        await Follows("nfe-PL_010e_v1.02/retInutNFe_v4.00.xsd", FiscalService.Voiding,
            Signature.Sign(voiding.Document("Falha na numeração do sistema"), sefaz.Certificate).Bytes);

        async Task Follows(string schema, FiscalService service, byte[] message)
        {
            var body = Assert.IsType<Delivery.Answered>(await sefaz.Deliver(service, message)).Body;
            var answer = XElement.Load(new MemoryStream(body)).Descendants().First(element => element.Name.LocalName == "nfeResultMsg").Elements().Single();
            var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
            set.Add(null, Path.Combine(schemas, schema));
            new XDocument(answer).Validate(set, (_, fault) => Assert.Fail($"{schema}: {fault.Message}\n{answer}"));
        }
    }

    [Fact]
    public async Task A_note_is_held_against_the_official_schema_too()
    {
        OfficialSchemas.Need();
        await using var sefaz = await TestSefaz.Start(schemas: OfficialSchemas.Folder);
        Assert.Equal(100, (await sefaz.Authorise(sefaz.Note())).Status);
        Assert.Equal(102, (await sefaz.Void(7, 8)).Status);
        Assert.Equal(225, (await sefaz.Authorise(sefaz.Note(2, spoil: xml => AuthorisationTests.Replaced(xml, "<NCM>84099914<", "<NCM>8409<")))).Status);
    }
}
