using Biela.Kernel;
using Biela.Modules.Diagnostics.Domain;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>Story A02: without a specification nothing is OK, and at the limit neither.</summary>
public sealed class NoSpecificationTests
{
    private static readonly EngineCounts Lince = new(3, 4, 3);

    private static readonly Reading[] Bores = Table(FeatureKind.Bore,
        "70,012 70,006 70,010 70,005 70,008 70,004",
        "70,055 70,041 70,047 70,038 70,036 70,030",
        "70,020 70,000 70,018 70,002 70,014 70,001");

    private static readonly Specification Registered = Spec(Bore with
    {
        Nominal = Mm("70,000"), NewMin = Mm("70,000"), NewMax = Mm("70,020"), ServiceLimit = Mm("70,070"),
    }) with { EngineModel = "Lince 1.0", EffectiveFrom = new(2026, 3, 4) };

    private static readonly DateTimeOffset Next = Now.AddDays(1);

    [Fact]
    public void Without_a_specification_the_values_are_computed_and_the_verdict_is_no_spec()
    {
        var result = Metrology.Evaluate(Bores, null);

        Assert.Equal(
        [
            "Cilindro 1 | 70,012 70,004  0,006 0,004 | NoSpec",
            "Cilindro 2 | 70,055 70,030  0,014 0,019 | NoSpec",
            "Cilindro 3 | 70,020 70,000  0,020 0,006 | NoSpec",
        ], result.Features.Select(f => f.Line()));
        Assert.All(result.Features, f => Assert.Equal("sem especificação", f.Reason));
        Assert.Equal(Verdict.NoSpec, result.Verdict);
        Assert.Empty(result.Repairs);
        Assert.Empty(Suggestions.From(result, SuggestionRule.Defaults, Lince, Guid.Empty));
    }

    [Fact]
    public void The_order_of_an_ok_head_and_a_block_without_specification_is_no_spec()
    {
        var head = Metrology.Evaluate(Table(FeatureKind.HeadFlatness, "0,020 0,020 0,010 0,020 0,010 0,020 0,010"), Spec(Face));

        Assert.Equal(Verdict.Ok, head.Verdict);
        Assert.Equal(Verdict.NoSpec, new[] { head.Verdict, Metrology.Evaluate(Bores, null).Verdict }.Worst());
    }

    [Fact]
    public void The_second_revision_is_judged_by_the_specification_and_the_first_stays_as_it_was()
    {
        var first = Inspection(ComponentKind.Block, Lince, Bores);
        first.Close(null, "Rui Sena", Now);
        var second = first.Reopen("especificação cadastrada", "Rui Sena", Next);
        var result = second.Close(Registered, "Rui Sena", Next);

        Assert.Equal([Verdict.Ok, Verdict.AtLimit, Verdict.AtLimit], result.Features.Select(f => f.Verdict));
        Assert.Equal(["0,012", "0,055", "0,020"], result.Features.Select(f => $"{f.Wear}"));
        Assert.Equal(
            ["dentro", "no limite: 70,055 acima de peça nova (70,020)", "no limite: ovalização 0,020 é 80 % de 0,025"], result.Features.Select(f => f.Reason));
        Assert.Equal((Verdict.AtLimit, RepairAction.Std, null), (result.Verdict, result.Repairs[0].Action, result.Repairs[0].Size));
        Assert.Empty(Suggestions.From(result, SuggestionRule.Defaults, Lince, second.ComponentId));
        Assert.Equal((2, first.Id, "especificação cadastrada"), (second.Revision, second.Corrects, second.Reason));

        Assert.Equal((Verdict.NoSpec, null, 1), (first.Result!.Verdict, first.Specification, first.Revision));
        Assert.Equal(InspectionStatus.Reopened, first.Status);
    }

    [Fact]
    public void Registering_a_specification_changes_nothing_in_a_closed_inspection_and_editing_it_is_refused()
    {
        var first = Inspection(ComponentKind.Block, Lince, Bores);
        first.Close(null, "Rui Sena", Now);

        Assert.Equal(Verdict.NoSpec, first.Preview(Registered).Verdict);
        var refused = Assert.Throws<RuleBroken>(() => first.Record([(Bores[0] with { Value = Mm("70,001") }, Gauge())], "Rui Sena", Next, Day));
        Assert.Equal("inspection-closed", refused.Code);
        Assert.Equal(Bores, first.Readings);
    }

    [Fact]
    public void Ovality_of_exactly_eighty_percent_is_at_the_limit_and_one_ten_thousandth_less_is_ok()
    {
        Verdict Of(string a) => Metrology.Evaluate(Row(FeatureKind.Bore, 1, $"{a} 70,000 70,010 70,000 70,010 70,000"), Registered).Verdict;

        Assert.Equal([Verdict.Ok, Verdict.AtLimit], [Of("70,0199"), Of("70,020")]);
    }

    [Fact]
    public void Verdicts_order_from_ok_over_at_limit_and_no_spec_to_out_and_nothing_measured_is_not_ok()
    {
        Assert.Equal([Verdict.Ok, Verdict.AtLimit, Verdict.NoSpec, Verdict.Out], Enum.GetValues<Verdict>().Order());
        Assert.Equal(Verdict.NoSpec, new[] { Verdict.AtLimit, Verdict.NoSpec, Verdict.Ok }.Worst());
        Assert.Equal(Verdict.NoSpec, Array.Empty<Verdict>().Worst());
    }

    [Fact]
    public void A_feature_the_specification_does_not_name_is_no_spec_beside_judged_ones()
    {
        var result = Metrology.Evaluate([.. Bores, .. Everywhere(FeatureKind.MainHousing, 1, "60,000")], Registered);

        Assert.Equal((Verdict.NoSpec, "sem especificação"), (result.Features[^1].Verdict, result.Features[^1].Reason));
        Assert.Equal(Verdict.NoSpec, result.Verdict);
    }

    [Fact]
    public void Finished_limits_alone_never_make_a_part_ok()
    {
        FinishedLimit[] limits = [new(FeatureKind.Bore, Mm("70,000"), Mm("70,020"))];

        Assert.Equal(Verdict.NoSpec, Metrology.Evaluate(Everywhere(FeatureKind.Bore, 1, "70,010"), null, limits).Verdict);
        Assert.Equal(Verdict.Out, Metrology.Evaluate(Everywhere(FeatureKind.Bore, 1, "70,021"), null, limits).Verdict);
    }
}
