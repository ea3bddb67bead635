namespace Biela.Modules.Auth;

/// <summary>Asks somebody to join with a role. The link is shown once, to be handed over.</summary>
internal static class InviteMember
{
    internal sealed record Request(Email Email, Role Role);

    internal sealed record Response(Guid Id, string Link, DateTimeOffset ExpiresAt);

    internal static async Task<Created<Response>> Handle(
        Request request, AuthDb db, Tenant tenant, Actor actor, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        Roles.CheckRank(actor.Role, request.Role);
        if (await db.Memberships.AnyAsync(m => m.OrganizationId == tenant.Id && db.Users.Any(u => u.Id == m.UserId && u.Email == request.Email), ct))
            throw new RuleBroken("already-member", "Esta pessoa já faz parte da oficina.");
        var link = LinkToken.Create(tenant.Id);
        var invitation = db.Invitations.Add(Invitation.To(request.Email, request.Role, actor.Name, link, clock.GetUtcNow())).Entity;
        db.Publish(new UserInvited(invitation.Id, request.Email.Value, request.Role.ToString(), actor.Name));
        trail.Record("member-invited", $"{request.Email}: {request.Role}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Created("/api/v1/auth/invitations", new Response(invitation.Id, link, invitation.ExpiresAt));
    }
}
