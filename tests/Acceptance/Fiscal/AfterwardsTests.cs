using System.Net.Http.Json;
using System.Text;
using System.Xml.Schema;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>What the simulator does with a note after its authorisation, and what it can be told to do.</summary>
public sealed class AfterwardsTests
{
    private const string Reason = "Erro na digitação do pedido";

    [Fact]
    public async Task A_note_is_authorised_found_corrected_and_cancelled()
    {
        await using var sefaz = await TestSefaz.Start();
        var note = sefaz.Note();
        var key = TestSefaz.KeyOf(note);
        var protocol = Assert.IsType<Protocol>(await sefaz.Authorise(note));
        Assert.Equal((100, protocol.Number), ((await sefaz.Query(key)).Status, (await sefaz.Query(key)).Protocol!.Number));
        Assert.Equal(135, (await sefaz.Declare(Events.Correct(sefaz.Head(key), 1, "O endereço de entrega é Rua B, 7"))).Status);
        Assert.Equal(573, (await sefaz.Declare(Events.Correct(sefaz.Head(key), 1, "O endereço de entrega é Rua C, 9"))).Status);
        Assert.Equal(222, (await sefaz.Declare(Events.Cancel(sefaz.Head(key), "135260000009999", Reason))).Status);
        Assert.Equal(135, (await sefaz.Declare(Events.Cancel(sefaz.Head(key), protocol.Number!, Reason))).Status);
        var found = await sefaz.Query(key);
        Assert.Equal((101, true, 2), (found.Status, found.Cancelled, found.Events.Count));
        Assert.True(found.Protocol!.Fits(note));
        Assert.Equal(573, (await sefaz.Declare(Events.Cancel(sefaz.Head(key), protocol.Number!, Reason))).Status);
        Assert.Equal(580, (await sefaz.Declare(Events.Correct(sefaz.Head(key), 2, "O endereço de entrega é Rua C, 9"))).Status);
    }

    [Theory]
    [InlineData(23, 135, 101)]
    [InlineData(25, 155, 151)]
    [InlineData(169, 501, 100)]
    public async Task A_cancellation_has_its_time(int hours, int answer, int known)
    {
        await using var sefaz = await TestSefaz.Start();
        var note = sefaz.Note();
        var protocol = Assert.IsType<Protocol>(await sefaz.Authorise(note));
        sefaz.Clock.Pass(TimeSpan.FromHours(hours));
        Assert.Equal(answer, (await sefaz.Declare(Events.Cancel(sefaz.Head(protocol.Key), protocol.Number!, Reason))).Status);
        Assert.Equal(known, (await sefaz.Query(protocol.Key)).Status);
    }

    [Fact]
    public async Task A_sale_sent_twice_is_cancelled_by_substitution()
    {
        await using var sefaz = await TestSefaz.Start();
        var first = Assert.IsType<Protocol>(await sefaz.Authorise(sefaz.Note(1, DocumentModel.Nfce)));
        var offline = sefaz.Note(2, DocumentModel.Nfce, Issuance.Offline, spoil: xml =>
            AuthorisationTests.Replaced(xml, "|3|2<", $"|3|2|{sefaz.Clock.Brasilia:dd}|100.00|||AAAA<"));
        string Event() => Events.CancelBySubstitution(sefaz.Head(first.Key), first.Number!, Reason, TestSefaz.KeyOf(offline), "Biela 0.1.0");
        Assert.Equal(912, (await sefaz.Declare(Event())).Status);
        await sefaz.Authorise(offline);
        Assert.Equal(135, (await sefaz.Declare(Event())).Status);
        Assert.True((await sefaz.Query(first.Key)).Cancelled);
    }

