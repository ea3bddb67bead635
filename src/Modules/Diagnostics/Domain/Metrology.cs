namespace Biela.Modules.Diagnostics.Domain;

/// <summary>What the readings of one position say. Wear needs a nominal size, ovality two directions of a level, taper two levels.</summary>
internal sealed record FeatureResult(
    FeatureKind Feature, int Position, Length Max, Length Min, Length? Wear, Length? Ovality, Length? Taper, Length? Flatness, Verdict Verdict, string Reason);

/// <summary>Everything computed from the readings of one component: nothing in it is ever typed.</summary>
internal sealed record Evaluation(Verdict Verdict, IReadOnlyList<FeatureResult> Features, IReadOnlyList<RepairDecision> Repairs);

/// <summary>Turns readings into results. A pure function: the same readings, in any order, give the same evaluation.</summary>
internal static class Metrology
{
    /// <summary>
    /// Judges the readings of one component, at most one a spot. Without a specification everything that needs none is still computed, and the
    /// verdict is NoSpec. Finished limits, given for parts that were machined, replace the limits of size; repairs are decided only without them.
    /// </summary>
    public static Evaluation Evaluate(IEnumerable<Reading> readings, Specification? specification, IReadOnlyList<FinishedLimit>? finished = null)
    {
        FeatureResult[] features =
        [
            .. from reading in readings
               group reading by (reading.Feature, reading.Position) into position
               orderby position.Key.Feature, position.Key.Position
               let spec = specification?.Of(position.Key.Feature)
               let limit = finished?.FirstOrDefault(f => f.Feature == position.Key.Feature)
               select Judgement.Of(Compute([.. position], spec, worn: limit is null), spec, limit),
        ];
        var repairs = specification is null || finished is not null ? [] : Repairs.Decide(features, specification);
        return new(features.Select(f => f.Verdict).Worst(), features, repairs);
    }

    private static FeatureResult Compute(Reading[] readings, FeatureSpec? spec, bool worn)
    {
        var (kind, position) = (readings[0].Feature, readings[0].Position);
        var (max, min) = (readings.Max(r => r.Value), readings.Min(r => r.Value));
        var diameter = kind.IsDiameter();
        return new(kind, position, max, min,
            worn && diameter && spec?.Nominal is { } nominal ? Wear(kind.Shape(), nominal, max, min) : null,
            diameter ? Ovality(readings) : null,
            diameter ? Taper(readings, spec?.TaperMethod ?? TaperMethod.EndToEnd) : null,
            kind.Shape() == Shape.Flatness ? max : null,
            Verdict.NoSpec, "");
    }

    // A part that has not worn yet may lie on the other side of its nominal size; wear is never negative.
    private static Length Wear(Shape shape, Length nominal, Length max, Length min) =>
        Length.Max(Length.Zero, shape == Shape.InnerDiameter ? max - nominal : nominal - min);

    private static Length? Ovality(Reading[] readings) => Greatest(
        from reading in readings
        group reading by reading.Level into level
        where level.Count() == 2
        select (level.First().Value - level.Last().Value).Abs());

    private static Length? Taper(Reading[] readings, TaperMethod method) => Greatest(
        from reading in readings
        orderby reading.Level
        group reading.Value by reading.Direction into line
        where line.Count() > 1
        select method == TaperMethod.EndToEnd ? (line.First() - line.Last()).Abs() : line.Max() - line.Min());

    private static Length? Greatest(IEnumerable<Length> values) => values.Max(value => (Length?)value);
}
