using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>Two notes for one sale: what is done about the first, as far as the letters tell.</summary>
public sealed class ReplacementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private readonly Document first = Note(7, Issuance.Normal), second = Note(8, Issuance.SvcAn);

    [Fact]
    public void Only_a_note_in_doubt_about_which_nobody_answers_is_replaced()
    {
        Assert.Equal("document-not-in-doubt", Refused(first));
        var question = first.Ask();
        first.Leave(question);
        // It has just left; the answer may be here in a moment.
        Assert.Equal("authority-answers", Refused(first));
        first.Hear(question, new Delivery.Unknown("A conexão caiu."), Now);
        first.MustBeBeyondReach(Now);
        first.Leave(first.Ask());
        first.Hear(new QueryAnswer(656, "Consumo indevido", AccessKey.Parse(first.Key), null, []), asked: true, Now);
        Assert.Equal("authority-answers", Refused(first));
        first.Leave(first.Ask());
        first.Hear(new QueryAnswer(108, "Serviço paralisado", AccessKey.Parse(first.Key), null, []), asked: true, Now);
        first.MustBeBeyondReach(Now);
        Assert.Equal("already-in-contingency", Refused(second));
        _ = new Replacement(first, second);
        Assert.Equal("document-replaced", Refused(first));
    }

    [Fact]
    public void One_that_has_just_left_again_is_not_beyond_reach_because_of_what_was_said_before()
    {
        first.Leave(first.Ask());
        first.Hear(new LotAnswer(109, "Serviço paralisado", Now, null, null, []), asked: false, Now);
        Assert.Equal("document-not-in-doubt", Refused(first));
        first.Leave(first.Ask());
        Assert.Equal("authority-answers", Refused(first));
    }

    [Fact]
    public void Once_replaced_it_is_only_asked_after_and_unknown_it_is_given_up()
    {
        var replacement = Replaced();
        Assert.Equal(FiscalService.Query, ((SefazQuestion)first.Ask()).Service);
        Assert.Equal(Settling.Wait, replacement.Next(first, second, null, null));
        Unknown();
        Assert.Equal((DocumentStatus.Abandoned, false), (first.Status, first.InDoubt));
        Assert.Equal(Settling.Void, replacement.Next(first, second, null, null));
    }

    [Fact]
    public void It_is_cancelled_when_it_is_authorised_and_the_other_one_is_too()
    {
        var replacement = Replaced();
        Authorise(first);
        Assert.Equal(Settling.Wait, replacement.Next(first, second, null, null));
        Authorise(second);
        Assert.Equal(Settling.Cancel, replacement.Next(first, second, null, null));
        var cancellation = new Declaration(first, DeclarationKind.Cancellation, 1, "Sem resposta da SEFAZ", new(2026, 11, 23), new([1], "", ""));
        Assert.Equal(Settling.Wait, replacement.Next(first, second, cancellation, null));
        cancellation.Leave(cancellation.Ask());
        cancellation.Hear(new EventAnswer(501, "Prazo de cancelamento superior ao previsto", []), asked: false, Now);
        Assert.Equal(Settling.Close, replacement.Next(first, second, cancellation, null));
        replacement.Close(first, second, cancellation, null);
        Assert.Equal((ReplacementStatus.Failed, "Prazo de cancelamento superior ao previsto"), (replacement.Status, replacement.Reason));
    }

    [Fact]
    public void A_number_that_cannot_be_voided_because_it_is_used_has_the_note_asked_for_again()
    {
        var replacement = Replaced();
        Unknown();
        var voiding = Voiding();
        replacement.VoidBy(voiding);
        Assert.Equal(Settling.Wait, replacement.Next(first, second, null, voiding));
        Answered(voiding, 241);
        Assert.Equal(Settling.Recall, replacement.Next(first, second, null, voiding));
        replacement.Recall(first);
        Assert.Equal((DocumentStatus.Waiting, FiscalService.Query), (first.Status, ((SefazQuestion)first.Ask()).Service));
        Authorise(first);
        Authorise(second);
        Assert.Equal(Settling.Cancel, replacement.Next(first, second, null, voiding));
    }

    [Fact]
    public void One_that_is_neither_known_nor_to_be_voided_is_told_to_people_and_not_asked_for_for_ever()
    {
        var replacement = Replaced();
        Unknown();
        var voiding = Voiding();
        Answered(voiding, 241);
        replacement.Recall(first);
        Unknown();
        Assert.Equal(Settling.Close, replacement.Next(first, second, null, voiding));
        replacement.Close(first, second, null, voiding);
        Assert.Equal((ReplacementStatus.Failed, "…"), (replacement.Status, replacement.Reason));
    }

    [Fact]
    public void Of_two_notes_the_one_in_the_other_s_place_stands_until_it_comes_to_nothing()
    {
        _ = Replaced();
        Assert.Equal([second], new[] { first, second }.Standing());
        second.Abandon("Não deu certo em contingência", Now);
        Assert.Equal([first], new[] { first, second }.Standing());
    }

    [Fact]
    public void Of_notes_that_stand_the_authorised_one_comes_first()
    {
        Authorise(second);
        Assert.Equal([second, first], new[] { first, second }.Standing());
    }

    [Theory]
    [InlineData(102, "Voided")]
    [InlineData(563, "Voided")]
    [InlineData(240, "Failed")]
    public void A_voiding_settles_it_or_is_told_to_people(int code, string outcome)
    {
        var replacement = Replaced();
        Unknown();
        var voiding = Voiding();
        Answered(voiding, code);
        Assert.Equal(Settling.Close, replacement.Next(first, second, null, voiding));
        replacement.Close(first, second, null, voiding);
        Assert.Equal(outcome, $"{replacement.Status}");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void When_the_other_one_comes_to_nothing_it_stands_or_may_leave_again(bool authorised)
    {
        var replacement = Replaced();
        if (authorised) Authorise(first);
        second.Abandon("Não deu certo em contingência", Now);
        Assert.Equal(Settling.Close, replacement.Next(first, second, null, null));
        replacement.Close(first, second, null, null);
        Assert.Equal((ReplacementStatus.Withdrawn, null, authorised ? DocumentStatus.Authorised : DocumentStatus.Waiting),
            (replacement.Status, first.ReplacedBy, first.Status));
        if (authorised) return;
        Unknown();
        Assert.Equal(FiscalService.Authorisation, ((SefazQuestion)first.Ask()).Service);
    }

    private static string Refused(Document note) => Assert.Throws<RuleBroken>(() => note.MustBeBeyondReach(Now)).Code;

    private Replacement Replaced()
    {
        var question = first.Ask();
        first.Leave(question);
        first.Hear(question, new Delivery.Unknown("A conexão caiu."), Now);
        return new(first, second);
    }

    private void Unknown()
    {
        first.Leave(first.Ask());
        first.Hear(new QueryAnswer(217, "NF-e não consta", AccessKey.Parse(first.Key), null, []), asked: true, Now);
    }

    private static void Authorise(Document note)
    {
        var key = AccessKey.Parse(note.Key);
        note.Leave(note.Ask());
        var protocol = new Protocol(100, "Autorizado", key, Now, "135260000000001", "resumo=", [], "<protNFe/>");
        note.Hear(new QueryAnswer(100, "Autorizado", key, protocol, []), asked: true, Now);
        Assert.Equal(DocumentStatus.Authorised, note.Status);
    }

    private VoidedRange Voiding()
    {
        var key = AccessKey.Parse(first.Key);
        return new(new Voiding(first.Environment, key.State, Cnpj.Parse(key.Issuer.Value), 2026, first.Model, 1, 7, 7), "Sem resposta da SEFAZ",
            new(2026, 11, 23), new([1], "", ""));
    }

    private static void Answered(VoidedRange voiding, int code)
    {
        voiding.Leave(voiding.Ask());
        voiding.Hear(new VoidingAnswer(code, "…", Now, code == 102 ? "135260000000002" : null, "<retInutNFe/>"), asked: false, Now);
    }

    private static Document Note(int number, Issuance issuance)
    {
        var key = AccessKey.Compose(
            State.Find("SP")!, new(2026, 11, 23), Cnpj.Parse("06157250000116"), DocumentModel.Nfe, 1, number, issuance, "39204617");
        return new(Guid.CreateVersion7(), new(key, FiscalEnvironment.Homologation, [1], "resumo=", Now, Money.Of(10)),
            new(DocumentModel.Nfe, [new("01", Money.Of(10))]));
    }
}
