using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The shop as an issuer, and how long its certificate is good for. The certificate itself never leaves.</summary>
internal static class ShowProfile
{
    internal sealed record CertificateState(string Holder, DateTimeOffset Ends, string? Warning);

    internal sealed record NextNumber(DocumentModel Model, int Series, int Next);

    internal sealed record Response(
        IssuerFacts Issuer, CertificateState? Certificate, DateTimeOffset? SilentUntil, IReadOnlyList<NextNumber> Numbers, int? NextDeclaration);

    internal static async Task<Versioned<Response>> Handle(FiscalDb db, Keyring keyring, TimeProvider clock, CancellationToken ct) =>
        await Of(await db.Profiles.AsNoTracking().FirstOrDefaultAsync(ct).Found(), db, keyring, clock, ct);

    internal static async Task<Versioned<Response>> Of(Profile profile, FiscalDb db, Keyring keyring, TimeProvider clock, CancellationToken ct)
    {
        var (issuer, now) = (profile.Issuer, clock.GetUtcNow());
        var numbers = new List<NextNumber>();
        foreach (var model in Enum.GetValues<DocumentModel>())
            numbers.Add(new(model, issuer.SeriesOf(model), await db.Last(Drafting.Series(issuer.Environment, model, issuer.SeriesOf(model)), 0, ct) + 1));
        var declaration = issuer.Services is null ? null : (int?)await db.Last(IssueServiceNote.Series(profile), 0, ct) + 1;
        var certificate = profile.CertificateEnds is { } ends ? new CertificateState(profile.CertificateHolder!, ends, keyring.Warning(profile, now)) : null;
        return Versioned.Ok(new Response(issuer, certificate, profile.SilentUntil > now ? profile.SilentUntil : null, numbers, declaration), profile.Version);
    }
}
