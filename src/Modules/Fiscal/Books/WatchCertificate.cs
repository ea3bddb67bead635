using Biela.Contracts.Fiscal;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The end of the certificate is announced when it is taken over; who has another one meanwhile need not hear of the old one.</summary>
internal static class WatchCertificate
{
    private static readonly int[] Notices = [60, 30, 15, 7, 1, 0];

    /// <summary>The notices that are still to come.</summary>
    public static void RemindOfCertificate(this FiscalDb db, Profile profile, DateTimeOffset now)
    {
        foreach (var days in Notices)
            if (profile.CertificateEnds is { } ends && ends.AddDays(-days) is var at && at > now)
                db.Publish(new CertificateTermNear(profile.Id, ends, days), at);
    }

    internal static async Task Handle(CertificateTermNear near, FiscalDb db, TimeProvider clock, CancellationToken ct)
    {
        var profile = await db.Profiles.AsNoTracking().FirstAsync(ct);
        if (profile.CertificateEnds != near.Ends) return;
        // Heard late, of what has come meanwhile only the last notice counts.
        if (Notices.Any(days => days < near.Days && near.Ends.AddDays(-days) <= clock.GetUtcNow())) return;
        db.Publish(new CertificateExpiring(profile.Id, profile.CertificateHolder!, near.Ends, near.Days));
    }
}
