using Biela.Contracts.Diagnostics;
using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>Judges the readings by the specification in force today and fixes both for good.</summary>
internal static class CloseInspection
{
    internal sealed record Limit(FeatureKind Feature, Length Min, Length Max);

    internal sealed record Request(IReadOnlyList<Limit>? FinalLimits = null);

    internal static async Task<Versioned<ShowInspection.Response>> Handle(
        Guid id, Request? request, DiagnosticsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var inspection = await db.Inspections.FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        var specification = await db.SpecificationOf(inspection.OrderId, tenant.Today(clock), ct);
        var result = inspection.Close(specification, actor.Name, clock.GetUtcNow(),
            request?.FinalLimits?.Select(l => new FinishedLimit(l.Feature, l.Min, l.Max)).ToArray());
        db.Publish(new InspectionClosed(inspection.Id, inspection.OrderId, inspection.ComponentId, inspection.ComponentKind,
            $"{inspection.Phase}", inspection.Revision, $"{result.Verdict}"));
        await db.SaveChangesAsync(ct);
        return ShowInspection.Of(inspection, specification);
    }
}
