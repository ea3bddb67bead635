using Biela.Contracts.Diagnostics;
using Biela.Modules.Diagnostics.Domain;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>Stories A02 and A03 through the use cases.</summary>
public sealed class LateSpecificationTests : WorkshopTest
{
    private static readonly Reading[] Bores = Table(FeatureKind.Bore,
        "70,012 70,006 70,010 70,005 70,008 70,004",
        "70,055 70,041 70,047 70,038 70,036 70,030",
        "70,020 70,000 70,018 70,002 70,014 70,001");

    private static readonly FeatureSpec Registered = Bore with
    {
        Nominal = Mm("70,000"), NewMin = Mm("70,000"), NewMax = Mm("70,020"), ServiceLimit = Mm("70,070"),
    };

    private static readonly FeatureSpec Flat = new(FeatureKind.HeadFlatness) { FlatnessMax = Mm("0,050"), CleanUp = Mm("0,020") };

    [Fact]
    public async Task A_specification_registered_later_judges_only_the_next_revision()
    {
        Clock.Now = new(2026, 3, 3, 15, 0, 0, TimeSpan.Zero);
        await Set(Spec(Flat), "Lince 1.0", cylinders: 3);
        var first = await Measure(Bloco, Bores);
        await Measure(Cabecote, Head("0,020"));
        Assert.Equal((Verdict.NoSpec, "sem especificação", null), (first.Verdict, first.Features[0].Reason, first.Specification));
        var before = await Complete();
        Assert.Equal(Verdict.NoSpec, before.Verdict);
        Assert.Empty(before.Suggestions);

        Clock.Now = Clock.Now.AddDays(1);
        await Specify(Spec(Flat, Registered) with { EngineModel = "Lince 1.0", EffectiveFrom = new(2026, 3, 4) });
        Assert.Equal("inspection-closed", (await Refused(() => Read(first.Id, Bores))).Code);
        var second = await Reopen(first.Id, "especificação cadastrada");
        var closed = await Close(second.Id);

        Assert.Equal(["dentro", "no limite: 70,055 acima de peça nova (70,020)", "no limite: ovalização 0,020 é 80 % de 0,025"],
            closed.Features.Select(f => f.Reason));
        Assert.Equal((2, Verdict.AtLimit, RepairAction.Std, 2), (closed.Revision, closed.Verdict, closed.Repairs[0].Action, closed.Specification!.Version));
        var shown = await Show(first.Id);
        Assert.Equal((Verdict.NoSpec, null, InspectionStatus.Reopened), (shown.Verdict, shown.Specification, shown.Status));
        var after = await Complete();
        Assert.Equal((Verdict.AtLimit, 2, 0), (after.Verdict, after.Revision, after.Suggestions.Count));
        Assert.Equal(["NoSpec", "AtLimit"], (await Published<DiagnosisCompleted>()).Select(d => d.Verdict));
    }

    [Fact]
    public async Task A_specification_judges_from_the_day_it_is_in_force_in_the_shops_time_zone()
    {
        Clock.Now = new(2026, 3, 4, 2, 59, 0, TimeSpan.Zero);
        await Set(Spec(Registered) with { EffectiveFrom = new(2026, 3, 4) }, "Lince 1.0", cylinders: 3);
        var inspection = await Start(Bloco);

        Assert.Equal(Verdict.NoSpec, (await Read(inspection.Id, Bores)).Verdict);
        Clock.Now = Clock.Now.AddMinutes(1);

        Assert.Equal(Verdict.AtLimit, (await Show(inspection.Id)).Verdict);
        Assert.Equal(Verdict.AtLimit, (await Close(inspection.Id)).Verdict);
    }

    [Theory]
    [InlineData(true, "98,410", "retífica proibida pela especificação (Manual Vetor 1.6, demo)")]
    [InlineData(false, "109,890", "abaixo da altura mínima: 109,790 após plainar, mínima 109,800 (Manual Vetor 1.6, demo)")]
    public async Task A_head_that_must_not_be_ground_is_replaced_and_the_event_forbids_the_service(bool forbidden, string height, string reason)
    {
        await Set(Spec(Flat with { GrindingForbidden = forbidden }, new FeatureSpec(FeatureKind.HeadHeight) { Minimum = forbidden ? null : Mm("109,800") }));
        await Measure(Cabecote, Head("0,080", height));

        var answer = await Complete();

        var completed = Assert.Single(await Published<DiagnosisCompleted>());
        Assert.Equal([new(Cabecote, "SV-301", reason)], completed.Forbidden);
        Assert.Equal([new(Cabecote, "Part", "PT-CABECOTE", "Substituir cabeçote", 1_0000, reason)], completed.Suggestions);
        Assert.Equal((RepairAction.Replace, reason), (answer.Decisions[0].Action, answer.Decisions[0].Prohibition));
    }

    [Fact]
    public async Task A_head_with_height_to_spare_is_ground()
    {
        await Set(Spec(Flat, new FeatureSpec(FeatureKind.HeadHeight) { Minimum = Mm("109,800") }));
        await Measure(Cabecote, Head("0,080", "109,930"));

        var line = Assert.Single((await Complete()).Suggestions);

        Assert.Equal(("SV-301", 1), (line.Code, line.Quantity));
        Assert.Empty((await Published<DiagnosisCompleted>())[0].Forbidden);
    }
}
