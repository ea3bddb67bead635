using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>What a service note makes of each kind of answer: one declaration becomes one note, and nothing is changed that may have become one.</summary>
public sealed class ServiceLetterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly DpsId Id = DpsId.Compose(3550308, Cnpj.Parse("06157250000116"), 1, 7);

    [Fact]
    public void In_doubt_the_declaration_is_asked_after_and_leaves_again_only_when_it_is_unknown()
    {
        var note = Note();
        Assert.True(note.Ask().Changes);
        Told(note, new Delivery.Unknown("A conexão caiu."));
        Assert.EndsWith($"/dps/{Id.Value}", Asked(note).Address.AbsolutePath, StringComparison.Ordinal);
        Told(note, new Delivery.Answered(503, []));
        Assert.False(note.Ask().Changes);
        Told(note, new Delivery.Answered(404, "{}"u8.ToArray()));
        Assert.True(note.Ask().Changes);
        Assert.Equal("document-in-doubt", Assert.Throws<RuleBroken>(() => note.Abandon("Falha na digitação", Now.AddMinutes(4))).Code);
        note.Abandon("Falha na digitação", Now.AddMinutes(6));
    }

    [Fact]
    public void What_was_issued_already_is_fetched_and_never_given_up()
    {
        var note = Note();
        Told(note, Refused("E0014"));
        Assert.EndsWith($"/dps/{Id.Value}", Asked(note).Address.AbsolutePath, StringComparison.Ordinal);
        // Between the two a replica may not know it yet.
        Told(note, new Delivery.Answered(404, "{}"u8.ToArray()));
        Assert.False(note.Ask().Changes);
        Assert.Equal("document-in-doubt", Assert.Throws<RuleBroken>(() => note.Abandon("Falha na digitação", Now.AddMinutes(6))).Code);
    }

    [Fact]
    public void A_refusal_is_told_in_the_authoritys_words_and_written_anew_under_its_number()
    {
        var note = Note();
        Told(note, Refused("E0190"));
        Assert.Equal((DocumentStatus.Rejected, "E0190 – O CNPJ não existe"), (note.Status, note.Reason));
        Assert.Equal("other-issuer", Assert.Throws<RuleBroken>(
            () => note.Rewrite(Declared() with { Environment = FiscalEnvironment.Production }, note.Terms, Now)).Code);
        note.Rewrite(Declared(), note.Terms, Now);
        Assert.Equal((DocumentStatus.Waiting, true), (note.Status, note.Ask().Changes));
    }

    [Fact]
    public void A_refused_question_says_nothing_of_the_note()
    {
        var note = Note();
        Told(note, new Delivery.Unknown("A conexão caiu."));
        Told(note, Refused("E0190"));
        Assert.Equal((DocumentStatus.Waiting, true), (note.Status, note.InDoubt));
    }

    [Fact]
    public void What_was_located_is_a_note_whatever_comes_next()
    {
        var note = Note();
        Told(note, new Delivery.Unknown("A conexão caiu."));
        Told(note, new Delivery.Answered(200, System.Text.Encoding.UTF8.GetBytes($"{{\"idDps\":\"{Id.Value}\",\"chaveAcesso\":\"{Key}\"}}")));
        Assert.EndsWith($"/nfse/{Key}", Asked(note).Address.AbsolutePath, StringComparison.Ordinal);
        Told(note, new Delivery.Answered(404, "{}"u8.ToArray()));
        Assert.Equal("document-in-doubt", Assert.Throws<RuleBroken>(() => note.Abandon("Falha na digitação", Now.AddMinutes(6))).Code);
    }

    [Theory, InlineData(500), InlineData(503), InlineData(429)]
    public void An_error_inside_the_authority_decides_nothing(int status)
    {
        var (note, cancellation) = (Note(), Cancellation());
        Told(note, Refused("E9999") with { HttpStatus = status });
        Assert.Equal((DocumentStatus.Waiting, true), (note.Status, note.InDoubt));
        Told(cancellation, Refused("E9999") with { HttpStatus = status });
        Assert.Equal((DeclarationStatus.Waiting, true), (cancellation.Status, cancellation.InDoubt));
    }

    [Fact]
    public void A_cancellation_that_is_refused_is_looked_for_before_it_counts_as_refused()
    {
        var cancellation = Cancellation();
        Told(cancellation, Refused("E0840"));
        Assert.Equal((DeclarationStatus.Waiting, false), (cancellation.Status, cancellation.Ask().Changes));
        Told(cancellation, new Delivery.Answered(404, "{}"u8.ToArray()));
        Assert.Equal((DeclarationStatus.Refused, "E0840 – O CNPJ não existe"), (cancellation.Status, cancellation.Reason));
    }

    private static readonly string Key = MakeKey();

    private static string MakeKey()
    {
        var start = $"3550308" + "2" + "2" + "06157250000116" + $"{1:D13}2611{1:D9}";
        return $"{start}{Modulo11.Digit(start)}";
    }

    private static ServiceCancellationLetter Cancellation()
    {
        var note = Note();
        Told(note, new Delivery.Unknown("A conexão caiu."));
        Told(note, new Delivery.Answered(200, System.Text.Encoding.UTF8.GetBytes($"{{\"chaveAcesso\":\"{Key}\"}}")));
        return new(note, "Serviço lançado em duplicidade", new(2026, 11, 23), new([1], "", ""));
    }

    private static SefinQuestion Asked(ServiceNote note) => (SefinQuestion)note.Ask();

    private static void Told(Letter note, Delivery delivery)
    {
        var question = note.Ask();
        note.Leave(question);
        note.Hear(question, delivery, Now);
    }

    private static Delivery.Answered Refused(string code) => new(
        400, System.Text.Encoding.UTF8.GetBytes($"{{\"erros\":[{{\"codigo\":\"{code}\",\"descricao\":\"O CNPJ não existe\"}}]}}"));

    private static SignedService Declared() =>
        new(Id, FiscalEnvironment.Homologation, new([1], Id.Value, "resumo="), Now, Money.Of(1850), Money.Of(1850), new(2026, 11, 23));

    private static ServiceNote Note() => new(Guid.CreateVersion7(), Declared(), new());
}
