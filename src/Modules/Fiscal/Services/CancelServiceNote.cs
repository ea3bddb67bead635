using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>An NFS-e is taken back; each city sets its own time limit, and the note is cancelled once the authority has registered it.</summary>
internal static class CancelServiceNote
{
    internal sealed record Request(ServiceCancellation Why, [Required, StringLength(255, MinimumLength = 15)] string Reason);

    internal sealed record Response(Guid Id);

    internal static async Task<Accepted<Response>> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var note = await db.Revocable(id, ct);
        var key = NfseKey.Parse(note.NfseKey);
        var text = ServiceEvents.Cancel(key, note.Environment, key.Provider, tenant.Moment(clock), request.Why, request.Reason, NoteWriter.Software);
        var letter = new ServiceCancellationLetter(note, request.Reason, tenant.Today(clock), notary.Sign(await db.Issuer(ct), text));
        db.Add(letter);
        await db.Entrust(letter, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted($"/api/v1/fiscal/service-notes/{id}", new Response(letter.Id));
    }

    /// <summary>The note, locked, that may be taken back: it is authorised, and neither another one nor a cancellation is on its way to end it.</summary>
    internal static async Task<ServiceNote> Revocable(this FiscalDb db, Guid id, CancellationToken ct)
    {
        await db.LockRows("service_notes", [id], ct);
        var note = await db.ServiceNotes.FirstOrDefaultAsync(n => n.Id == id, ct).Found();
        note.MustBeAuthorised();
        if (await db.ServiceNotes.FirstOrDefaultAsync(n => n.Replaces == id && (n.Status == DocumentStatus.Waiting || n.Status == DocumentStatus.Rejected
            || n.Status == DocumentStatus.Authorised), ct) is { } other)
            throw new RuleBroken("document-replaced", $"A {note.Name} está sendo substituída pela {other.Name}; aguarde a resposta da Sefin Nacional.");
        if (await db.ServiceCancellations.AnyAsync(c => c.NoteId == id && c.Status == DeclarationStatus.Waiting, ct))
            throw new RuleBroken("event-waiting", $"O cancelamento da {note.Name} já está a caminho da Sefin Nacional; aguarde a resposta.");
        return note;
    }
}
