using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>
/// Answers questions about a component. They may come in several parts; the run is complete with its last required answer, and answers
/// after that begin a new run that takes its place.
/// </summary>
internal static class AnswerChecklist
{
    internal sealed record Given([StringLength(40, MinimumLength = 1)] string Code, [StringLength(300)] string Answer, [StringLength(300)] string? Note = null);

    internal sealed record Request(Guid OrderId, Guid ComponentId, [MinLength(1)] IReadOnlyList<Given> Answers);

    internal sealed record Response(Guid Id, bool Complete, IReadOnlyList<Suggestion> Suggested);

    internal static async Task<Created<Response>> Handle(Request request, DiagnosticsDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == request.OrderId, ct).Found();
        var component = order.Component(request.ComponentId);
        var run = await db.ChecklistRuns.FirstOrDefaultAsync(r => r.OrderId == order.Id && r.ComponentId == component.Id && r.CompletedAt == null, ct);
        if (run is null) db.ChecklistRuns.Add(run = ChecklistRun.Start(await Template(component.Kind, db, ct), order.Id, component.Id));
        foreach (var given in request.Answers) run.Answer(given.Code, given.Answer, actor.Name, clock.GetUtcNow(), given.Note);
        if (run.Answered) run.Complete(actor.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/diagnostics/orders/{order.Id}", new Response(run.Id, run.CompletedAt is not null, run.Suggestions()));
    }

    private static async Task<ChecklistTemplate> Template(string kind, DiagnosticsDb db, CancellationToken ct)
    {
        if (await db.ChecklistTemplates.FirstOrDefaultAsync(t => t.ComponentKind == kind, ct) is { } own) return own;
        return db.ChecklistTemplates.Add(ChecklistDefaults.For(kind)).Entity;
    }
}
