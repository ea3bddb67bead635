namespace Biela.Modules.Auth;

/// <summary>Who the caller is, where they are, and what they may do there.</summary>
internal static class ShowMe
{
    internal sealed record Person(Guid Id, string Name, string Email, bool SecondFactor);

    /// <param name="Today">The shop's day, which the caller's own clock need not share.</param>
    internal sealed record Response(
        Person User, Door Organization, IReadOnlyList<Door> Organizations, Percent DiscountLimit, IReadOnlyList<string> Permissions, DateOnly Today);

    internal static async Task<Ok<Response>> Handle(AuthDb db, Actor actor, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var user = await db.SignedIn(actor, ct);
        var places = await db.Places(user.Id).AsNoTracking().ToListAsync(ct);
        var here = places.Find(p => p.Organization.Id == tenant.Id) ?? throw new RuleBroken("no-access", "Seu acesso a esta oficina terminou.", 403);
        return TypedResults.Ok(new Response(new(user.Id, user.Name, user.Email.Value, user.TotpConfirmed), here.Door, [.. places.Select(p => p.Door)],
            here.Membership.DiscountLimit, Tickets.PermissionsOf(user, here.Membership), tenant.Today(clock)));
    }
}
