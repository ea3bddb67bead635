namespace Biela.Modules.Auth;

/// <summary>Shuts a member out of this organization, at once.</summary>
internal static class SuspendMember
{
    internal static async Task<NoContent> Handle(Guid id, AuthDb db, Tenant tenant, Actor actor, Authority authority, Trail trail, CancellationToken ct)
    {
        var member = await db.Member(id, tenant, ct);
        Roles.CheckRank(actor.Role, member.Role);
        member.Suspend(await db.Owners(tenant.Id, ct));
        await authority.End(db, s => s.OrganizationId == tenant.Id && s.UserId == member.UserId, "member-suspended", ct);
        db.Publish(new MemberSuspended(member.Id, member.UserId));
        trail.Record("member-suspended", await db.NameOf(member, ct));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
