using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The shop says who it is on its notes.</summary>
internal static class ChangeProfile
{
    internal sealed record Request([Required] IssuerFacts Issuer);

    internal static async Task<Versioned<ShowProfile.Response>> Handle(
        Request request, FiscalDb db, Keyring keyring, TimeProvider clock, CancellationToken ct)
    {
        var profile = await db.Profiles.FirstOrDefaultAsync(ct);
        if (profile is null) db.Add(profile = new(db.CurrentTenant, request.Issuer));
        else profile.Change(request.Issuer);
        await db.SaveChangesAsync(ct);
        return await ShowProfile.Of(profile, db, keyring, clock, ct);
    }
}
