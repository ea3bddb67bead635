using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// Another NFS-e for the same services, written correctly, in the place of an authorised one. Both are one act of the authority: when it makes the new
/// note it takes back the old one (105102), which stands until then.
/// </summary>
internal static class ReplaceServiceNote
{
    internal sealed record Request(ServiceReplacement Why, [Required] ServiceTerms Terms, [StringLength(255, MinimumLength = 15)] string? Reason = null);

    internal static async Task<Versioned<ShowServiceNote.Response>> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (old, profile) = (await db.Revocable(id, ct), await db.Issuer(ct));
        if (profile.Issuer.Environment != old.Environment)
            throw new RuleBroken("other-issuer", $"A {old.Name} é de outro ambiente; ela só se substitui no ambiente dela.");
        var ((order, services), replaced) = (await db.Serviced(old.OrderId, ct), new ServiceReplaced(id, request.Why, request.Reason));
        var number = await db.Next(IssueServiceNote.Series(profile), 0, ct);
        var draft = new ServiceDraft(
            profile, await db.Rules(ct), order, services, request.Terms, number, tenant.Moment(clock), await db.Replaced(replaced, ct));
        var note = new ServiceNote(old.OrderId, notary.Declare(draft), request.Terms, replaced);
        db.Add(note);
        await db.Entrust(note, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/service-notes/{note.Id}", ShowServiceNote.Response.Of(note, []), note.Version);
    }

    /// <summary>The replaced note as the declaration names it.</summary>
    internal static async Task<DpsReplacement> Replaced(this FiscalDb db, ServiceReplaced replaced, CancellationToken ct)
    {
        var old = await db.ServiceNotes.AsNoTracking().FirstAsync(n => n.Id == replaced.Id, ct);
        return new(NfseKey.Parse(old.NfseKey), replaced.Why, replaced.Reason);
    }
}
