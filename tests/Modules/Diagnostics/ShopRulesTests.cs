using System.Text.Json;
using Biela.Kernel;
using Biela.Modules.Diagnostics;
using Biela.Modules.Diagnostics.Domain;
using Microsoft.Extensions.DependencyInjection;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>What a shop sets for itself: suggestion rules, checklists, specifications.</summary>
public sealed class ShopRulesTests : WorkshopTest
{
    private Task<AnswerChecklist.Response> Answer(Guid component, params (string Code, string Answer)[] answers) => Do(async (db, s) =>
        (await AnswerChecklist.Handle(new(Order, component, [.. answers.Select(a => new AnswerChecklist.Given(a.Code, a.Answer))]),
            db, s.GetRequiredService<Actor>(), Clock, default)).Value!);

    private Task<IReadOnlyList<SuggestionRule>> Rules() => Do(async (db, _) => (await ShowRules.Handle(db, default)).Value.Rules);

    [Fact]
    public async Task A_shop_starts_with_the_usual_rules_and_suggests_by_its_own_once_it_has_them()
    {
        await Set(Vetor);
        Assert.Equal(SuggestionRule.Defaults, await Rules());
        RewriteRules.Rule rule = new(FeatureKind.Bore, RepairAction.Size, [new(ItemKind.Service, "RET-CIL", "Retífica {size}", CountBasis.PerPosition)]);
        await Measure(Bloco, Block);
        Assert.Equal(1, (await Complete()).Revision);

        await Do((db, _) => RewriteRules.Handle(new([rule]), Unseen, db, default));
        var answer = await Complete();

        Assert.Equal(2, answer.Revision);
        Assert.Equal(("RET-CIL", "Retífica 0,50", 4), (answer.Suggestions.Single().Code, answer.Suggestions[0].Description, answer.Suggestions[0].Quantity));
        Assert.Equal("rules-inconsistent", (await Refused(() => Do((db, _) => RewriteRules.Handle(new([rule, rule]), Unseen, db, default)))).Code);
        Assert.Equal(412, (await Refused(() => Do((db, _) => RewriteRules.Handle(new([]), new("\"0\""), db, default)))).Status);
        Tenant = Guid.CreateVersion7();
        Assert.Equal(SuggestionRule.Defaults, await Rules());
    }

    [Fact]
    public async Task The_answers_of_a_checklist_join_the_suggestions_of_the_readings()
    {
        await Set(Vetor);
        await Measure(Bloco, Block);

        var begun = await Answer(Bloco, ("TRINCA", "Sim"));
        Assert.Equal("checklist-incomplete", (await Refused(Complete)).Code);
        var done = await Answer(Bloco, ("ESTANQUEIDADE", "Não"), ("SELOS", "Não"));

        Assert.False(begun.Complete);
        Assert.Equal((begun.Id, true, "SV-115"), (done.Id, done.Complete, done.Suggested.Single().Code));
        Assert.Equal(["SV-101", "PT-PIST050", "PT-ANEL050", "SV-115"], (await Complete()).Suggestions.Select(s => s.Code));

        await Answer(Bloco, ("TRINCA", "Não"), ("ESTANQUEIDADE", "Não"), ("SELOS", "Não"));
        Assert.DoesNotContain((await Complete()).Suggestions, s => s.Code == "SV-115");
    }

    [Fact]
    public async Task A_checklist_neither_repeats_what_the_readings_suggest_nor_asks_for_what_is_forbidden()
    {
        await Set(Spec(Face with { GrindingForbidden = true }));
        RewriteChecklist.Item question = new("FACE", "Plainar?", true, ["Sim"],
            [new("Sim", "SV-301", "Plainar cabeçote"), new("Sim", "PT-CABECOTE", "Cabeçote", ItemKind.Part), new("Sim", "SV-390", "Lavar")]);
        await Do((db, _) => RewriteChecklist.Handle("CABECOTE", new([question]), Unseen, db, default));
        await Measure(Cabecote, Head("0,080"));
        await Answer(Cabecote, ("FACE", "Sim"));

        Assert.Equal(["PT-CABECOTE", "SV-390"], (await Complete()).Suggestions.Select(s => s.Code));
    }

    [Fact]
    public async Task A_checklist_that_was_rewritten_asks_the_new_questions_and_keeps_the_begun_run()
    {
        await Set(Vetor);
        var begun = await Answer(Bloco, ("TRINCA", "Não"));

        await Do((db, _) => RewriteChecklist.Handle("BLOCO", new([new("COR", "Cor?", true)]), Unseen, db, default));

        Assert.Equal("COR", (await Do((db, _) => ShowChecklist.Handle("BLOCO", db, default))).Value.Items.Single().Code);
        Assert.Equal(begun.Id, (await Answer(Bloco, ("SELOS", "Não"))).Id);
        Assert.True((await Answer(Vira, ("TRINCA", "Não"), ("ENCOSTO", "Não"), ("BALANCEAR", "Não"))).Complete);
    }

