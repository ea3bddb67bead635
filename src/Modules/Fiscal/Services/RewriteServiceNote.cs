using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A refused declaration is written anew, with what was corrected, under the number it has.</summary>
internal static class RewriteServiceNote
{
    internal sealed record Request([Required] ServiceTerms Terms);

    internal static async Task<NoContent> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (note, now) = (await db.ServiceNotes.FirstOrDefaultAsync(n => n.Id == id, ct).Found(), clock.GetUtcNow());
        note.MustBeOpenToChange(now);
        var (order, services) = await db.Serviced(note.OrderId, ct);
        var replaced = note is { Replaces: { } old, ReplaceWhy: { } why } ? await db.Replaced(new(old, why, note.ReplaceReason), ct) : null;
        var draft = new ServiceDraft(await db.Issuer(ct), await db.Rules(ct), order, services, request.Terms, note.Number, tenant.Moment(clock), replaced);
        note.Rewrite(notary.Declare(draft), request.Terms, now);
        await db.Entrust(note, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
