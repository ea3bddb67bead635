using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What events on a document have in common: one at a time, signed and stored before it leaves.</summary>
internal static class DeclareEvent
{
    internal sealed record Response(Guid Id, int Sequence);

    internal static async Task<Accepted<Response>> On(
        Guid id, DeclarationKind kind, string text, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        await db.LockRows("documents", [id], ct);
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Id == id, ct).Found();
        document.MustBeAuthorised();
        var before = await db.Declarations.Where(d => d.DocumentId == id).ToListAsync(ct);
        if (before.Exists(d => d.IsOpen)) throw new RuleBroken("event-waiting", $"A {document.Name} já tem um evento a caminho da SEFAZ; aguarde a resposta.");
        // What was refused has used up no number, unless another event has it.
        var used = before.Where(d => d.Kind == kind && (d.Status == DeclarationStatus.Registered || d.Code == Declaration.Taken));
        var (sequence, key) = (used.Max(d => (int?)d.Sequence).GetValueOrDefault() + 1, AccessKey.Parse(document.Key));
        var (profile, at) = (await db.Issuer(ct), tenant.Moment(clock));
        var head = new EventHead(key, document.Environment, key.Issuer, at);
        var declaration = new Declaration(document, kind, sequence, text, tenant.Today(clock), notary.Sign(profile,
            kind == DeclarationKind.Cancellation ? Events.Cancel(head, document.Protocol!, text) : Events.Correct(head, sequence, text)));
        db.Add(declaration);
        await db.Entrust(declaration, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted($"/api/v1/fiscal/documents/{id}", new Response(declaration.Id, sequence));
    }
}
