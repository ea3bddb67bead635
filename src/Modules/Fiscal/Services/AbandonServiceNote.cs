namespace Biela.Modules.Fiscal;

/// <summary>A declaration that will not become a note is given up; its number is left out.</summary>
internal static class AbandonServiceNote
{
    internal sealed record Request([Required, StringLength(255, MinimumLength = 15)] string Reason);

    internal static async Task<NoContent> Handle(Guid id, Request request, FiscalDb db, TimeProvider clock, CancellationToken ct)
    {
        var note = await db.ServiceNotes.FirstOrDefaultAsync(n => n.Id == id, ct).Found();
        note.Abandon(request.Reason, clock.GetUtcNow());
        await db.Errands.Where(e => e.Id == id).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
