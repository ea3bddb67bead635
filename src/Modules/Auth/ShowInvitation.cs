namespace Biela.Modules.Auth;

/// <summary>What the person who got the link sees before accepting.</summary>
internal static class ShowInvitation
{
    /// <param name="HasAccount">Whether the person signs in already and accepts with their own password.</param>
    internal sealed record Response(string Organization, Email Email, Role Role, string InvitedBy, DateTimeOffset ExpiresAt, bool HasAccount);

    internal static async Task<Ok<Response>> Handle(string link, AuthDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var invitation = await db.Invited(link, ct);
        invitation.CheckOpen(clock.GetUtcNow());
        var organization = await db.Organizations.AsNoTracking().FirstAsync(o => o.Id == tenant.Id, ct);
        var known = await db.Users.AnyAsync(u => u.Email == invitation.Email, ct);
        return TypedResults.Ok(new Response(organization.TradeName, invitation.Email, invitation.Role, invitation.InvitedBy, invitation.ExpiresAt, known));
    }
}
