using System.Security.Claims;

namespace Biela.Modules.Notifications;

/// <summary>The notifications one person may see, and which of them are new to that person.</summary>
internal sealed record Inbox(NotificationsDb Db, Guid UserId, DateTimeOffset ReadThrough, string[] Permissions)
{
    /// <summary>Of the caller; a key of the API has read nothing.</summary>
    public static async Task<Inbox> Of(NotificationsDb db, Actor actor, ClaimsPrincipal caller, CancellationToken ct)
    {
        var user = actor.UserId ?? Guid.Empty;
        var through = await db.Readers.Where(r => r.UserId == user).Select(r => (DateTimeOffset?)r.ReadThrough).FirstOrDefaultAsync(ct);
        return new(db, user, through ?? DateTimeOffset.UnixEpoch, [.. caller.FindAll(Claims.Permission).Select(c => c.Value)]);
    }

    public IQueryable<Notification> All => Db.Notifications.Where(n => Permissions.Contains(n.Audience));

    public IQueryable<Notification> Unread =>
        All.Where(n => n.SettledAt == null && n.At > ReadThrough && !Db.Readings.Any(r => r.UserId == UserId && r.NotificationId == n.Id));
}
