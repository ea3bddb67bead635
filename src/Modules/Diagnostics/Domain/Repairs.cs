using System.Text.Json.Serialization;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>What is to be done with all positions of a feature: nothing, the next size, a sleeve, another part, or grinding the face.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepairAction>))]
internal enum RepairAction { Std, Size, Liner, Replace, Grind }

/// <summary>
/// One decision for all positions of a feature. For a face the worst reading is its flatness, "with clean-up" the height after grinding and
/// the last allowed the smallest height. <c>Prohibition</c> says why the face or diameter must not be machined, whatever is decided.
/// </summary>
internal sealed record RepairDecision(
    FeatureKind Feature, RepairAction Action, Length? Size, Length Worst, Length? WithCleanUp, Length? LastAllowed, string Reason, string? Prohibition = null);

/// <summary>Chooses the repair of each feature that the specification knows; only a feature that is out is repaired.</summary>
internal static class Repairs
{
    public static IReadOnlyList<RepairDecision> Decide(IReadOnlyList<FeatureResult> results, Specification specification)
    {
        return [.. specification.Features.OrderBy(s => s.Feature).Select(Decide).OfType<RepairDecision>()];

        RepairDecision? Decide(FeatureSpec spec) => (spec.Feature.Shape(), Of(spec.Feature)) switch
        {
            (_, []) or (Shape.Single, _) => null,
            (Shape.Flatness, var faces) => Face(spec, specification, faces, Of(spec.Feature.Height())),
            (_, var positions) => Diameter(spec, specification, positions),
        };

        FeatureResult[] Of(FeatureKind kind) => [.. results.Where(r => r.Feature == kind)];
    }

    /// <summary>
    /// The sizes the machined part must have: the new part's range moved by the chosen size. A sleeve or another part is made to the new size,
    /// and with another part nothing else of it is machined.
    /// </summary>
    public static IReadOnlyList<FinishedLimit> Finished(this Evaluation evaluation, Specification specification)
    {
        var replaced = evaluation.Repairs.Any(r => r.Action == RepairAction.Replace);
        return
        [
            .. from repair in evaluation.Repairs
               where repair.Action != RepairAction.Std && repair.Feature.IsDiameter()
               let spec = specification.Of(repair.Feature)
               where spec?.NewMin is not null && spec.NewMax is not null
               let size = replaced ? Length.Zero : repair.Size ?? Length.Zero
               let step = repair.Feature.Shape() == Shape.InnerDiameter ? size : -size
               select new FinishedLimit(repair.Feature, spec.NewMin!.Value + step, spec.NewMax!.Value + step),
        ];
    }

    private static RepairDecision Diameter(FeatureSpec spec, Specification specification, FeatureResult[] positions)
    {
        var inner = spec.Feature.Shape() == Shape.InnerDiameter;
        var worst = inner ? positions.Max(p => p.Max) : positions.Min(p => p.Min);
        var prohibition = spec.GrindingForbidden ? Forbidden(specification.SourceOf(spec)) : null;
        var decision = new RepairDecision(spec.Feature, RepairAction.Std, null, worst, null, null, "nenhuma medida fora", prohibition);
        if (positions.All(p => p.Verdict != Verdict.Out)) return decision;

        var needed = inner ? worst + spec.CleanUp : worst - spec.CleanUp;
        var allowed = spec.Sizes.Where(size => !(size > spec.SizeLimit)).Order().ToArray();
        decision = decision with
        {
            Action = spec.Feature == FeatureKind.Bore ? RepairAction.Liner : RepairAction.Replace,
            WithCleanUp = needed, LastAllowed = allowed is [.., var last] ? Sized(last) : null,
        };
        if (prohibition is not null) return decision with { Reason = prohibition };
        return allowed.Where(Cleans).ToArray() is [var size, ..]
            ? decision with { Action = RepairAction.Size, Size = size, Reason = $"{Cleaned()}: {Signed(size)} ({Sized(size)}) é a menor medida que limpa" }
            : decision with { Reason = decision.LastAllowed is { } end ? $"{Cleaned()}: além da última medida, {end}" : $"{Cleaned()}: sem medida de reparo" };

        Length Sized(Length size) => inner ? spec.Nominal!.Value + size : spec.Nominal!.Value - size;
        bool Cleans(Length size) => inner ? Sized(size) >= needed : Sized(size) <= needed;
        string Cleaned() => $"{worst}, com limpeza {needed}";
        string Signed(Length size) => inner ? $"+{size}" : $"−{size}";
    }

    private static RepairDecision? Face(FeatureSpec spec, Specification specification, FeatureResult[] faces, FeatureResult[] heights)
    {
        var flatness = faces.Max(f => f.Max);
        var limit = specification.Of(spec.Feature.Height());
        Length? ground = spec.GrindingForbidden ? null : heights.Min(h => (Length?)h.Min) - flatness - spec.CleanUp;
        var prohibition = spec.GrindingForbidden ? Forbidden(specification.SourceOf(spec))
            : ground < limit?.Minimum ? $"abaixo da altura mínima: {ground} após plainar, mínima {limit?.Minimum} ({specification.SourceOf(limit!)})"
            : null;
        var decision = new RepairDecision(spec.Feature, RepairAction.Std, null, flatness, null, limit?.Minimum, "planeza dentro do limite", prohibition);
        if (faces.All(f => f.Verdict != Verdict.Out)) return decision;
        if (prohibition is not null) return decision with { Action = RepairAction.Replace, WithCleanUp = ground, Reason = prohibition };
        // Grinding cannot be allowed before the height that has a minimum is measured.
        if (ground is null && limit?.Minimum is not null) return null;
        return decision with
        {
            Action = RepairAction.Grind, WithCleanUp = ground, Reason = $"planeza {flatness} fora" + (ground is null ? "" : $"; {ground} após plainar"),
        };
    }

    private static string Forbidden(string source) => $"retífica proibida pela especificação ({source})";
}
