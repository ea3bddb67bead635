using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>An authorised document is taken back: the event is signed and stored, and the document is cancelled once the authority has registered it.</summary>
internal static class CancelDocument
{
    internal sealed record Request([Required, StringLength(255, MinimumLength = 15)] string Reason);

    internal static async Task<Accepted<DeclareEvent.Response>> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct) =>
        await DeclareEvent.On(id, DeclarationKind.Cancellation, request.Reason, db, notary, tenant, clock, ct);
}
