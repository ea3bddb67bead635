namespace Biela.Modules.Auth;

/// <summary>Who forgot the password takes another by the link; all their sessions end. A second factor stays asked for.</summary>
internal static class ResetPassword
{
    internal sealed record Request([Required, StringLength(Passwords.Longest, MinimumLength = Passwords.Shortest)] string Password);

    internal static async Task<NoContent> Handle(
        string link, Request request, AuthDb db, Tenant tenant, Credentials credentials, Authority authority, Trail trail, TimeProvider clock,
        CancellationToken ct)
    {
        var (token, now) = (LinkToken.Hash(link), clock.GetUtcNow());
        var found = await db.PasswordLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == token, ct).Found();
        found.CheckOpen(now);
        var password = credentials.Hash(request.Password);

        await using var work = await db.Begin(ct);
        found = await db.PasswordLinks.FirstOrDefaultAsync(l => l.TokenHash == token, ct).Found();
        found.Use(now);
        var user = await db.OnlyHere(found.UserId, tenant, ct);
        user.ChangePassword(password);
        await credentials.Forgive(user.Email, ct);
        await authority.End(db, s => s.UserId == user.Id, "password-reset", ct);
        trail.Record(tenant.Id, user.Id, user.Name, "password-reset", found.MadeBy);
        await work.Commit(ct);
        return TypedResults.NoContent();
    }
}
