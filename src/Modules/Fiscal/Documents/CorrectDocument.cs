using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A letter of correction (CC-e). The latest one holds, so it repeats what still holds of those before.</summary>
internal static class CorrectDocument
{
    internal sealed record Request([Required, StringLength(1000, MinimumLength = 15)] string Text);

    internal static async Task<Accepted<DeclareEvent.Response>> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var declaration = await DeclareEvent.Declare(await db.Declarable(id, ct), DeclarationKind.Correction, request.Text,
            (head, sequence) => Events.Correct(head, sequence, request.Text), db, notary, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return DeclareEvent.Answer(declaration);
    }
}
