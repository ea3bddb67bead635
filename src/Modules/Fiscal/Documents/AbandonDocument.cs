namespace Biela.Modules.Fiscal;

/// <summary>A document that will not be authorised is given up; its number waits to be voided.</summary>
internal static class AbandonDocument
{
    internal sealed record Request([Required, StringLength(255, MinimumLength = 15)] string Reason);

    internal static async Task<NoContent> Handle(Guid id, Request request, FiscalDb db, TimeProvider clock, CancellationToken ct)
    {
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Id == id, ct).Found();
        document.Abandon(request.Reason, clock.GetUtcNow());
        // A note this one replaced stands again.
        await db.Stir(document, clock.GetUtcNow(), ct);
        await db.Errands.Where(e => e.Id == id).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
