using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>The simulator authorises what a tax authority would, and refuses the rest with its codes.</summary>
public sealed class AuthorisationTests
{
    [Fact]
    public async Task A_note_is_authorised_with_the_digest_of_its_signature()
    {
        await using var sefaz = await TestSefaz.Start();
        var note = sefaz.Note();
        var lot = await sefaz.Send<LotAnswer>(FiscalService.Authorisation, Requests.Authorise(1, note));
        var protocol = Assert.Single(lot.Protocols);
        Assert.Equal((104, "Lote processado", 100, "Autorizado o uso da NF-e"), (lot.Status, lot.Reason, protocol.Status, protocol.Reason));
        Assert.Equal(note.DigestValue, protocol.DigestValue);
        Assert.Matches("^135260000000001$", protocol.Number!);
        Assert.NotEmpty(Processed.Document(note, protocol));
    }

    [Fact]
    public async Task A_note_over_the_counter_is_authorised()
    {
        await using var sefaz = await TestSefaz.Start();
        Assert.Equal(100, (await sefaz.Authorise(sefaz.Note(model: DocumentModel.Nfce))).Status);
        Assert.Equal(100, (await sefaz.Authorise(sefaz.Note(2, DocumentModel.Nfce, Issuance.Offline, at: sefaz.Clock.Brasilia.AddHours(-20),
            spoil: xml => Regex.Replace(xml, @"\|3\|2<", "|3|2|21|100.00|||AAAA<", RegexOptions.None, TimeSpan.FromSeconds(1))))).Status);
    }

