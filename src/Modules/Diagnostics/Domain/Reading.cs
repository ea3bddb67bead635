using System.Text.Json.Serialization;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>Height in a bore or along a journal: A is the top or first, in the order they lie.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Level>))]
internal enum Level { A, B, C }

/// <summary>X is the thrust direction, Y lies along the axis of the engine.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
internal enum Direction { X, Y }

/// <summary>The one place a reading is taken at; positions and probe lines count from 1.</summary>
internal sealed record Spot(FeatureKind Feature, int Position, Level? Level, Direction? Direction, int? Probe)
{
    /// <summary>All spots of one position: levels × directions of a diameter, the probe lines of a face, one spot of anything else.</summary>
    public static IEnumerable<Spot> Grid(FeatureKind kind, int position, int? levels = null) => kind.Shape() switch
    {
        Shape.Flatness => Enumerable.Range(1, Features.ProbeLines).Select(line => new Spot(kind, position, null, null, line)),
        Shape.Single => [new(kind, position, null, null, null)],
        _ => from level in Enum.GetValues<Level>().Take(levels ?? kind.Levels())
             from direction in Enum.GetValues<Direction>()
             select new Spot(kind, position, level, direction, null),
    };

    public override string ToString() => (Level, Probe) switch
    {
        (not null, _) => $"{Feature.Name()} {Position} {Level}-{Direction}",
        (_, not null) => $"{Feature.Name()} {Position} linha {Probe}",
        _ => $"{Feature.Name()} {Position}",
    };
}

/// <summary>One value read on a part. A diameter has a level and a direction, a face has a probe line, anything else neither.</summary>
internal sealed record Reading(FeatureKind Feature, int Position, Length Value, Level? Level = null, Direction? Direction = null, int? Probe = null)
{
    [JsonIgnore]
    public Spot Spot => new(Feature, Position, Level, Direction, Probe);

    /// <summary>Refuses a reading that lies on no spot of its feature or that no instrument can show.</summary>
    /// <exception cref="RuleBroken"><c>reading-misplaced</c>, <c>reading-impossible</c> (422).</exception>
    public void Check(EngineCounts engine)
    {
        var levels = Enum.GetValues<Level>().Length;
        if (Position < 1 || Position > (engine.Count(Feature) ?? int.MaxValue))
            throw Misplaced($"position: {Spot} não existe neste motor; conte de 1 a {engine.Count(Feature)?.ToString() ?? "quantos há"}.");
        if (!Spot.Grid(Feature, Position, levels).Contains(Spot))
            throw Misplaced($"level, direction, probe: {Spot} não é lugar de leitura; um diâmetro pede nível e direção, uma face a linha de 1 a 7.");
        if (Value < Length.Zero || (Feature.IsDiameter() && Value == Length.Zero))
            throw new RuleBroken("reading-impossible", $"value: {Spot} não pode medir {Value}; leia de novo.", 422);
    }

    private static RuleBroken Misplaced(string message) => new("reading-misplaced", message, 422);
}
