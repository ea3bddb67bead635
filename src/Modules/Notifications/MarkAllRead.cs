namespace Biela.Modules.Notifications;

/// <summary>The caller has read everything there is at this moment.</summary>
internal static class MarkAllRead
{
    internal static async Task<NoContent> Handle(NotificationsDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var user = MarkRead.Reader(actor);
        var reader = await db.Readers.FirstOrDefaultAsync(r => r.UserId == user, ct) ?? db.Readers.Add(new(user)).Entity;
        reader.ReadAll(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
