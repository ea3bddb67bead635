namespace Biela.Modules.Auth;

/// <summary>The invited person joins: with a new account, or with the password of the one they have.</summary>
internal static class AcceptInvitation
{
    internal sealed record Request(
        [Required, StringLength(120)] string Name, [StringLength(Passwords.Longest, MinimumLength = Passwords.Shortest)] string Password);

    internal sealed record Response(Guid UserId, Guid OrganizationId);

    internal static async Task<Created<Response>> Handle(
        string link, Request request, AuthDb db, Tenant tenant, Credentials credentials, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var (invitation, now) = (await db.Invited(link, ct), clock.GetUtcNow());
        invitation.CheckOpen(now);
        var organization = await db.Organizations.AsNoTracking().FirstAsync(o => o.Id == tenant.Id, ct);
        tenant.Become(tenant.Id, organization.TimeZone);
        var known = await db.Users.AnyAsync(u => u.Email == invitation.Email, ct);
        var user = known ? await credentials.Check(invitation.Email, request.Password, ct)
            : User.Create(request.Name, invitation.Email, credentials.Hash(request.Password), now);

        await using var work = await db.Begin(ct);
        if (known) await credentials.Forgive(invitation.Email, ct);
        else db.Users.Add(user);
        // Counting the attempt forgot everything read before it.
        invitation = await db.Invited(link, ct);
        invitation.Accept(now);
        if (await db.Memberships.AnyAsync(m => m.OrganizationId == tenant.Id && m.UserId == user.Id, ct))
            throw new RuleBroken("already-member", "Você já faz parte desta oficina. Entre com seu e-mail e senha.");
        var membership = db.Memberships.Add(Membership.Join(tenant.Id, user.Id, invitation.Role, now)).Entity;
        db.Publish(new MemberJoined(membership.Id, user.Id, user.Name, user.Email.Value, membership.Role.ToString()));
        trail.Record(tenant.Id, user.Id, user.Name, "member-joined", membership.Role.ToString());
        await work.Commit(ct);
        return TypedResults.Created("/api/v1/auth/me", new Response(user.Id, tenant.Id));
    }
}
