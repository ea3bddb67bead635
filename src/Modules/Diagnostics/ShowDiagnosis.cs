using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>Where the measuring of an order stands, and its diagnosis once it is complete.</summary>
internal static class ShowDiagnosis
{
    internal sealed record Measuring(Guid Id, Phase Phase, int Revision, InspectionStatus Status, Verdict? Verdict);

    /// <summary>The newest checklist of a component: the questions it was begun with, and the answers so far.</summary>
    internal sealed record Checklist(
        IReadOnlyList<ChecklistItem> Items, IReadOnlyList<ChecklistAnswer> Answers, string? CompletedBy, DateTimeOffset? CompletedAt);

    internal sealed record Component(Guid Id, string Kind, string? Label, IReadOnlyList<Measuring> Inspections, Checklist? Checklist);

    internal sealed record Result(
        Verdict Verdict, int Revision, IReadOnlyList<ComponentDecision> Decisions, IReadOnlyList<Suggestion> Suggestions,
        IReadOnlyList<ForbiddenService> Forbidden, string CompletedBy, DateTimeOffset CompletedAt);

    internal sealed record Response(
        Guid OrderId, string Number, string Customer, string Model, EngineCounts Engine, DateOnly OpenedOn, bool Cancelled,
        IReadOnlyList<Component> Components, Result? Diagnosis);

    internal static async Task<Ok<Response>> Handle(Guid orderId, DiagnosticsDb db, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, ct).Found();
        var inspections = await db.Inspections.AsNoTracking().Where(i => i.OrderId == orderId).OrderBy(i => i.Id).ToListAsync(ct);
        var runs = await db.ChecklistRuns.AsNoTracking().Where(r => r.OrderId == orderId).OrderBy(r => r.Id).ToListAsync(ct);
        var diagnosis = await db.Diagnoses.AsNoTracking().FirstOrDefaultAsync(d => d.Id == orderId, ct);
        return TypedResults.Ok(new Response(
            order.Id, order.Number, order.Customer, order.Model, order.Engine, order.OpenedOn, order.Cancelled,
            [
                .. from c in order.Components
                   join i in inspections on c.Id equals i.ComponentId into measured
                   select new Component(c.Id, c.Kind, c.Label, [.. measured.Select(Of)], Of(runs.FindLast(r => r.ComponentId == c.Id))),
            ],
            diagnosis is null ? null : Of(diagnosis)));
    }

    private static Measuring Of(Inspection i) => new(i.Id, i.Phase, i.Revision, i.Status, i.Result?.Verdict);

    private static Checklist? Of(ChecklistRun? run) => run is null ? null : new(run.Items, run.Answers, run.CompletedBy, run.CompletedAt);

    /// <summary>The diagnosis as it was completed last, or nothing before.</summary>
    internal static Result? Of(Diagnosis d) => d.Findings is { } f
        ? new(f.Verdict, d.Revision, f.Decisions, f.Suggestions, f.Forbidden, d.CompletedBy!, d.CompletedAt!.Value) : null;
}
