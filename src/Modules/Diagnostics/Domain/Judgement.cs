namespace Biela.Modules.Diagnostics.Domain;

/// <summary>Compares computed values with limits and says why in words. A limit that is met exactly is inside.</summary>
internal static class Judgement
{
    private sealed record Finding(Verdict Verdict, string Text);

    public static FeatureResult Of(FeatureResult computed, FeatureSpec? spec, FinishedLimit? finished)
    {
        Finding[] findings = [.. finished is null ? Size(computed, spec) : Size(computed, finished), .. Form(computed, spec)];
        // Even inside the finished limits nothing is OK while no specification is bound.
        var verdict = findings.Select(f => f.Verdict).Append(spec is null ? Verdict.NoSpec : Verdict.Ok).Worst();
        var why = string.Join("; ", findings.Where(f => f.Verdict == verdict).Select(f => f.Text));
        return computed with { Verdict = verdict, Reason = why == "" ? Words(verdict) : $"{Words(verdict)}: {why}" };
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "dentro",
        Verdict.AtLimit => "no limite",
        Verdict.NoSpec => "sem especificação",
        _ => "fora",
    };

    private static IEnumerable<Finding> Size(FeatureResult part, FinishedLimit finished)
    {
        if (part.Max > finished.Max) yield return new(Verdict.Out, $"{part.Max} acima da medida final máxima {finished.Max}");
        if (part.Min < finished.Min) yield return new(Verdict.Out, $"{part.Min} abaixo da medida final mínima {finished.Min}");
    }

    private static IEnumerable<Finding> Size(FeatureResult part, FeatureSpec? spec)
    {
        if (spec is null) yield break;
        var (lower, upper) = Bounds(spec);
        if (part.Max > upper) yield return new(Verdict.Out, $"{part.Max} acima do limite {upper}");
        if (part.Min < lower) yield return new(Verdict.Out, $"{part.Min} abaixo do limite {lower}");
        if (part.Max > spec.NewMax) yield return new(Verdict.AtLimit, $"{part.Max} acima de peça nova ({spec.NewMax})");
        if (part.Min < spec.NewMin) yield return new(Verdict.AtLimit, $"{part.Min} abaixo de peça nova ({spec.NewMin})");
    }

    // Beyond these a part is out. A diameter is limited on the side it wears to; where there is no service limit the new part's range is the limit.
    // The limit of flatness is one of form.
    private static (Length? Lower, Length? Upper) Bounds(FeatureSpec spec) => spec.Feature.Shape() switch
    {
        Shape.InnerDiameter => (null, spec.ServiceLimit ?? spec.NewMax),
        Shape.Flatness => (null, null),
        Shape.OuterDiameter => (spec.ServiceLimit ?? spec.NewMin, null),
        _ => (spec.Minimum ?? (spec.ServiceLimit is null ? spec.NewMin : null), spec.ServiceLimit ?? spec.NewMax),
    };

    private static IEnumerable<Finding> Form(FeatureResult part, FeatureSpec? spec) =>
    [
        .. Share("ovalização", part.Ovality, spec?.OvalityMax),
        .. Share("conicidade", part.Taper, spec?.TaperMax),
        .. Share("planeza", part.Flatness, spec?.FlatnessLimit),
    ];

    private static IEnumerable<Finding> Share(string name, Length? value, Length? limit)
    {
        if (value is not { } v || limit is not { } max) yield break;
        if (v > max) yield return new(Verdict.Out, $"{name} {v} acima de {max}");
        // From 80 % of the limit on, in whole ten-thousandths: 0,020 of 0,025 is at the limit.
        else if (v.Scaled * 5 >= max.Scaled * 4) yield return new(Verdict.AtLimit, $"{name} {v} é {v.Scaled * 100 / max.Scaled} % de {max}");
    }
}
