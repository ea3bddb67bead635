using Biela.Fisco;

namespace Biela.Modules.Fiscal;

/// <summary>
/// A document that certainly has not left is issued in contingency: an NF-e through the state's substitute (SVC), an NFC-e offline, to be authorised until
/// the end of the next business day. The number stays, the key changes.
/// </summary>
internal static class IssueInContingency
{
    internal sealed record Request([Required, StringLength(256, MinimumLength = 15)] string Reason, DateTimeOffset? Since = null)
    {
        /// <summary>Since when and why; from now on when not said.</summary>
        internal Contingency Contingency(Tenant tenant, DateTimeOffset at)
        {
            var since = tenant.At(Since ?? at);
            return since <= at ? new(since, Reason) : throw new RuleBroken("since-in-future", "since: a contingência não pode começar no futuro.", 400);
        }
    }

    internal static async Task<NoContent> Handle(
        Guid id, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var ((document, cargo, terms), at) = (await db.Again(id, null, ct), tenant.Moment(clock));
        if (document.Issuance != Issuance.Normal) throw new RuleBroken("already-in-contingency", $"A {document.Name} já foi emitida em contingência.");
        if (!document.IsOpen)
            throw new RuleBroken("document-decided", $"A SEFAZ respondeu sobre a {document.Name}; a contingência é para quando ela não responde.");
        document.MustBeOpenToChange(at);
        document.Rewrite(notary.Sign(await db.Anew(document, cargo, terms, at, request.Contingency(tenant, at), ct)), terms, at);
        await db.Entrust(document, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
