namespace Biela.Modules.Diagnostics;

/// <summary>Begins the next revision of a closed inspection, with its readings. The closed one stays as it is.</summary>
internal static class ReopenInspection
{
    internal sealed record Request([StringLength(300)] string Reason);

    internal static async Task<Versioned<StartInspection.Response>> Handle(
        Guid id, Request request, DiagnosticsDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var closed = await db.Inspections.FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        var next = closed.Reopen(request.Reason, actor.Name, clock.GetUtcNow());
        db.Inspections.Add(next);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/diagnostics/inspections/{next.Id}", new StartInspection.Response(next.Id, next.Revision), next.Version);
    }
}
