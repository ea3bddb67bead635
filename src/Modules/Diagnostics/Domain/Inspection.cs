using System.Text.Json;
using System.Text.Json.Serialization;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>When in the job a component is measured: as it came, between two operations, or finished.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Phase>))]
internal enum Phase { Incoming, InProcess, Final }

/// <summary>Where an inspection stands. A reopened one is as immutable as a closed one: its next revision speaks for the component.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InspectionStatus>))]
internal enum InspectionStatus { Draft, Measuring, Closed, Reopened }

/// <summary>A reading with who took it, when, with what, and why an instrument past its calibration was used.</summary>
internal sealed record Measurement(Reading Reading, string Instrument, string By, DateTimeOffset At, string? OverrideReason);

/// <summary>One measuring of one component. Closing judges it and fixes it for good; a correction is a new revision with a reason.</summary>
internal sealed class Inspection
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid OrderId { get; private set; }
    public Guid ComponentId { get; private set; }
    public string ComponentKind { get; private set; } = "";
    public EngineCounts Engine { get; private set; } = new(0, 0, 0);
    public Phase Phase { get; private set; }
    public IReadOnlyList<FinishedLimit> Finished { get; private set; } = [];
    public int Revision { get; private set; } = 1;
    public Guid? Corrects { get; private set; }
    public string? Reason { get; private set; }
    public InspectionStatus Status { get; private set; }
    public IReadOnlyList<Measurement> Measurements { get; private set; } = [];
    public string StartedBy { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The specification as it was when the inspection closed; nothing where none was bound.</summary>
    public Specification? Specification { get; private set; }
    public Evaluation? Result { get; private set; }
    public int Version { get; private set; }

    public IEnumerable<Reading> Readings => Measurements.Select(m => m.Reading);

    private Inspection() { }

    /// <summary>Opens a measuring. The finished sizes of a machined part may be stated now or on closing; an incoming part is as it is.</summary>
    /// <exception cref="RuleBroken"><c>finished-limits-unexpected</c> (422).</exception>
    public static Inspection Start(
        Guid orderId, Guid componentId, string componentKind, EngineCounts engine, Phase phase, IReadOnlyList<FinishedLimit> finished,
        string by, DateTimeOffset now, int revision = 1)
    {
        var inspection = new Inspection
        {
            OrderId = orderId, ComponentId = componentId, ComponentKind = componentKind, Engine = engine, Phase = phase, Revision = revision,
            StartedBy = by, StartedAt = now,
        };
        inspection.Limit(finished);
        return inspection;
    }

    /// <summary>
    /// Takes down the readings, all or none, in place of those taken before. One that says the same as before keeps who took it, and when:
    /// its instrument had to vouch for it on that day. <c>day</c> is the shop's day.
    /// </summary>
    /// <exception cref="RuleBroken"><c>inspection-closed</c>, <c>reading-repeated</c> (422), and what the readings and their instruments refuse.</exception>
    public void Record(
        IReadOnlyList<(Reading Reading, Instrument Instrument)> readings, string by, DateTimeOffset now, DateOnly day, string? overrideReason = null)
    {
        RequireOpen();
        if (readings.CountBy(r => r.Reading.Spot).FirstOrDefault(r => r.Value > 1) is { Key: { } twice })
            throw new RuleBroken("reading-repeated", $"readings: {twice} veio mais de uma vez; deixe uma só leitura.", 422);
        var before = Measurements.ToDictionary(m => (m.Reading, m.Instrument));
        Measurements = [.. readings.Select(r => before.GetValueOrDefault((r.Reading, r.Instrument.Code)) ?? Take(r.Reading, r.Instrument))];
        (Status, Version) = (InspectionStatus.Measuring, Version + 1);

        Measurement Take(Reading reading, Instrument instrument)
        {
            reading.Check(Engine);
            instrument.Vouch(reading, day, overrideReason);
            return new(reading, instrument.Code, by, now, overrideReason);
        }
    }

    /// <summary>What the readings taken so far say; fixed once the inspection is closed.</summary>
    public Evaluation Preview(Specification? specification) => Result ?? Judge(specification);

    /// <summary>Whether the result is what the readings and the kept specification give when they are judged again.</summary>
    public bool Reproduces() => JsonSerializer.Serialize(Result) == JsonSerializer.Serialize(Judge(Specification));

    /// <summary>The spots that still have to be read before the inspection can be closed.</summary>
    public IReadOnlyList<Spot> Missing(Specification? specification) =>
    [
        .. Required(specification)
            .SelectMany(p => Spot.Grid(p.Feature, p.Position, specification?.Of(p.Feature)?.Levels))
            .Except(Readings.Select(r => r.Spot)),
    ];

    /// <summary>Judges the readings by the specification bound to the engine today, or by none, and fixes both.</summary>
    /// <remarks>Finished sizes stated here take the place of those stated before.</remarks>
    /// <exception cref="RuleBroken">
    /// <c>inspection-closed</c>, <c>inspection-empty</c>, <c>inspection-incomplete</c>, <c>finished-limits-unexpected</c> (422).
    /// </exception>
    public Evaluation Close(Specification? specification, string by, DateTimeOffset now, IReadOnlyList<FinishedLimit>? finished = null)
    {
        RequireOpen();
        if (finished is { Count: > 0 }) Limit(finished);
        if (Measurements.Count == 0) throw new RuleBroken("inspection-empty", "Nada foi medido ainda; lance as leituras antes de concluir.");
        if (Missing(specification) is { Count: > 0 } missing)
            throw new RuleBroken("inspection-incomplete", $"Leituras que faltam: {missing.Count}, a começar por {string.Join(", ", missing.Take(3))}.");
        (Result, Specification) = (Preview(specification), specification);
        (Status, ClosedBy, ClosedAt, Version) = (InspectionStatus.Closed, by, now, Version + 1);
        return Result;
    }

    /// <summary>Begins the next revision with the same readings. This one keeps its result and stays readable.</summary>
    /// <exception cref="RuleBroken"><c>inspection-not-closed</c>, <c>reopening-reason-missing</c> (422).</exception>
    public Inspection Reopen(string reason, string by, DateTimeOffset now)
    {
        if (Status != InspectionStatus.Closed)
            throw new RuleBroken("inspection-not-closed", "Só a revisão concluída mais nova é reaberta; esta ainda está aberta ou já foi substituída.");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("reopening-reason-missing", "Diga por que a inspeção é reaberta.", 422);
        (Status, Version) = (InspectionStatus.Reopened, Version + 1);
        return new()
        {
            OrderId = OrderId, ComponentId = ComponentId, ComponentKind = ComponentKind, Engine = Engine, Phase = Phase, Finished = Finished,
            Revision = Revision + 1, Corrects = Id, Reason = reason, Status = InspectionStatus.Measuring, Measurements = Measurements,
            StartedBy = by, StartedAt = now,
        };
    }

    private void Limit(IReadOnlyList<FinishedLimit> finished)
    {
        var consistent = finished.All(f => f.Min <= f.Max) && finished.DistinctBy(f => f.Feature).Count() == finished.Count;
        if (!consistent || (Phase == Phase.Incoming && finished.Count > 0))
            throw new RuleBroken("finished-limits-unexpected", "Limites finais: um por medida, com mínimo até o máximo, e só para peça usinada.", 422);
        Finished = finished;
    }

    private Evaluation Judge(Specification? specification) => Metrology.Evaluate(Readings, specification, Phase == Phase.Incoming ? null : Finished);

    private void RequireOpen()
    {
        if (Status is InspectionStatus.Closed or InspectionStatus.Reopened)
            throw new RuleBroken("inspection-closed", "A inspeção está concluída e não muda mais; reabra-a com um motivo para medir de novo.");
    }

    // What was begun must be complete, whatever the phase: half a grid hides the worst reading.
    private IEnumerable<(FeatureKind Feature, int Position)> Required(Specification? specification) =>
        Mandatory(specification).SelectMany(kind => Enumerable.Range(1, Engine.Count(kind) ?? 1).Select(position => (kind, position)))
            .Union(Readings.Select(r => (r.Feature, r.Position)));

    private IEnumerable<FeatureKind> Mandatory(Specification? specification) => (Phase, ComponentKind) switch
    {
        (Phase.Final, _) when Finished.Count > 0 => Finished.Select(f => f.Feature),
        (Phase.InProcess, _) => [],
        (_, Domain.ComponentKind.Block) => [FeatureKind.Bore],
        (_, Domain.ComponentKind.Crankshaft) => [FeatureKind.MainJournal, FeatureKind.Crankpin],
        (_, Domain.ComponentKind.Head) when specification?.Of(FeatureKind.HeadHeight)?.Minimum is null => [FeatureKind.HeadFlatness],
        (_, Domain.ComponentKind.Head) => [FeatureKind.HeadFlatness, FeatureKind.HeadHeight],
        _ => [],
    };
}