    [Theory]
    [InlineData(225, "<natOp>Venda de peça</natOp>", "")]
    [InlineData(252, "<tpAmb>2</tpAmb>", "<tpAmb>1</tpAmb>")]
    [InlineData(502, "<serie>1</serie>", "<serie>2</serie>")]
    [InlineData(321, "<finNFe>1</finNFe>", "<finNFe>4</finNFe>")]
    [InlineData(328, "<CFOP>5102</CFOP>", "<CFOP>5202</CFOP>")]
    [InlineData(519, "<tpNF>1</tpNF>", "<tpNF>0</tpNF>")]
    [InlineData(547, "</verProc>", "</verProc><NFref><refNFe>35260912345678000195550010000000011000000012</refNFe></NFref>")]
    [InlineData(679, "</verProc>", "</verProc><NFref><refNFe>35260912345678000195570010000000011000000019</refNFe></NFref>")]
    [InlineData(518, "<CFOP>5102</CFOP>", "<CFOP>1102</CFOP>")]
    [InlineData(537, "<vDesc>0.00</vDesc>", "<vDesc>1.00</vDesc>")]
    [InlineData(598, "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL", "Transportes Serra Azul")]
    [InlineData(610, "<vNF>100.00</vNF>", "<vNF>101.00</vNF>")]
    [InlineData(629, "<qCom>2", "<qCom>3")]
    [InlineData(732, "<CFOP>5102</CFOP>", "<CFOP>6102</CFOP>")]
    [InlineData(865, "<vPag>100.00</vPag>", "<vPag>90.00</vPag>")]
    public async Task A_note_that_breaks_a_rule_is_refused(int code, string right, string wrong)
    {
        await using var sefaz = await TestSefaz.Start();
        var note = sefaz.Note(spoil: xml => Replaced(xml, right, wrong));
        var refused = await sefaz.Authorise(note);
        Assert.Equal(code, refused.Status);
        Assert.StartsWith("Rejeição: ", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(217, (await sefaz.Query(TestSefaz.KeyOf(note))).Status);
        // The number is free: the note, put right, is authorised.
        Assert.Equal(100, (await sefaz.Authorise(sefaz.Note())).Status);
    }

    [Fact]
    public async Task A_wrong_check_digit_is_refused()
    {
        await using var sefaz = await TestSefaz.Start();
        var key = TestSefaz.KeyOf(sefaz.Note());
        var wrong = (key.CheckDigit + 1) % 10;
        var note = sefaz.Note(spoil: xml => xml.Replace(key.Id, key.Id[..^1] + wrong).Replace($"<cDV>{key.CheckDigit}<", $"<cDV>{wrong}<"));
        var lot = await sefaz.Send<LotAnswer>(FiscalService.Authorisation, Requests.Authorise(1, note));
        Assert.Equal(253, Assert.Single(lot.Protocols).Status);
    }

    [Fact]
    public async Task A_note_changed_by_one_byte_is_refused()
    {
        await using var sefaz = await TestSefaz.Start();
        var note = sefaz.Note();
        var changed = note with { Bytes = Encoding.UTF8.GetBytes(Replaced(Encoding.UTF8.GetString(note.Bytes), "0,50 jogo", "0,60 jogo")) };
        Assert.Equal(297, (await sefaz.Authorise(changed)).Status);
        var elsewhere = note with { Bytes = Encoding.UTF8.GetBytes(Replaced(Encoding.UTF8.GetString(note.Bytes), "URI=\"#NFe3", "URI=\"#NFe4")) };
        Assert.Equal(298, (await sefaz.Authorise(elsewhere)).Status);
        Assert.Equal(100, (await sefaz.Authorise(note)).Status);
    }

    [Fact]
    public async Task The_signature_is_of_the_company_and_its_certificate_is_valid_and_trusted()
    {
        await using var sefaz = await TestSefaz.Start();
        using var root = X509Certificate2.CreateFromPemFile(sefaz.RootFile, Path.ChangeExtension(sefaz.RootFile, "key"));
        using var authority = new SelfIssued(root);
        using var strange = new SelfIssued(sefaz.Clock.GetUtcNow().AddYears(-1), sefaz.Clock.GetUtcNow().AddYears(1));
        var past = (sefaz.Clock.GetUtcNow().AddYears(-2), sefaz.Clock.GetUtcNow().AddDays(-1));
        (int Code, byte[] Pfx)[] cases =
        [
            (213, authority.Client(Cnpj.Parse("11222333000181"), "OUTRA LTDA", "x")),
            (291, authority.Client(TestSefaz.Company, "VENCIDA LTDA", "x", null, past)),
            (293, strange.Client(TestSefaz.Company, "OFICINA DE TESTE LTDA", "x")),
        ];
        foreach (var (code, pfx) in cases)
        {
            using var certificate = Certificate.Open(pfx, "x");
            Assert.Equal(code, (await sefaz.Authorise(sefaz.Note(by: certificate))).Status);
        }
        // Another establishment of the same company may sign.
        using var branch = Certificate.Open(authority.Client(Cnpj.Parse("06157250000205"), "FILIAL", "x"), "x");
        Assert.Equal(100, (await sefaz.Authorise(sefaz.Note(by: branch))).Status);
    }

    [Theory]
    [InlineData(0, 6, 703)]
    [InlineData(0, 4, 100)]
    [InlineData(-8, 0, 150)]
    [InlineData(-31, 0, 228)]
    public async Task A_note_is_issued_neither_in_the_future_nor_long_ago(int days, int minutes, int code)
    {
        await using var sefaz = await TestSefaz.Start();
        var answer = await sefaz.Authorise(sefaz.Note(at: sefaz.Clock.Brasilia.AddDays(days).AddMinutes(minutes)));
        Assert.Equal(code, answer.Status);
    }

    [Fact]
    public async Task A_number_is_used_once()
    {
        await using var sefaz = await TestSefaz.Start();
        var note = sefaz.Note();
        await sefaz.Authorise(note);
        var again = await sefaz.Authorise(note);
        Assert.Equal((204, note.DigestValue), (again.Status, Assert.IsType<Protocol>(again).DigestValue));
        Assert.Contains("[nRec:35", again.Reason, StringComparison.Ordinal);
        var other = await sefaz.Authorise(sefaz.Note(code: "55555551"));
        Assert.Equal((539, TestSefaz.KeyOf(note)), (other.Status, other.OtherKey));
        Assert.Single(await sefaz.Notes());
    }

    [Fact]
    public async Task Voided_numbers_are_for_nobody()
    {
        await using var sefaz = await TestSefaz.Start();
        var voided = await sefaz.Void(10, 12);
        Assert.Equal((102, "Inutilização de número homologado"), (voided.Status, voided.Reason));
        Assert.Equal(206, (await sefaz.Authorise(sefaz.Note(11))).Status);
        Assert.Equal(563, (await sefaz.Void(10, 12)).Status);
        Assert.Equal(256, (await sefaz.Void(12, 13)).Status);
        await sefaz.Authorise(sefaz.Note(20));
        Assert.Equal(241, (await sefaz.Void(19, 21)).Status);
        Assert.Equal(201, (await sefaz.Void(1000, 11000)).Status);
    }

    [Fact]
    public async Task Fifty_notes_at_once_get_fifty_protocols()
    {
        await using var sefaz = await TestSefaz.Start();
        var notes = Enumerable.Range(1, 50).Select(number => sefaz.Note(number)).ToList();
        var answers = await Task.WhenAll(notes.Select(note => sefaz.Authorise(note)));
        Assert.All(answers, answer => Assert.Equal(100, answer.Status));
        Assert.Equal(50, answers.Select(answer => ((Protocol)answer).Number).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 50), (await sefaz.Notes()).Select(note => note.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task Several_notes_are_answered_with_a_receipt_and_one_is_not()
    {
        await using var sefaz = await TestSefaz.Start();
        SignedDocument[] notes = [sefaz.Note(1), sefaz.Note(2)];
        var lot = await sefaz.Send<LotAnswer>(FiscalService.Authorisation, Requests.Authorise(1, notes));
        Assert.Equal(103, lot.Status);
        var result = await sefaz.Send<LotAnswer>(FiscalService.Result, Requests.Receipt(FiscalEnvironment.Homologation, lot.Receipt!));
        Assert.Equal((104, 100, 100), (result.Status, result.Protocols[0].Status, result.Protocols[1].Status));
        Assert.Equal(106, (await sefaz.Send<LotAnswer>(FiscalService.Result, Requests.Receipt(FiscalEnvironment.Homologation, "351000000000999"))).Status);
        var slow = Encoding.UTF8.GetBytes(Replaced(Encoding.UTF8.GetString(Requests.Authorise(1, sefaz.Note(3))), "<indSinc>1<", "<indSinc>0<"));
        Assert.Equal(452, (await sefaz.Send<LotAnswer>(FiscalService.Authorisation, slow)).Status);
    }

    [Fact]
    public async Task The_contingency_takes_its_own_notes_only()
    {
        await using var sefaz = await TestSefaz.Start();
        Assert.Equal(713, (await sefaz.Authorise(sefaz.Note(), svc: true)).Status);
        Assert.Equal(570, (await sefaz.Authorise(sefaz.Note(issuance: Issuance.SvcAn))).Status);
        Assert.Equal(100, (await sefaz.Authorise(sefaz.Note(issuance: Issuance.SvcAn), svc: true)).Status);
        Assert.Equal(404, Assert.IsType<Delivery.Answered>(await sefaz.Deliver(FiscalService.Voiding, [], svc: true)).HttpStatus);
    }

    internal static string Replaced(string text, string right, string wrong)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        return text.Replace(right, wrong, StringComparison.Ordinal);
    }
}
