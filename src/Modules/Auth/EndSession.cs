namespace Biela.Modules.Auth;

/// <summary>The caller signs another device of theirs out.</summary>
internal static class EndSession
{
    internal static async Task<NoContent> Handle(Guid id, AuthDb db, Actor actor, Authority authority, Trail trail, CancellationToken ct)
    {
        var user = await db.SignedIn(actor, ct);
        await db.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.UserId == user.Id, ct).Found();
        await authority.End(db, s => s.Id == id, "ended-by-user", ct);
        trail.Record("session-ended");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
