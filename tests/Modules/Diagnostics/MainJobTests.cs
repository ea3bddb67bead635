using Biela.Contracts.Diagnostics;
using Biela.Kernel;
using Biela.Modules.Diagnostics;
using Biela.Modules.Diagnostics.Domain;
using Microsoft.EntityFrameworkCore;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>Story A01 through the use cases, as far as the measuring goes.</summary>
public sealed class MainJobTests : WorkshopTest
{
    private static string[] Lines(IEnumerable<FeatureResult> features) => [.. features.Select(f => f.Line())];

    private async Task MeasureEngine()
    {
        await Set(Vetor);
        await Measure(Bloco, Block);
        await Measure(Vira, Crank);
        await Measure(Cabecote, Head("0,030"));
    }

    [Fact]
    public async Task The_engine_of_the_story_is_measured_judged_and_diagnosed_and_the_event_says_all_of_it()
    {
        await MeasureEngine();

        var answer = await Complete();

        Assert.Equal((Verdict.Out, 1), (answer.Verdict, answer.Revision));
        Assert.Equal(
            ["Bore Size 0,500 76,768", "HeadFlatness Std  ", "MainJournal Size 0,250 49,931", "Crankpin Size 0,500 41,711"],
            answer.Decisions.OrderBy(d => d.ComponentKind).Select(d => $"{d.Feature} {d.Action} {d.Size} {d.WithCleanUp}"));
        var completed = Assert.Single(await Published<DiagnosisCompleted>());
        Assert.Equal((Order, 1, "Out"), (completed.OrderId, completed.Revision, completed.Verdict));
        Assert.Equal(
        [
            (Bloco, "Service", "SV-101", "Retificar e brunir cilindro", 4_0000), (Bloco, "Part", "PT-PIST050", "Jogo de pistões 0,50", 1_0000),
            (Bloco, "Part", "PT-ANEL050", "Jogo de anéis 0,50", 1_0000),
            (Vira, "Service", "SV-201", "Retificar colo fixo", 5_0000), (Vira, "Part", "PT-BRM025", "Jogo de bronzinas de mancal 0,25", 1_0000),
            (Vira, "Service", "SV-202", "Retificar colo móvel", 4_0000), (Vira, "Part", "PT-BRB050", "Jogo de bronzinas de biela 0,50", 1_0000),
        ], completed.Suggestions.Select(s => (s.ComponentId, s.Kind, s.Code, s.Description, s.Quantity)));
        Assert.Equal("76,728, com limpeza 76,768: +0,500 (77,000) é a menor medida que limpa", completed.Suggestions[0].Reason);
        Assert.Empty(completed.Forbidden);
    }

    [Fact]
    public async Task The_first_inspection_starts_the_diagnosis_and_each_closing_is_told()
    {
        await MeasureEngine();

        var started = Assert.Single(await Published<DiagnosisStarted>());
        Assert.Equal((Order, Bloco, "Incoming"), (started.OrderId, started.ComponentId, started.Phase));
        Assert.Equal(
            [(Bloco, "BLOCO", "Incoming", 1, "Out"), (Vira, "VIRABREQUIM", "Incoming", 1, "Out"), (Cabecote, "CABECOTE", "Incoming", 1, "Ok")],
            (await Published<InspectionClosed>()).Select(c => (c.ComponentId, c.ComponentKind, c.Phase, c.Revision, c.Verdict)));
    }

