namespace Biela.Modules.Auth;

/// <summary>Gives a member another role, and a discount limit of their own if need be. They sign in again to use it.</summary>
internal static class ChangeRole
{
    internal sealed record Request(Role Role, Percent? DiscountLimit = null);

    internal static async Task<NoContent> Handle(
        Guid id, Request request, AuthDb db, Tenant tenant, Actor actor, Authority authority, Trail trail, CancellationToken ct)
    {
        var member = await db.Member(id, tenant, ct);
        Roles.CheckRank(actor.Role, member.Role, request.Role);
        var before = member.Role;
        if (member.UserId == actor.UserId && request.DiscountLimit > member.DiscountLimit)
            throw new RuleBroken("own-limit", "Ninguém aumenta o próprio limite de desconto. Peça a outra pessoa.", 403);
        member.Become(request.Role, request.DiscountLimit, await db.Owners(tenant.Id, ct));
        await authority.End(db, s => s.OrganizationId == tenant.Id && s.UserId == member.UserId, "role-changed", ct);
        if (before != member.Role) db.Publish(new RoleChanged(member.Id, member.UserId, member.Role.ToString()));
        trail.Record("role-changed", $"{await db.NameOf(member, ct)}: {before} → {member.Role}, desconto até {member.DiscountLimit}");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
