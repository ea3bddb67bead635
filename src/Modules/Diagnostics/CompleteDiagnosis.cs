using Biela.Contracts.Diagnostics;
using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>
/// Says what the order's engine needs, once every component that is being measured has been and every checklist that was begun is answered. Completing
/// again tells only what is new.
/// </summary>
internal static class CompleteDiagnosis
{
    internal static async Task<Ok<ShowDiagnosis.Result>> Handle(Guid orderId, DiagnosticsDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct).Found();
        order.RequireActive();
        var incoming = await db.Inspections.AsNoTracking().Where(i => i.OrderId == orderId && i.Phase == Phase.Incoming).ToListAsync(ct);
        var checklists = Newest(await db.ChecklistRuns.AsNoTracking().Where(r => r.OrderId == orderId).ToListAsync(ct));
        foreach (var begun in checklists) begun.RequireAnswered();
        var findings = Findings.Of(Diagnosis.Measured(order, incoming), checklists, await ShowRules.Of(db, ct));

        var diagnosis = await db.Diagnoses.FirstOrDefaultAsync(d => d.Id == orderId, ct).Found();
        if (diagnosis.Complete(findings, actor.Name, clock.GetUtcNow())) db.Publish(Fact(diagnosis, findings));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ShowDiagnosis.Of(diagnosis)!);
    }

    private static IReadOnlyList<ChecklistRun> Newest(List<ChecklistRun> runs) =>
        [.. from run in runs group run by run.ComponentId into component select component.MaxBy(r => r.Id)!];

    private static DiagnosisCompleted Fact(Diagnosis diagnosis, Findings findings) => new(
        diagnosis.Id, diagnosis.Revision, $"{findings.Verdict}",
        [.. findings.Suggestions.Select(s => new SuggestedLine(s.ComponentId, $"{s.Kind}", s.Code, s.Description, Quantity.Of(s.Quantity).Scaled, s.Reason))],
        [.. findings.Forbidden.Select(f => new Contracts.Diagnostics.ForbiddenService(f.ComponentId, f.Code, f.Reason))]);
}
