using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// A document was sent, and the authority neither answers nor can be asked: the sale gets a second one in contingency, under another number. What became of
/// the first is found out by its key when the service is back; then it is cancelled or its number voided, without anybody doing anything.
/// </summary>
internal static class ReplaceDocument
{
    internal static async Task<Versioned<ShowDocument.Response>> Handle(
        Guid id, IssueInContingency.Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var ((first, cargo, terms), profile, at) = (await db.Again(id, null, ct), await db.Issuer(ct), tenant.Moment(clock));
        first.MustBeBeyondReach(clock.GetUtcNow());
        // A third note would be nobody's: the pair judges the first by the second.
        if (await db.Replacements.AnyAsync(r => r.Status == ReplacementStatus.Open && r.SecondId == id, ct))
            throw new RuleBroken("replacement-open", $"A {first.Name} já está no lugar de outra nota que ainda está sendo resolvida com a SEFAZ; aguarde.");
        if (profile.Issuer.Environment != first.Environment || profile.Issuer.Cnpj.Value != AccessKey.Parse(first.Key).Issuer.Value)
            throw new RuleBroken("other-issuer", $"O ambiente ou o CNPJ do emitente não são mais os da {first.Name}; aguarde a resposta da SEFAZ.");
        var second = await db.Issue(
            cargo with { RefersTo = first.RefersTo }, terms, request.Contingency(tenant, at), profile, notary, tenant, clock, ct);
        var replacement = new Replacement(first, second);
        db.Add(replacement);
        await db.Entrust(replacement, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/documents/{second.Id}", ShowDocument.Response.Of(second, []), second.Version);
    }
}
