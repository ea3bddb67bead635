using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What events on a document have in common: one at a time, signed and stored before it leaves.</summary>
internal static class DeclareEvent
{
    internal sealed record Response(Guid Id, int Sequence);

    /// <summary>The document, locked, so that it gets one event at a time.</summary>
    internal static async Task<Document> Declarable(this FiscalDb db, Guid id, CancellationToken ct)
    {
        await db.LockRows("documents", [id], ct);
        return await db.Documents.FirstOrDefaultAsync(d => d.Id == id, ct).Found();
    }

    /// <summary>Takes a note back; an NFC-e that another one stands for, by naming that one (110112), which is in time for 168 hours instead of 24.</summary>
    internal static async Task<Declaration> Cancel(
        Document document, string reason, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        document.MustBeAuthorised();
        var substitute = document is { Model: DocumentModel.Nfce, ReplacedBy: { } other }
            ? await db.Documents.FirstOrDefaultAsync(d => d.Id == other && d.Status == DocumentStatus.Authorised, ct) : null;
        return await Declare(document, substitute is null ? DeclarationKind.Cancellation : DeclarationKind.Substitution, reason, (head, _) =>
            substitute is null ? Events.Cancel(head, document.Protocol!, reason)
                : Events.CancelBySubstitution(head, document.Protocol!, reason, AccessKey.Parse(substitute.Key), NoteWriter.Software),
            db, notary, tenant, clock, ct);
    }

    /// <summary>Signs and stores an event of the next sequence, for the courier to take.</summary>
    internal static async Task<Declaration> Declare(
        Document document, DeclarationKind kind, string text, Func<EventHead, int, string> write, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock,
        CancellationToken ct)
    {
        document.MustBeAuthorised();
        var before = await db.Declarations.Where(d => d.DocumentId == document.Id).ToListAsync(ct);
        if (before.Exists(d => d.IsOpen)) throw new RuleBroken("event-waiting", $"A {document.Name} já tem um evento a caminho da SEFAZ; aguarde a resposta.");
        // What was refused has used up no number, unless another event has it.
        var used = before.Where(d => d.Kind == kind && (d.Status == DeclarationStatus.Registered || d.Code == Declaration.Taken));
        var (sequence, key) = (used.Max(d => (int?)d.Sequence).GetValueOrDefault() + 1, AccessKey.Parse(document.Key));
        var (profile, head) = (await db.Issuer(ct), new EventHead(key, document.Environment, key.Issuer, tenant.Moment(clock)));
        var declaration = new Declaration(document, kind, sequence, text, tenant.Today(clock), notary.Sign(profile, write(head, sequence)));
        db.Add(declaration);
        await db.Entrust(declaration, tenant, clock, ct);
        return declaration;
    }

    /// <summary>What is answered: the event is on its way.</summary>
    internal static Accepted<Response> Answer(Declaration declaration) =>
        TypedResults.Accepted($"/api/v1/fiscal/documents/{declaration.DocumentId}", new Response(declaration.Id, declaration.Sequence));
}
