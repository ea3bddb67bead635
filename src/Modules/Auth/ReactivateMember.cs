namespace Biela.Modules.Auth;

/// <summary>Lets a suspended member in again.</summary>
internal static class ReactivateMember
{
    internal static async Task<NoContent> Handle(Guid id, AuthDb db, Tenant tenant, Actor actor, Trail trail, CancellationToken ct)
    {
        var member = await db.Member(id, tenant, ct);
        Roles.CheckRank(actor.Role, member.Role);
        member.Reactivate();
        var user = await db.Users.AsNoTracking().FirstAsync(u => u.Id == member.UserId, ct);
        db.Publish(new MemberJoined(member.Id, user.Id, user.Name, user.Email.Value, member.Role.ToString()));
        trail.Record("member-reactivated", user.Name);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
