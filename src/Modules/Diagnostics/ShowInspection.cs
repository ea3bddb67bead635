using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>One inspection: its readings, what they say so far, and what is missing; closed, the result it was closed with.</summary>
internal static class ShowInspection
{
    internal sealed record Measured(
        FeatureKind Feature, int Position, Level? Level, Direction? Direction, int? Probe, Length Value, string Instrument, string By, DateTimeOffset At,
        string? OverrideReason);

    internal sealed record Judge(Guid Id, int Version, string Source, DateOnly EffectiveFrom);

    /// <summary><c>Specification</c> is null where none knows what was measured; <c>Missing</c> is what closing still waits for.</summary>
    internal sealed record Response(
        Guid Id, Guid OrderId, Guid ComponentId, string ComponentKind, Phase Phase, int Revision, Guid? Corrects, string? Reason, InspectionStatus Status,
        Verdict Verdict, IReadOnlyList<FeatureResult> Features, IReadOnlyList<RepairDecision> Repairs, Judge? Specification,
        IReadOnlyList<FinishedLimit> FinalLimits, IReadOnlyList<Spot> Missing, IReadOnlyList<Measured> Readings, EngineCounts Engine,
        string StartedBy, DateTimeOffset StartedAt, string? ClosedBy, DateTimeOffset? ClosedAt, int Version);

    internal static async Task<Versioned<Response>> Handle(Guid id, DiagnosticsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var inspection = await db.Inspections.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        return Of(inspection, inspection.Result is null ? await db.SpecificationOf(inspection.OrderId, tenant.Today(clock), ct) : inspection.Specification);
    }

    /// <summary>The inspection as it stands, judged by the specification for as long as it is open.</summary>
    internal static Versioned<Response> Of(Inspection i, Specification? specification)
    {
        var result = i.Preview(specification);
        return Versioned.Ok(new Response(
            i.Id, i.OrderId, i.ComponentId, i.ComponentKind, i.Phase, i.Revision, i.Corrects, i.Reason, i.Status,
            result.Verdict, result.Features, result.Repairs, Judged(result, specification), i.Finished, i.Result is null ? i.Missing(specification) : [],
            [.. i.Measurements.Select(Show)], i.Engine, i.StartedBy, i.StartedAt, i.ClosedBy, i.ClosedAt, i.Version), i.Version);
    }

    private static Judge? Judged(Evaluation result, Specification? specification) =>
        specification is not null && result.Features.Any(f => specification.Of(f.Feature) is not null)
            ? new(specification.Id, specification.Version, specification.Source, specification.EffectiveFrom) : null;

    private static Measured Show(Measurement m)
    {
        var ((feature, position, value, level, direction, probe), instrument, by, at, overrideReason) = m;
        return new(feature, position, level, direction, probe, value, instrument, by, at, overrideReason);
    }
}