    [Fact]
    public async Task Each_specification_of_a_model_is_a_version_and_one_that_contradicts_itself_is_refused()
    {
        Assert.Equal((1, 2), ((await Specify(Vetor)).Version, (await Specify(Spec(Bore))).Version));
        Assert.Equal(1, (await Specify(Vetor with { EngineModel = "Lince 1.0" })).Version);
        Assert.Equal("specification-inconsistent", (await Refused(() => Specify(Spec(Bore with { NewMin = Mm("76,530") })))).Code);

        var listed = await Do((db, _) => ListSpecifications.Handle(Vetor.EngineModel, null, null, db, default));
        Assert.Equal([2, 1], listed.Items.Select(s => s.Version));
        Assert.Equal(4, listed.Items[1].Features.Count);
    }

    [Fact]
    public async Task A_calibrated_instrument_is_of_use_again()
    {
        await Own("SB-09", "50", "200", next: new(2026, 1, 11));
        Task<Page<ListInstruments.Item>> List() => Do((db, s) => ListInstruments.Handle(null, null, db, s.GetRequiredService<Tenant>(), Clock, default));
        var instrument = Assert.Single((await List()).Items);
        Assert.False(instrument.Calibrated);

        await Do((db, _) => CalibrateInstrument.Handle(instrument.Id, new(new(2026, 1, 12), new(2027, 1, 12), "CERT-9"), db, default));

        Assert.Equal((true, "CERT-9"), ((await List()).Items[0].Calibrated, (await List()).Items[0].Certificate));
        await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => Own("SB-09", "0", "10"));
    }

    [Fact]
    public async Task The_order_shows_what_was_measured_and_its_diagnosis()
    {
        await Set(Vetor);
        Task<ShowDiagnosis.Response> Show() => Do(async (db, _) => (await ShowDiagnosis.Handle(Order, db, default)).Value!);
        await Measure(Bloco, Block);
        Assert.Null((await Show()).Diagnosis);

        await Complete();
        var shown = await Show();

        Assert.Equal((Verdict.Out, 1), (shown.Diagnosis!.Verdict, shown.Diagnosis.Revision));
        Assert.Equal(["BLOCO Out", "VIRABREQUIM ", "CABECOTE ", "MONTAGEM "],
            shown.Components.Select(c => $"{c.Kind} {c.Inspections.FirstOrDefault()?.Verdict}"));
    }

    [Fact]
    public void What_the_api_sends_is_read_strictly()
    {
        var specification = Sent<RegisterSpecification.Request>("""
            {"model": "Vetor", "source": "Manual", "effectiveFrom": "2026-01-01", "features": [
              {"feature": "Bore", "nominal": 76.5, "newMin": 76.5, "newMax": 76.52, "serviceLimit": 76.57, "ovalityMax": 0.025, "taperMax": 0.05,
               "taperMethod": "EndToEnd", "sizes": [0.25, 0.5], "sizeLimit": 0.5, "cleanUp": 0.04},
              {"feature": "HeadFlatness", "flatnessMax": 0.05, "grindingForbidden": true}, {"feature": "HeadHeight", "minimum": 109.8}]}
            """);
        var readings = Sent<RecordReadings.Request>("""
            {"instruments": ["SB-01"], "readings": [{"feature": "Bore", "position": 1, "level": "A", "direction": "X", "value": 76.552}]}
            """);

        Assert.Equal(Json(Bore), Json(specification.Features[0]));
        Assert.Equal((Mm("0,050"), true, Mm("109,800")),
            (specification.Features[1].FlatnessLimit, specification.Features[1].GrindingForbidden, specification.Features[2].Minimum));
        Assert.Equal(Block[0].Value, readings.Readings.Single().Value);
        Assert.Throws<JsonException>(() => Sent<RegisterSpecification.Request>("""
            {"model": "Vetor", "source": "Manual", "effectiveFrom": "2026-01-01", "features": [{"feature": "Bore", "oversizes": [0.25]}]}
            """));
    }

    private static T Sent<T>(string json) => JsonSerializer.Deserialize<T>(json, Web.Json(new()))!;

    private static string Json(FeatureSpec spec) => JsonSerializer.Serialize(spec);
}
