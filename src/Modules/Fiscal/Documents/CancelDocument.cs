using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>An authorised document is taken back: the event is signed and stored, and the document is cancelled once the authority has registered it.</summary>
internal static class CancelDocument
{
    internal sealed record Request([Required, StringLength(255, MinimumLength = 15)] string Reason);

    internal static async Task<Accepted<DeclareEvent.Response>> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var document = await db.Declarable(id, ct);
        // Which of the two will stand is not known yet.
        if (await db.Replacements.AnyAsync(r => r.Status == ReplacementStatus.Open && (r.FirstId == id || r.SecondId == id), ct))
            throw new RuleBroken("replacement-open", $"A operação da {document.Name} tem duas notas, e uma ainda está sendo resolvida com a SEFAZ; aguarde.");
        await db.MustNotBeReferredTo(document, ct);
        var declaration = await DeclareEvent.Cancel(document, request.Reason, db, notary, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return DeclareEvent.Answer(declaration);
    }
}
