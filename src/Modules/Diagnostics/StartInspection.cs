using Biela.Contracts.Diagnostics;
using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>
/// Begins to measure a component. What was measured on arrival is corrected by reopening it; a part that went back to a machine is measured
/// anew, as the next revision. The sizes a machined part must have follow from the repair decided on arrival.
/// </summary>
internal static class StartInspection
{
    internal sealed record Request(Guid OrderId, Guid ComponentId, Phase Phase);

    internal sealed record Response(Guid Id, int Revision);

    internal static async Task<Versioned<Response>> Handle(Request request, DiagnosticsDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == request.OrderId, ct).Found();
        var component = order.Component(request.ComponentId);
        var earlier = await db.Inspections.AsNoTracking().Where(i => i.OrderId == order.Id && i.ComponentId == component.Id).ToListAsync(ct);
        var last = Last(earlier, request.Phase);
        if (last is { Status: InspectionStatus.Draft or InspectionStatus.Measuring } || (last is not null && request.Phase == Phase.Incoming))
            throw new RuleBroken("inspection-exists", last.Status == InspectionStatus.Closed
                ? $"{component.Kind} já foi medido na entrada; reabra a revisão {last.Revision} com um motivo."
                : $"A revisão {last.Revision} de {component.Kind} ainda está aberta; continue nela.");

        var finished = request.Phase != Phase.Incoming && Last(earlier, Phase.Incoming) is { Result: { } result, Specification: { } specification }
            ? result.Finished(specification) : [];
        var inspection = Inspection.Start(
            order.Id, component.Id, component.Kind, order.Engine, request.Phase, finished, actor.Name, clock.GetUtcNow(), (last?.Revision ?? 0) + 1);
        db.Inspections.Add(inspection);
        if (!await db.Diagnoses.AnyAsync(d => d.Id == order.Id, ct))
        {
            db.Diagnoses.Add(Diagnosis.Start(order.Id));
            db.Publish(new DiagnosisStarted(order.Id, component.Id, inspection.Id, $"{inspection.Phase}"));
        }
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/diagnostics/inspections/{inspection.Id}", new Response(inspection.Id, inspection.Revision), inspection.Version);
    }

    private static Inspection? Last(List<Inspection> inspections, Phase phase) => inspections.Where(i => i.Phase == phase).MaxBy(i => i.Revision);
}
