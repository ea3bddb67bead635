using System.Text.Json.Serialization;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>How makers define taper along one direction: first against last level, or the greatest spread over the levels.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaperMethod>))]
internal enum TaperMethod { EndToEnd, Cylindricity }

/// <summary>
/// The limits of one feature, in mm. Sizes are positive steps: oversizes of a bore, undersizes of a journal.
/// The clean-up allowance is on the diameter, or on the height of a face.
/// </summary>
internal sealed record FeatureSpec(FeatureKind Feature)
{
    public Length? Nominal { get; init; }
    public Length? NewMin { get; init; }
    public Length? NewMax { get; init; }
    public Length? ServiceLimit { get; init; }
    public Length? FlatnessMax { get; init; }
    public Length? OvalityMax { get; init; }
    public Length? TaperMax { get; init; }
    public TaperMethod TaperMethod { get; init; }
    public IReadOnlyList<Length> Sizes { get; init; } = [];
    public Length? SizeLimit { get; init; }
    public Length CleanUp { get; init; }
    public bool GrindingForbidden { get; init; }
    public Length? Minimum { get; init; }
    public string? Source { get; init; }
    public int? Levels { get; init; }

    /// <summary>How far from flat a face may be; where no maximum is given, its size limits say so.</summary>
    [JsonIgnore]
    public Length? FlatnessLimit => FlatnessMax ?? ServiceLimit ?? NewMax;

    /// <summary>Refuses limits that cannot judge anything or that contradict each other.</summary>
    /// <exception cref="RuleBroken"><c>specification-inconsistent</c> (422).</exception>
    public void Check()
    {
        if (NewMin > NewMax) throw Inconsistent("a faixa de peça nova está invertida");
        if (Feature.IsDiameter() && (ServiceLimit ?? NewMin ?? NewMax) is null) throw Inconsistent("informe a faixa de peça nova ou o limite de uso");
        if (Feature.Shape() == Shape.Flatness && FlatnessLimit is null) throw Inconsistent("informe o limite de planeza");
        if (Sizes.Count > 0 && Nominal is null) throw Inconsistent("medidas de reparo pedem a medida nominal");
        if (Sizes.Any(size => size <= Length.Zero)) throw Inconsistent("medidas de reparo são positivas, em mm");
        if (CleanUp < Length.Zero) throw Inconsistent("o sobremetal de limpeza não pode ser negativo");
        if (OvalityMax <= Length.Zero || TaperMax <= Length.Zero || FlatnessMax <= Length.Zero)
            throw Inconsistent("limites de ovalização, conicidade e planeza são maiores que zero");
        if (Source is { Length: > 200 } || Source?.Any(char.IsControl) == true) throw Inconsistent("a fonte tem até 200 caracteres legíveis");
        if (Levels < Feature.Levels() || Levels > 3) throw Inconsistent($"são lidos {Feature.Levels()} a 3 níveis");
    }

    private RuleBroken Inconsistent(string why) => new("specification-inconsistent", $"{Feature.Name()}: {why}.", 422);
}

/// <summary>One version of what a maker publishes for an engine model; the source is named wherever the specification decides.</summary>
internal sealed record Specification(Guid Id, int Version, string EngineModel, string Source, DateOnly EffectiveFrom, IReadOnlyList<FeatureSpec> Features)
{
    public FeatureSpec? Of(FeatureKind kind) => Features.FirstOrDefault(f => f.Feature == kind);

    public string SourceOf(FeatureSpec feature) => feature.Source ?? Source;

    /// <summary>Refuses a specification that names a feature twice or has one that does not hold together.</summary>
    /// <exception cref="RuleBroken"><c>specification-inconsistent</c> (422).</exception>
    public void Check()
    {
        foreach (var feature in Features) feature.Check();
        if (Features.CountBy(f => f.Feature).FirstOrDefault(f => f.Value > 1) is { Value: > 1 } twice)
            throw new RuleBroken("specification-inconsistent", $"{twice.Key.Name()} aparece mais de uma vez na especificação.", 422);
    }
}

/// <summary>The size a machined feature must have, both ends included; it takes the place of the worn part's limits.</summary>
internal sealed record FinishedLimit(FeatureKind Feature, Length Min, Length Max);