    [Fact]
    public async Task Events_that_break_a_rule_are_refused()
    {
        await using var sefaz = await TestSefaz.Start();
        var protocol = Assert.IsType<Protocol>(await sefaz.Authorise(sefaz.Note()));
        var cancel = Events.Cancel(sefaz.Head(protocol.Key), protocol.Number!, Reason);
        (int Code, string Right, string Wrong)[] cases =
        [
            (491, "<tpEvento>110111<", "<tpEvento>110199<"), (493, $"<xJust>{Reason}</xJust>", "<xJust>curta</xJust>"), (252, "<tpAmb>2<", "<tpAmb>1<"),
            (572, "Id=\"ID110111", "Id=\"ID110110"), (250, "<cOrgao>35<", "<cOrgao>33<"), (489, "<CNPJ>06157250000116<", "<CNPJ>06157250000117<"),
            (213, "<CNPJ>06157250000116<", "<CNPJ>11222333000181<"), (574, "<CNPJ>06157250000116<", "<CNPJ>06157250000205<"),
        ];
        foreach (var (code, right, wrong) in cases)
            Assert.Equal(code, (await sefaz.Declare(AuthorisationTests.Replaced(cancel, right, wrong))).Status);
        var unknown = TestSefaz.KeyOf(sefaz.Note(7));
        Assert.Equal(494, (await sefaz.Declare(Events.Cancel(sefaz.Head(unknown), protocol.Number!, Reason))).Status);
        var early = sefaz.Head(protocol.Key) with { At = sefaz.Clock.Brasilia.AddHours(1) };
        Assert.Equal(578, (await sefaz.Declare(Events.Cancel(early, protocol.Number!, Reason))).Status);
        await sefaz.Tell(new { unlinked = true });
        Assert.Equal(136, (await sefaz.Declare(cancel)).Status);
    }

    [Fact]
    public async Task A_note_whose_answer_was_lost_is_found_by_its_key()
    {
        await using var sefaz = await TestSefaz.Start();
        await sefaz.Tell(new { dropAfterAuthorising = 1 });
        var note = sefaz.Note();
        Assert.IsType<Delivery.Unknown>(await sefaz.Deliver(FiscalService.Authorisation, Requests.Authorise(1, note)));
        var found = await sefaz.Query(TestSefaz.KeyOf(note));
        Assert.Equal((100, true), (found.Status, found.Protocol!.Fits(note)));
        Assert.Equal(204, (await sefaz.Authorise(note)).Status);
    }

    [Fact]
    public async Task A_note_lost_before_it_was_read_is_unknown()
    {
        await using var sefaz = await TestSefaz.Start();
        await sefaz.Tell(new { dropBefore = 1 });
        var note = sefaz.Note();
        Assert.IsType<Delivery.Unknown>(await sefaz.Deliver(FiscalService.Authorisation, Requests.Authorise(1, note)));
        Assert.Equal(217, (await sefaz.Query(TestSefaz.KeyOf(note))).Status);
        Assert.Equal(100, (await sefaz.Authorise(note)).Status);
    }

    [Fact]
    public async Task Who_is_asked_may_learn_of_a_note_late_and_knows_it_from_then_on()
    {
        await using var sefaz = await TestSefaz.Start();
        await sefaz.Tell(new { learnsLate = 2 });
        var (note, other) = (sefaz.Note(), sefaz.Note(2));
        await sefaz.Authorise(note);
        foreach (var status in new[] { 217, 217, 100, 100 }) Assert.Equal(status, (await sefaz.Query(TestSefaz.KeyOf(note))).Status);
        await sefaz.Forget();
        await sefaz.Authorise(other);
        Assert.Equal(100, (await sefaz.Query(TestSefaz.KeyOf(other))).Status);
        await sefaz.Tell(new { learnsLate = 3 });
        foreach (var known in new[] { note, other }) Assert.Equal(100, (await sefaz.Query(TestSefaz.KeyOf(known))).Status);
        Assert.Equal(204, (await sefaz.Authorise(note)).Status);
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        var before = await TestSefaz.Start();
        var (kept, cancelled) = (before.Note(1), before.Note(2));
        await before.Authorise(kept);
        var protocol = Assert.IsType<Protocol>(await before.Authorise(cancelled));
        await before.Declare(Events.Cancel(before.Head(protocol.Key), protocol.Number!, Reason));
        await before.Void(5, 6);
        var root = await File.ReadAllTextAsync(before.RootFile);
        await using var after = await before.Restart();
        Assert.Equal(root, await File.ReadAllTextAsync(after.RootFile));
        Assert.Equal((100, 101), ((await after.Query(TestSefaz.KeyOf(kept))).Status, (await after.Query(protocol.Key)).Status));
        Assert.Equal(563, (await after.Void(5, 6)).Status);
        var next = Assert.IsType<Protocol>(await after.Authorise(after.Note(3)));
        Assert.Equal("135260000000005", next.Number);
    }

