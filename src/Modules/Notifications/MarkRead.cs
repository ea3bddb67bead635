using System.Security.Claims;

namespace Biela.Modules.Notifications;

/// <summary>The caller has read one notification; the others in the shop have not.</summary>
internal static class MarkRead
{
    internal static async Task<NoContent> Handle(Guid id, NotificationsDb db, Actor actor, ClaimsPrincipal caller, CancellationToken ct)
    {
        var reader = Reader(actor);
        var inbox = await Inbox.Of(db, actor, caller, ct);
        await inbox.All.FirstOrDefaultAsync(n => n.Id == id, ct).Found();
        if (await inbox.Unread.AnyAsync(n => n.Id == id, ct)) db.Readings.Add(new(reader, id));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    internal static Guid Reader(Actor actor) => actor.UserId ?? throw new RuleBroken("no-person", "Só pessoas leem notificações; uma chave de API não.", 403);
}
