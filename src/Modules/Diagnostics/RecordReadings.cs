using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>
/// Replaces the readings of an open inspection. A reading that does not name its instrument was taken with the first one listed that reaches
/// its value. The seven lines of a face count in the order they come unless they are numbered.
/// </summary>
internal static class RecordReadings
{
    internal sealed record Row(
        FeatureKind Feature, int Position, Length Value, Level? Level = null, Direction? Direction = null, int? Probe = null, string? Instrument = null);

    internal sealed record Request(
        [MinLength(1)] IReadOnlyList<string> Instruments, IReadOnlyList<Row> Readings, [StringLength(300)] string? OverrideReason = null);

    internal static async Task<Versioned<ShowInspection.Response>> Handle(
        Guid id, Request request, IfMatch seen, DiagnosticsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var inspection = await db.Inspections.FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        if (seen.Value is not null) seen.Check(inspection.Version);
        var bench = await Bench(request, db, ct);
        var today = tenant.Today(clock);
        inspection.Record([.. Readings(request.Readings).Zip(request.Readings, (reading, row) => (reading, bench(row)))],
            actor.Name, clock.GetUtcNow(), today, request.OverrideReason);
        var specification = await db.SpecificationOf(inspection.OrderId, today, ct);
        await db.SaveChangesAsync(ct);
        return ShowInspection.Of(inspection, specification);
    }

    private static async Task<Func<Row, Instrument>> Bench(Request request, DiagnosticsDb db, CancellationToken ct)
    {
        string[] codes = [.. request.Instruments.Concat(request.Readings.Select(r => r.Instrument).OfType<string>()).Distinct()];
        var known = await db.Instruments.AsNoTracking().Where(i => codes.AsEnumerable().Contains(i.Code)).ToDictionaryAsync(i => i.Code, ct);
        if (codes.FirstOrDefault(code => !known.ContainsKey(code)) is { } missing)
            throw new RuleBroken("instrument-unknown", $"instruments: não há instrumento {missing}; cadastre-o ou corrija o código.", 422);
        return row => known[row.Instrument ?? request.Instruments.FirstOrDefault(code => known[code].Reaches(row.Value), request.Instruments[0])];
    }

    private static IEnumerable<Reading> Readings(IReadOnlyList<Row> rows)
    {
        Dictionary<(FeatureKind, int), int> lines = [];
        foreach (var row in rows)
        {
            var face = (row.Feature, row.Position);
            int? line = row.Feature.Shape() == Shape.Flatness ? lines[face] = lines.GetValueOrDefault(face) + 1 : null;
            yield return new(row.Feature, row.Position, row.Value, row.Level, row.Direction, row.Probe ?? line);
        }
    }
}