    [Fact]
    public async Task What_is_read_is_computed_at_once_and_stays_the_same_once_closed()
    {
        await Set(Vetor);
        var inspection = await Start(Bloco);
        string[] table =
        [
            "Cilindro 1 | 76,552 76,525 0,052 0,016 0,022 | AtLimit", "Cilindro 2 | 76,604 76,549 0,104 0,027 0,048 | Out",
            "Cilindro 3 | 76,728 76,622 0,228 0,045 0,098 | Out", "Cilindro 4 | 76,598 76,547 0,098 0,024 0,046 | Out",
        ];

        Assert.Equal(table, Lines((await Read(inspection.Id, Block)).Features));
        Assert.Equal(table, Lines((await Show(inspection.Id)).Features));
        Assert.Equal(table, Lines((await Close(inspection.Id)).Features));
        var closed = await Show(inspection.Id);
        Assert.Equal(table, Lines(closed.Features));
        Assert.Equal((InspectionStatus.Closed, 1, "Manual Vetor 1.6, demo"), (closed.Status, closed.Specification!.Version, closed.Specification.Source));
        Assert.All(closed.Readings, r => Assert.Equal(("SB-01", "Lia Prado", Clock.Now), (r.Instrument, r.By, r.At)));
    }

    [Fact]
    public async Task Completing_again_repeats_the_answer_and_after_a_correction_publishes_the_next_revision()
    {
        await MeasureEngine();
        var first = await Complete();
        var again = await Complete();
        Assert.Equal((first.Revision, first.CompletedAt), (again.Revision, again.CompletedAt));
        Assert.Single(await Published<DiagnosisCompleted>());

        var crank = await Do((db, _) => db.Inspections.SingleAsync(i => i.ComponentId == Vira));
        var second = await Reopen(crank.Id, "fixo 3 medido com a peça quente");
        Assert.Equal("inspection-open", (await Refused(Complete)).Code);
        await Read(second.Id, [.. Crank.Where(r => r.Feature == FeatureKind.Crankpin), .. Everywhere(FeatureKind.MainJournal, 5, "49,985")]);
        await Close(second.Id);
        var corrected = await Complete();

        Assert.Equal((2, 5), (corrected.Revision, corrected.Suggestions.Count));
        Assert.Equal([1, 2], (await Published<DiagnosisCompleted>()).Select(d => d.Revision));
        Assert.DoesNotContain((await Published<DiagnosisCompleted>())[1].Suggestions, s => s.Code == "SV-201");
    }

    [Fact]
    public async Task The_finished_block_is_out_by_one_cylinder_and_after_honing_ok()
    {
        await MeasureEngine();
        Reading[] short2 = [.. Everywhere(FeatureKind.Bore, 4, "77,008").Select(r => r.Position == 2 ? r with { Value = Mm("77,003") } : r)];
        FinishedLimit limit = new(FeatureKind.Bore, Mm("77,000"), Mm("77,020"));

        var refused = await Measure(Bloco, short2.But(FeatureKind.Bore, 2, Level.A, Direction.X, "76,994"), Phase.Final, limit);
        var accepted = await Measure(Bloco, Everywhere(FeatureKind.Bore, 4, "77,008"), Phase.Final);

        Assert.Equal((Verdict.Out, "fora: 76,994 abaixo da medida final mínima 77,000"), (refused.Verdict, refused.Features[1].Reason));
        Assert.Equal([limit], accepted.FinalLimits);
        Assert.Equal([("Final", 1, "Out"), ("Final", 2, "Ok")], (await Published<InspectionClosed>()).Skip(3).Select(c => (c.Phase, c.Revision, c.Verdict)));
        Reading[] ground = [.. Everywhere(FeatureKind.MainJournal, 5, "49,741"), .. Everywhere(FeatureKind.Crankpin, 4, "41,492")];
        Assert.Equal(Verdict.Ok, (await Measure(Vira, ground, Phase.Final)).Verdict);
    }

    [Fact]
    public async Task Every_closed_result_is_reproducible_and_one_that_was_touched_is_found()
    {
        await MeasureEngine();
        Assert.Empty(await Do((db, _) => AuditResults.Handle(db, default)));

        const string Touch = "update inspections set result = replace(result, '76.728', '76.500') where component_kind = 'BLOCO'";
        await Do((db, _) => db.Database.ExecuteSqlRawAsync(Touch));

        Assert.Equal("R reproducible", Assert.Single(await Do((db, _) => AuditResults.Handle(db, default))).Rule);
    }
}
