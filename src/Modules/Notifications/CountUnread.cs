using System.Security.Claims;

namespace Biela.Modules.Notifications;

internal static class CountUnread
{
    internal sealed record Response(int Unread);

    internal static async Task<Ok<Response>> Handle(NotificationsDb db, Actor actor, ClaimsPrincipal caller, CancellationToken ct) =>
        TypedResults.Ok(new Response(await (await Inbox.Of(db, actor, caller, ct)).Unread.CountAsync(ct)));
}
