using Microsoft.AspNetCore.Mvc;

namespace Biela.Modules.Auth;

/// <summary>Signing in needs the password alone again. An open session is not enough for that: it takes the password.</summary>
internal static class DropSecondFactor
{
    internal sealed record Request([Required, StringLength(Passwords.Longest)] string Password);

    internal static async Task<NoContent> Handle(
        [FromBody] Request request, AuthDb db, Actor actor, Credentials credentials, Trail trail, CancellationToken ct)
    {
        var user = await credentials.Check((await db.SignedIn(actor, ct)).Email, request.Password, ct);
        await using var work = await db.Begin(ct);
        await credentials.Forgive(user.Email, ct);
        user.DropSecondFactor();
        trail.Record("second-factor-dropped");
        await work.Commit(ct);
        return TypedResults.NoContent();
    }
}