    [Fact]
    public async Task It_is_out_of_order_as_long_as_it_is_told()
    {
        await using var sefaz = await TestSefaz.Start();
        foreach (var status in new[] { 108, 109, 656 })
        {
            await sefaz.Tell(new { status, forModel = 55 });
            Assert.Equal(status, (await sefaz.Authorise(sefaz.Note())).Status);
            Assert.Equal(100, (await sefaz.Authorise(sefaz.Note(status, DocumentModel.Nfce))).Status);
        }
        await sefaz.Tell(new { status = 109 });
        Assert.Equal(109, (await Status(sefaz)).Status);
        await sefaz.Forget();
        Assert.Equal((107, "Serviço em Operação"), ((await Status(sefaz)).Status, (await Status(sefaz)).Reason));
        using var http = sefaz.Http();
        foreach (var wrong in new object[] { new { status = 200 }, new { dropBefore = 1.5 }, new { learnsLate = -1 }, new { forever = true } })
            Assert.Equal(400, (int)(await http.PostAsJsonAsync(new Uri(sefaz.Url, "/simulator/behaviour"), wrong)).StatusCode);
    }

    [Fact]
    public async Task A_denied_note_loses_its_number()
    {
        await using var sefaz = await TestSefaz.Start();
        await sefaz.Tell(new { deny = 302 });
        Assert.Equal(302, (await sefaz.Authorise(sefaz.Note())).Status);
        await sefaz.Tell(new { deny = 233 });
        Assert.Equal(233, (await sefaz.Authorise(sefaz.Note(2))).Status);
        await sefaz.Forget();
        Assert.Equal(205, (await sefaz.Authorise(sefaz.Note())).Status);
        var found = await sefaz.Query(TestSefaz.KeyOf(sefaz.Note()));
        Assert.Equal((110, 302), (found.Status, found.Protocol!.Status));
        Assert.Equal(100, (await sefaz.Authorise(sefaz.Note(2))).Status);
    }

    [Fact]
    public async Task Who_asks_in_vain_too_often_is_shut_out_for_a_while()
    {
        await using var sefaz = await TestSefaz.Start();
        var key = TestSefaz.KeyOf(sefaz.Note());
        for (var i = 0; i < 20; i++) Assert.Equal(217, (await sefaz.Query(key)).Status);
        Assert.Equal(656, (await sefaz.Query(key)).Status);
        sefaz.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(217, (await sefaz.Query(key)).Status);
        await sefaz.Authorise(sefaz.Note(code: "55555551"));
        Assert.Equal(562, (await sefaz.Query(key)).Status);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_does_not_connect()
    {
        await using var sefaz = await TestSefaz.Start();
        using var strange = new SelfIssued(sefaz.Clock.GetUtcNow().AddYears(-1), sefaz.Clock.GetUtcNow().AddYears(1));
        using var certificate = Certificate.Open(strange.Client(TestSefaz.Company, "OFICINA DE TESTE LTDA", "x"), "x");
        using var client = sefaz.ClientOf(certificate);
        var refused = await client.Send(new(sefaz.Url, "NFeStatusServico4"), FiscalService.Status,
            Requests.Status(FiscalEnvironment.Homologation, State.Find("SP")!), default);
        Assert.IsNotType<Delivery.Answered>(refused);
    }

    [Theory]
    [InlineData(516, "<consStatServ ", "<outraCoisa ", "</consStatServ>", "</outraCoisa>")]
    [InlineData(517, " versao=\"4.00\"", "", "", "")]
    [InlineData(239, "versao=\"4.00\"", "versao=\"3.10\"", "", "")]
    [InlineData(588, "<tpAmb>", " <tpAmb>", "", "")]
    [InlineData(404, "<tpAmb>2</tpAmb>", "<n:tpAmb xmlns:n=\"http://www.portalfiscal.inf.br/nfe\">2</n:tpAmb>", "", "")]
    [InlineData(587, "<tpAmb>2</tpAmb>", "<tpAmb xmlns=\"urn:x\">2</tpAmb>", "", "")]
    [InlineData(215, "<cUF>35</cUF>", "<cUF>99</cUF>", "", "")]
    [InlineData(252, "<tpAmb>2<", "<tpAmb>1<", "", "")]
    public async Task A_message_is_written_as_prescribed(int code, string right, string wrong, string end, string otherEnd)
    {
        await using var sefaz = await TestSefaz.Start();
        var message = Encoding.UTF8.GetString(Requests.Status(FiscalEnvironment.Homologation, State.Find("SP")!)).Replace(right, wrong);
        if (end is not "") message = message.Replace(end, otherEnd);
        Assert.Equal(code, (await sefaz.Send<StatusAnswer>(FiscalService.Status, Encoding.UTF8.GetBytes(message))).Status);
    }

    private static Task<StatusAnswer> Status(TestSefaz sefaz) =>
        sefaz.Send<StatusAnswer>(FiscalService.Status, Requests.Status(FiscalEnvironment.Homologation, State.Find("SP")!));
}
