namespace Biela.Modules.Fiscal;

/// <summary>The shop's digital certificate (A1), which is kept encrypted and never shown again.</summary>
internal static class UploadCertificate
{
    /// <summary>No PFX file with its chain is larger; in Base64 characters.</summary>
    private const int Largest = 64 * 1024;

    internal sealed record Request(
        [Required, StringLength(Largest, MinimumLength = 1)] string Pfx, [Required(AllowEmptyStrings = true), StringLength(200)] string Password);

    internal static async Task<Versioned<ShowProfile.Response>> Handle(
        Request request, FiscalDb db, Keyring keyring, TimeProvider clock, CancellationToken ct)
    {
        var (profile, pfx) = (await db.Issuer(ct), new byte[request.Pfx.Length]);
        if (!Convert.TryFromBase64String(request.Pfx, pfx, out var size)) throw new RuleBroken("invalid", "pfx: não é um arquivo em Base64.", 400);
        var (certificate, text) = keyring.Open(pfx[..size], request.Password);
        using (certificate) profile.Certify(certificate, text, clock.GetUtcNow());
        db.RemindOfCertificate(profile, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ShowProfile.Of(profile, db, keyring, clock, ct);
    }
}
