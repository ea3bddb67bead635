using Biela.Kernel;
using Biela.Modules.Diagnostics.Domain;
using FsCheck;
using FsCheck.Fluent;
using System.Text.Json;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

public sealed class MetrologyProperties
{
    private static readonly FeatureSpec[] Specs = [Bore, Main, Pin];

    /// <summary>A whole engine around the nominal sizes: from better than new to far beyond the last size.</summary>
    private static readonly Gen<Reading[]> Engines =
        from values in Gen.Choose(-1_000, 12_000).ArrayOf(4 * 6 + 5 * 4 + 4 * 4)
        select Block.Concat(Crank).Zip(values, Worn).ToArray();

    /// <summary>Any list of sizes up to 1,20 mm, in any order, with a limit that may cut some of them off.</summary>
    private static readonly Gen<(Length[] Sizes, Length Limit, Length CleanUp)> Lists =
        from sizes in Gen.Choose(1, 120).ArrayOf()
        from limit in Gen.Choose(0, 120)
        from cleanUp in Gen.Choose(0, 600)
        select (sizes.Distinct().Select(s => Length.Of(s / 100m)).ToArray(), Length.Of(limit / 100m), Length.FromScaled(cleanUp));

    private static Reading Worn(Reading reading, int wear)
    {
        var nominal = Specs.First(s => s.Feature == reading.Feature).Nominal!.Value;
        var by = Length.FromScaled(wear);
        return reading with { Value = reading.Feature == FeatureKind.Bore ? nominal + by : nominal - by };
    }

    private static string Json(Evaluation evaluation) => JsonSerializer.Serialize(evaluation);

    [Fact]
    public void The_order_of_the_readings_changes_nothing() => Prop.ForAll(
        (from engine in Engines from shuffled in Gen.Shuffle(engine) select (engine, shuffled)).ToArbitrary(),
        both => Json(Metrology.Evaluate(both.engine, Vetor)) == Json(Metrology.Evaluate(both.shuffled, Vetor))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_sizes_changes_nothing() => Prop.ForAll(
        (from engine in Engines from list in Lists from shuffled in Gen.Shuffle(list.Sizes) select (engine, list, shuffled)).ToArbitrary(),
        x => Json(Metrology.Evaluate(x.engine, With(x.list))) == Json(Metrology.Evaluate(x.engine, With(x.list with { Sizes = x.shuffled }))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Wear_ovality_and_taper_are_never_negative_and_never_exceed_the_spread() => Prop.ForAll(Engines.ToArbitrary(), engine =>
        Metrology.Evaluate(engine, Vetor).Features.All(f =>
            f.Wear >= Length.Zero && f.Ovality >= Length.Zero && f.Taper >= Length.Zero && f.Ovality <= f.Max - f.Min && f.Taper <= f.Max - f.Min))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Taper_end_to_end_never_exceeds_the_cylindricity() => Prop.ForAll(Engines.ToArbitrary(), engine =>
        Metrology.Evaluate(engine, Vetor).Features.Zip(Metrology.Evaluate(engine, Spec([.. Specs.Select(Cylindrical)])).Features)
            .All(pair => pair.First.Taper <= pair.Second.Taper)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_chosen_size_cleans_up_within_the_limit_and_no_smaller_listed_size_does() => Prop.ForAll(
        (from engine in Engines from list in Lists select (engine, list)).ToArbitrary(),
        x => Metrology.Evaluate(x.engine, With(x.list)).Repairs.All(repair =>
        {
            var nominal = Specs.First(s => s.Feature == repair.Feature).Nominal!.Value;
            var values = x.engine.Where(r => r.Feature == repair.Feature).Select(r => r.Value).ToArray();
            bool CleansUp(Length size) => repair.Feature == FeatureKind.Bore
                ? nominal + size >= values.Max() + x.list.CleanUp
                : nominal - size <= values.Min() - x.list.CleanUp;
            var fitting = x.list.Sizes.Where(size => size <= x.list.Limit && CleansUp(size)).ToArray();
            return repair.Action switch
            {
                RepairAction.Std => repair.Size is null,
                RepairAction.Size => repair.Size == fitting.Min(),
                RepairAction.Liner => repair.Feature == FeatureKind.Bore && fitting.Length == 0,
                RepairAction.Replace => repair.Feature != FeatureKind.Bore && fitting.Length == 0,
                _ => false,
            };
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void A_repair_is_decided_exactly_when_some_position_is_out() => Prop.ForAll(Engines.ToArbitrary(), engine =>
    {
        var result = Metrology.Evaluate(engine, Vetor);
        return result.Repairs.All(r => (r.Action != RepairAction.Std) == result.Features.Any(f => f.Feature == r.Feature && f.Verdict == Verdict.Out));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_a_specification_nothing_is_judged() => Prop.ForAll(Engines.ToArbitrary(), engine =>
        Metrology.Evaluate(engine, null) is { Verdict: Verdict.NoSpec, Repairs: [] } result && result.Features.All(f => f.Verdict == Verdict.NoSpec))
        .QuickCheckThrowOnFailure();

    private static FeatureSpec Cylindrical(FeatureSpec spec) => spec with { TaperMethod = TaperMethod.Cylindricity };

    private static Specification With((Length[] Sizes, Length Limit, Length CleanUp) list) =>
        Spec([.. Specs.Select(s => s with { Sizes = list.Sizes, SizeLimit = list.Limit, CleanUp = list.CleanUp })]);
}
