namespace Biela.Modules.Auth;

/// <summary>Ends the caller's session: its tokens are refused from this moment on.</summary>
internal static class LogOut
{
    internal static async Task<NoContent> Handle(AuthDb db, Actor actor, Authority authority, Trail trail, CancellationToken ct)
    {
        await authority.End(db, s => s.Id == actor.SessionId, "logout", ct);
        trail.Record("logout");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
