namespace Biela.Modules.Auth;

/// <summary>For a member who forgot the password. The link is shown once, to be handed over; one made before is worthless from here on.</summary>
internal static class MakePasswordLink
{
    internal sealed record Response(string Link, DateTimeOffset ExpiresAt);

    internal static async Task<Created<Response>> Handle(
        Guid id, AuthDb db, Tenant tenant, Actor actor, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var member = await db.Member(id, tenant, ct);
        Roles.CheckRank(actor.Role, member.Role);
        var user = await db.OnlyHere(member.UserId, tenant, ct);
        db.PasswordLinks.RemoveRange(await db.PasswordLinks.Where(l => l.UserId == user.Id).ToListAsync(ct));
        var token = LinkToken.Create(tenant.Id);
        var link = db.PasswordLinks.Add(PasswordLink.For(user, actor.Name, token, clock.GetUtcNow())).Entity;
        trail.Record("password-link-made", user.Name);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created("/api/v1/auth/members", new Response(token, link.ExpiresAt));
    }
}
