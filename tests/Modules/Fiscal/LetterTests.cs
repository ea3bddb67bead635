using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>What a note makes of each kind of answer. Nothing is sent twice that may have arrived, and nothing is asked after that certainly did not.</summary>
public sealed class LetterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly AccessKey Key = AccessKey.Compose(
        State.Find("SP")!, new(2026, 11, 23), Cnpj.Parse("06157250000116"), DocumentModel.Nfe, 1, 7, Issuance.Normal, "39204617");

    [Theory]
    [InlineData(108, "Waiting", FiscalService.Authorisation)]
    [InlineData(109, "Waiting", FiscalService.Authorisation)]
    [InlineData(656, "Waiting", FiscalService.Authorisation)]
    [InlineData(999, "Waiting", FiscalService.Query)]
    [InlineData(204, "Waiting", FiscalService.Query)]
    [InlineData(104, "Waiting", FiscalService.Query)]
    [InlineData(225, "Rejected", null)]
    [InlineData(280, "Rejected", null)]
    [InlineData(539, "Rejected", null)]
    [InlineData(1115, "Rejected", null)]
    [InlineData(7777, "Rejected", null)]
    public void What_is_said_of_a_lot_decides_what_is_asked_next(int code, string status, FiscalService? next)
    {
        var note = Note();
        var then = Hear(note, new LotAnswer(code, "…", Now, null, null, []));
        Assert.Equal((status, next is null), ($"{note.Status}", then == Then.Done));
        if (next is not null) Assert.Equal(next, Service(note));
        if (code == 656) Assert.Equal((TimeSpan.FromHours(1), true), (then.Wait!.Value, then.ForAll));
    }

    [Theory]
    [InlineData(217, FiscalService.Authorisation)]
    [InlineData(108, FiscalService.Query)]
    [InlineData(656, FiscalService.Query)]
    [InlineData(226, FiscalService.Query)]
    [InlineData(999, FiscalService.Query)]
    public void While_it_is_in_doubt_only_the_word_that_it_is_unknown_lets_it_leave_again(int code, FiscalService next)
    {
        var note = Note();
        Told(note, note.Ask(), new Delivery.Unknown("A conexão caiu."));
        Assert.True(note.InDoubt);
        Hear(note, new QueryAnswer(code, "…", Key, null, []));
        Assert.Equal((DocumentStatus.Waiting, next), (note.Status, Service(note)));
    }

    [Fact]
    public void What_certainly_did_not_arrive_is_not_in_doubt_but_a_question_that_did_not_changes_nothing()
    {
        var note = Note();
        Told(note, note.Ask(), new Delivery.NotSent(Obstacle.Connection, "Não houve conexão."));
        Assert.Equal((false, FiscalService.Authorisation, "Não houve conexão."), (note.InDoubt, Service(note), note.Reason));
        Told(note, note.Ask(), new Delivery.Unknown("A conexão caiu."));
        Told(note, note.Ask(), new Delivery.NotSent(Obstacle.Connection, "Não houve conexão."));
        Assert.Equal((true, FiscalService.Query), (note.InDoubt, Service(note)));
    }

    [Fact]
    public void A_receipt_is_asked_for_until_it_is_forgotten_and_then_the_key()
    {
        var note = Note();
        Assert.Equal(TimeSpan.FromSeconds(2), Hear(note, new LotAnswer(103, "Lote recebido", Now, "351000000000001", TimeSpan.FromSeconds(1), [])).Wait);
        Assert.Equal(FiscalService.Result, Service(note));
        Hear(note, new LotAnswer(106, "Lote não localizado", Now, null, null, []));
        Assert.Equal(FiscalService.Query, Service(note));
    }

    [Fact]
    public void An_authorisation_of_other_content_under_the_same_key_is_no_authorisation()
    {
        var note = Note();
        Hear(note, new LotAnswer(104, "Lote processado", Now, null, null, [new(100, "Autorizado", Key, Now, "135260000000001", "outro=", [], "<protNFe/>")]));
        // No code: that of an authorisation would advise to hand the note out.
        Assert.Equal((DocumentStatus.Rejected, Key.Value, null), (note.Status, note.TakenBy, note.Code));
    }

    [Theory, InlineData(561), InlineData(562), InlineData(613)]
    public void In_doubt_it_learns_that_its_number_is_another_notes(int code)
    {
        var (note, other) = (Note(), AccessKey.Compose(Key.State, new(2026, 11, 23), Key.Issuer, DocumentModel.Nfe, 1, 7, Issuance.Normal, "73920461"));
        Told(note, note.Ask(), new Delivery.Unknown("A conexão caiu."));
        Hear(note, new QueryAnswer(code, $"Rejeição: difere [chNFe:{other.Value}]", Key, null, []));
        Assert.Equal((DocumentStatus.Rejected, other.Value), (note.Status, note.TakenBy));
    }

    [Fact]
    public void What_the_authority_did_not_know_yet_may_still_arrive_for_five_minutes()
    {
        var note = Note();
        Told(note, note.Ask(), new Delivery.Unknown("A conexão caiu."));
        Hear(note, new QueryAnswer(217, "NF-e não consta", Key, null, []));
        Told(note, note.Ask(), new Delivery.NotSent(Obstacle.Connection, "…"));
        Assert.Equal("document-in-doubt", Assert.Throws<RuleBroken>(() => note.Abandon("Falha na numeração", Now.AddMinutes(4))).Code);
        note.Abandon("Falha na numeração", Now.AddMinutes(6));
        Assert.Equal(DocumentStatus.Abandoned, note.Status);
    }

    [Fact]
    public void It_is_not_rewritten_for_another_environment_or_issuer()
    {
        var note = Note();
        Hear(note, new LotAnswer(225, "…", Now, null, null, []));
        var production = Signed() with { Environment = FiscalEnvironment.Production };
        Assert.Equal("other-issuer", Assert.Throws<RuleBroken>(() => note.Rewrite(production, note.Terms, Now)).Code);
        note.Rewrite(Signed(), note.Terms, Now);
        Assert.Equal((DocumentStatus.Waiting, FiscalService.Authorisation), (note.Status, Service(note)));
    }

    [Theory]
    [InlineData("resumo=", "Registered", "<procEventoNFe/>")]
    [InlineData("outro=", "Refused", null)]
    public void A_correction_that_is_known_already_is_ours_only_with_our_words(string digest, string status, string? file)
    {
        var letter = Correction();
        letter.Leave(letter.Ask());
        letter.Hear(new EventAnswer(128, "Lote processado", [Result(573, null)]), asked: false, Now);
        Assert.Equal(FiscalService.Query, Service(letter));
        letter.Hear(new QueryAnswer(100, "Autorizado", Key, Protocol(), [new(Result(135, "135260000000009"), digest, "<procEventoNFe/>")]), asked: true, Now);
        Assert.Equal((status, file), ($"{letter.Status}", letter.Processed is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null));
    }

    [Fact]
    public void An_event_the_authority_does_not_know_leaves_again()
    {
        var letter = Correction();
        letter.Leave(letter.Ask());
        letter.Hear(letter.Ask(), new Delivery.Unknown("A conexão caiu."), Now);
        letter.Hear(new QueryAnswer(100, "Autorizado", Key, Protocol(), []), asked: true, Now);
        Assert.Equal((DeclarationStatus.Waiting, FiscalService.Event), (letter.Status, Service(letter)));
    }

    [Theory]
    [InlineData(563, 5, 9, "Registered")]
    [InlineData(256, 5, 5, "Registered")]
    [InlineData(256, 5, 9, "Refused")]
    [InlineData(241, 5, 5, "Refused")]
    [InlineData(108, 5, 5, "Waiting")]
    public void Numbers_that_are_void_already_are_void(int code, int first, int last, string status)
    {
        var voiding = new Voiding(FiscalEnvironment.Homologation, Key.State, Cnpj.Parse(Key.Issuer.Value), 2026, DocumentModel.Nfe, 1, first, last);
        var range = new VoidedRange(voiding, "Falha na numeração", new(2026, 11, 23), new([1], "", ""));
        range.Leave(range.Ask());
        range.Hear(new VoidingAnswer(code, "…", Now, null, "<retInutNFe/>"), asked: false, Now);
        Assert.Equal(status, $"{range.Status}");
    }

    [Fact]
    public void In_doubt_it_is_neither_written_anew_nor_given_up()
    {
        var note = Note();
        Told(note, note.Ask(), new Delivery.Unknown("A conexão caiu."));
        Assert.Equal("document-in-doubt", Assert.Throws<RuleBroken>(() => note.Abandon("Falha na numeração", Now)).Code);
        Assert.Equal("document-in-doubt", Assert.Throws<RuleBroken>(() => note.Rewrite(Signed(), note.Terms, Now)).Code);
    }

    [Fact]
    public void The_wait_grows_to_five_minutes()
    {
        var (note, waits) = (Note(), new List<double>());
        for (var n = 0; n < 14; n++) waits.Add(Told(note, note.Ask(), new Delivery.NotSent(Obstacle.Connection, "…")).Wait!.Value.TotalSeconds);
        Assert.Equal([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], waits);
    }

    [Theory]
    [InlineData(FiscalEnvironment.Homologation, false, "https://127.0.0.1:7443/NFeAutorizacao4")]
    [InlineData(FiscalEnvironment.Homologation, true, "https://127.0.0.1:7443/svc/NFeAutorizacao4")]
    [InlineData(FiscalEnvironment.Production, false, "https://nfe.fazenda.sp.gov.br/ws/nfeautorizacao4.asmx")]
    public void A_simulator_never_gets_what_has_fiscal_value(FiscalEnvironment environment, bool contingency, string url)
    {
        var desks = new Desks(new() { Fiscal = { Simulator = "https://127.0.0.1:7443/" } });
        Assert.Equal(new Uri(url), desks.Of(State.Find("SP")!, DocumentModel.Nfe, environment, FiscalService.Authorisation, contingency));
    }

    private static Then Hear(Document note, Answer answer)
    {
        var question = note.Ask();
        note.Leave(question);
        return note.Hear(answer, !question.Changes, Now);
    }

    private static FiscalService Service(Letter letter) => ((SefazQuestion)letter.Ask()).Service;

    private static Then Told(Document note, Question question, Delivery delivery)
    {
        note.Leave(question);
        return note.Hear(question, delivery, Now);
    }

    private static Declaration Correction() => new(
        Note(), DeclarationKind.Correction, 1, "Onde se lê 1, leia-se 2", new(2026, 11, 23), new([1], "", "resumo="));

    private static EventResult Result(int status, string? number) => new(status, "…", Key, Events.CorrectionLetter, 1, Now, number, "<retEvento/>");

    private static Protocol Protocol() => new(100, "Autorizado", Key, Now, "135260000000001", "resumo=", [], "<protNFe/>");

    private static SignedNote Signed() => new(Key, FiscalEnvironment.Homologation, [1], "resumo=", Now, Money.Of(10));

    private static Document Note() =>
        new(Guid.CreateVersion7(), Signed(), new(DocumentModel.Nfe, [new("01", Money.Of(10))]));
}
