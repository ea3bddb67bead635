using Biela.Kernel;
using Biela.Modules.Diagnostics;
using Biela.Modules.Diagnostics.Domain;
using Microsoft.Extensions.DependencyInjection;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>What the technician sees before measuring: which orders wait, how far each of them is, and what was answered.</summary>
public sealed class DeskTests : WorkshopTest
{
    private Task<Page<ListDiagnoses.Item>> List(bool? complete = null, string? search = null) =>
        Do((db, _) => ListDiagnoses.Handle(db, default, complete, search));

    [Fact]
    public async Task An_order_waits_with_the_state_of_each_component_until_its_diagnosis_is_complete()
    {
        await Set(Vetor);
        await Start(Bloco);
        await Measure(Cabecote, Head("0,030"));
        var waiting = Assert.Single((await List(complete: false)).Items);
        Assert.Equal(["BLOCO Draft ", "VIRABREQUIM  ", "CABECOTE Closed Ok", "MONTAGEM  "], waiting.Components.Select(c => $"{c.Kind} {c.Status} {c.Verdict}"));
        Assert.Null(waiting.Verdict);
        Assert.Empty((await List(complete: true)).Items);
    }

    [Fact]
    public async Task A_complete_diagnosis_is_listed_with_its_verdict_and_what_was_measured_afterwards_does_not_count()
    {
        await Set(Vetor);
        await Measure(Bloco, Block);
        await Complete();
        await Start(Bloco, Phase.Final);
        var done = Assert.Single((await List(complete: true)).Items);
        Assert.Equal((Verdict.Out, InspectionStatus.Closed), (done.Verdict!.Value, done.Components[0].Status!.Value));
        Assert.Empty((await List(complete: false)).Items);
    }

    [Theory]
    [InlineData("vetor", 1)]
    [InlineData(" ARRUDA ", 1)]
    [InlineData("00001", 1)]
    [InlineData("lince", 0)]
    public async Task Orders_are_found_by_number_customer_and_engine(string words, int found)
    {
        await Set(Vetor);
        Assert.Equal(found, (await List(search: words)).Items.Count);
    }

    [Fact]
    public async Task A_cancelled_order_is_not_listed()
    {
        await Set(Vetor);
        await Do((db, _) => StopDiagnosis.Handle(new(Order, "OS-2026-00001", "vendeu o carro", new(2026, 1, 13)), db, default));
        Assert.Empty((await List()).Items);
    }

    [Fact]
    public async Task The_newest_checklist_of_a_component_is_shown_with_its_answers()
    {
        await Set(Vetor);
        Assert.All((await Diagnosis()).Components, c => Assert.Null(c.Checklist));
        await Answer("TRINCA", "Sim");
        var open = (await Diagnosis()).Components[0].Checklist!;
        Assert.Equal(("TRINCA", "Sim", null), (open.Answers.Single().Code, open.Answers.Single().Answer, open.CompletedAt));

        await Answer("ESTANQUEIDADE", "Não");
        await Answer("SELOS", "Não");
        Assert.Equal((3, Clock.Now), ((await Diagnosis()).Components[0].Checklist!.Answers.Count, (await Diagnosis()).Components[0].Checklist!.CompletedAt));
        await Answer("TRINCA", "Não");
        var checklist = (await Diagnosis()).Components[0].Checklist!;
        Assert.Equal(("Não", null), (checklist.Answers.Single().Answer, checklist.CompletedAt));
    }

    private Task<ShowDiagnosis.Response> Diagnosis() => Do(async (db, _) => (await ShowDiagnosis.Handle(Order, db, default)).Value!);

    private Task Answer(string code, string answer) => Do((db, s) =>
        AnswerChecklist.Handle(new(Order, Bloco, [new(code, answer)]), db, s.GetRequiredService<Actor>(), Clock, default));
}
