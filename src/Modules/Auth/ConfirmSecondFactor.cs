namespace Biela.Modules.Auth;

/// <summary>From here on signing in needs a code of the caller's authenticator app.</summary>
internal static class ConfirmSecondFactor
{
    internal sealed record Request([Required, StringLength(32)] string Code);

    internal sealed record Response(IReadOnlyList<string> RecoveryCodes);

    internal static async Task<Ok<Response>> Handle(
        Request request, AuthDb db, Actor actor, Secrets secrets, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var user = await db.SignedIn(actor, ct);
        var codes = user.ConfirmSecondFactor(request.Code, secrets, clock.GetUtcNow());
        trail.Record("second-factor-confirmed");
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(codes));
    }
}
