using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The shop says who it is on its notes.</summary>
internal static class ChangeProfile
{
    internal sealed record Request([Required] IssuerFacts Issuer);

    internal static async Task<Versioned<ShowProfile.Response>> Handle(
        Request request, IfMatch match, FiscalDb db, Keyring keyring, TimeProvider clock, CancellationToken ct)
    {
        var profile = await db.Profiles.FirstOrDefaultAsync(ct);
        if (profile is null) db.Add(profile = new(db.CurrentTenant, request.Issuer));
        else
        {
            match.Check(profile.Version);
            var (was, will) = (profile.Issuer, request.Issuer);
            if ((was.Cnpj, was.Address.State) != (will.Cnpj, will.Address.State) && (await db.Documents.AnyAsync(ct) || await db.ServiceNotes.AnyAsync(ct)))
                throw new RuleBroken(
                    "issuer-in-use", $"issuer: já há notas do CNPJ {was.Cnpj}, de {was.Address.State}; outro estabelecimento é outra oficina.");
            profile.Change(will);
        }
        await db.SaveChangesAsync(ct);
        return await ShowProfile.Of(profile, db, keyring, clock, ct);
    }
}
