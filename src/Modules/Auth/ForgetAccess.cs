namespace Biela.Modules.Auth;

/// <summary>Deletes what ended long ago: sessions and their refresh tokens after 90 days, the audit trail after five years.</summary>
internal static class ForgetAccess
{
    private const int TrailKeptInYears = 5;
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(90);

    internal static async Task Until(DateTimeOffset now, AuthDb db, CancellationToken ct)
    {
        var (ended, trail) = (now - SessionsKept, now.AddYears(-TrailKeptInYears));
        // A session that nobody ended is over when its last refresh token is.
        var unused = ended - RefreshToken.Lifetime;
        await db.RefreshTokens.Where(t => t.ExpiresAt < ended).ExecuteDeleteAsync(ct);
        await db.Sessions.Where(s => s.UsedAt < unused || s.EndedAt < (DateTimeOffset?)ended).ExecuteDeleteAsync(ct);
        await db.AuditEntries.Where(e => e.At < trail).ExecuteDeleteAsync(ct);
    }
}
