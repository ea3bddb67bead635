using System.Security.Claims;

namespace Biela.Modules.Notifications;

/// <summary>
/// Tells the caller as it happens what is new (<c>notification</c>, with how many are unread) and what is no longer as it was shown (<c>changed</c>:
/// which kind of thing, and its id). It begins with <c>resync</c>, and says it again when too much came at once: ask anew for what you show.
/// It ends with <c>end</c> when the token has run out or the session was ended. While it waits, no connection to the database is held.
/// </summary>
internal static class OpenStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    internal sealed record Resync(int Unread);

    internal sealed record News(int Unread, ListNotifications.Item Item);

    internal sealed record Changed(string Kind, Guid Id);

    internal sealed record End(string Because);

    internal static EventStream Handle(
        Feed feed, NotificationsDb db, Tenant tenant, Actor actor, ClaimsPrincipal caller, IAuthority authority, TimeProvider clock) =>
        new(async (events, ct) =>
        {
            var permissions = caller.FindAll(Claims.Permission).Select(c => c.Value).ToHashSet();
            var listener = feed.Open(tenant.Id, actor.UserId ?? actor.SessionId ?? Guid.Empty, permissions);
            try
            {
                var until = Until(caller, clock.GetUtcNow());
                string? over;
                for (IReadOnlyList<Change>? came = null; (over = await Over(caller, actor, authority, until, clock, ct)) is null;)
                {
                    await Tell(came, db, actor, caller, events, ct);
                    came = await listener.Next(Patience(until - clock.GetUtcNow()), ct);
                }
                await events.Send("end", new End(over), ct);
            }
            finally { feed.Close(listener); }
        });

    private static async Task Tell(
        IReadOnlyList<Change>? came, NotificationsDb db, Actor actor, ClaimsPrincipal caller, EventWriter events, CancellationToken ct)
    {
        if (came is { Count: 0 }) await events.Beat(ct);
        foreach (var (kind, id) in (came ?? []).Where(c => c.Kind != Change.Notification).Select(c => (c.Kind, c.Subject)).Distinct())
            await events.Send("changed", new Changed(kind, id), ct);
        var news = came?.Where(c => c.Kind == Change.Notification).Select(c => c.Subject).ToList();
        if (news is { Count: 0 }) return;
        var inbox = await Inbox.Of(db, actor, caller, ct);
        var unread = await inbox.Unread.CountAsync(ct);
        if (news is null) await events.Send("resync", new Resync(unread), ct);
        else foreach (var n in await inbox.Unread.AsNoTracking().Where(n => news.Contains(n.Id)).OrderBy(n => n.Id).ToListAsync(ct))
            await events.Send("notification", new News(unread, new(n.Id, n.Kind, n.Title, n.Text, n.Link, n.At, false)), ct);
    }

    private static TimeSpan Patience(TimeSpan left) => left < TimeSpan.Zero ? TimeSpan.Zero : left < Heartbeat ? left : Heartbeat;

    /// Why nothing more may be told, if so.
    private static async Task<string?> Over(
        ClaimsPrincipal caller, Actor actor, IAuthority authority, DateTimeOffset until, TimeProvider clock, CancellationToken ct) =>
        clock.GetUtcNow() >= until ? "expired" : Expiry(caller) is not null && await authority.Ended(actor.SessionId!.Value, ct) ? "signed-out" : null;

    /// A key of the API does not run out: its stream lives as long as a token would.
    private static DateTimeOffset Until(ClaimsPrincipal caller, DateTimeOffset now) =>
        Expiry(caller) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds)) : now + AccessToken.Lifetime;

    private static string? Expiry(ClaimsPrincipal caller) => caller.FindFirst("exp")?.Value;
}
