using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The shop says who it is on its notes.</summary>
internal static class ChangeProfile
{
    internal sealed record Request([Required] IssuerFacts Issuer);

    internal static async Task<Versioned<ShowProfile.Response>> Handle(
        Request request, IfMatch match, FiscalDb db, Keyring keyring, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var profile = await db.Profiles.FirstOrDefaultAsync(ct);
        var retaxed = profile is not null && (profile.Issuer.Environment, profile.Issuer.Regime) != (request.Issuer.Environment, request.Issuer.Regime);
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
        await db.BeginWatch(tenant.Today(clock), ct);
        // What is reckoned is read from the database.
        await db.SaveChangesAsync(ct);
        if (retaxed) await Reckon(db, tenant.Today(clock), clock, ct);
        return await ShowProfile.Of(profile, db, keyring, clock, ct);
    }

    /// The notes of a test are no taxes once the shop means it; a year back is what an accountant may still look at.
    private static async Task Reckon(FiscalDb db, DateOnly today, TimeProvider clock, CancellationToken ct)
    {
        var since = new DateOnly(today.Year, today.Month, 1).AddMonths(-12);
        var months = await db.BookLines.Where(l => l.Month >= since).Select(l => l.Month).Distinct().ToListAsync(ct);
        await ReckonTaxes.Tell(months, db, clock, ct);
        await db.SaveChangesAsync(ct);
    }
}
