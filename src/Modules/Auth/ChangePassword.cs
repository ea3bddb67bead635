namespace Biela.Modules.Auth;

/// <summary>The signed-in person takes another password; all their sessions, everywhere, end.</summary>
internal static class ChangePassword
{
    internal sealed record Request(
        [Required, StringLength(Passwords.Longest)] string Current, [StringLength(Passwords.Longest, MinimumLength = Passwords.Shortest)] string Next);

    internal static async Task<NoContent> Handle(
        Request request, AuthDb db, Actor actor, Credentials credentials, Authority authority, Trail trail, CancellationToken ct)
    {
        var user = await credentials.Check((await db.SignedIn(actor, ct)).Email, request.Current, ct);
        var hash = credentials.Hash(request.Next);
        await using var work = await db.Begin(ct);
        await credentials.Forgive(user.Email, ct);
        user.ChangePassword(hash);
        await authority.End(db, s => s.UserId == user.Id, "password-changed", ct);
        trail.Record("password-changed");
        await work.Commit(ct);
        return TypedResults.NoContent();
    }
}
