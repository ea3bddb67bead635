using System.Security.Cryptography;

namespace Biela.Modules.Auth;

/// <summary>Gives the caller a secret for their authenticator app; nothing changes until they confirm it.</summary>
internal static class StartSecondFactor
{
    internal sealed record Response(string Secret, string Uri);

    internal static async Task<Ok<Response>> Handle(AuthDb db, Actor actor, Secrets secrets, CancellationToken ct)
    {
        var (user, secret) = (await db.SignedIn(actor, ct), RandomNumberGenerator.GetBytes(20));
        user.StartSecondFactor(secrets.Protect(Convert.ToHexString(secret)));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(Totp.Text(secret), Totp.Uri(user.Email, secret)));
    }
}
