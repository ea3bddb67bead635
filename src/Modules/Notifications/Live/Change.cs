namespace Biela.Modules.Notifications;

/// <summary>
/// A hint for those who look at a thing: it is not what it was. Kept for an hour, since every process has to see it that may have streams open. The
/// installation reads them all in one question, so each says whose it is.
/// </summary>
[Shared]
internal sealed record Change(Guid Id, Guid Tenant, string Kind, Guid Subject, string Audience, DateTimeOffset At)
{
    /// <summary>The kind of a change that is a notification of its own.</summary>
    public const string Notification = "notification";

    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);
}

internal static class Changes
{
    /// <summary>Leaves the hint for every process, once this unit of work has committed.</summary>
    public static void Change(this NotificationsDb db, string kind, Guid subject, string audience, DateTimeOffset now)
    {
        db.Changes.Add(new(Guid.CreateVersion7(now), db.CurrentTenant, kind, subject, audience, now));
        db.WakeOnCommit(Feed.Side);
    }
}
