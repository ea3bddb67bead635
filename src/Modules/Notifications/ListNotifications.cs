using System.Security.Claims;

namespace Biela.Modules.Notifications;

internal static class ListNotifications
{
    internal sealed record Item(Guid Id, string Kind, string Title, string Text, string Link, DateTimeOffset At, bool Read);

    internal static async Task<Ok<Page<Item>>> Handle(
        NotificationsDb db, Actor actor, ClaimsPrincipal caller, CancellationToken ct, bool unread = false, Guid? after = null, int? limit = null)
    {
        var inbox = await Inbox.Of(db, actor, caller, ct);
        return TypedResults.Ok(await (unread ? inbox.Unread : inbox.All).Page(
            n => n.Id,
            n => new Item(n.Id, n.Kind, n.Title, n.Text, n.Link, n.At,
                n.SettledAt != null || n.At <= inbox.ReadThrough || db.Readings.Any(r => r.UserId == inbox.UserId && r.NotificationId == n.Id)),
            after, limit, ct));
    }
}
