namespace Biela.Modules.Auth;

/// <summary>The people who run the installation shut a shop out; everybody in it is signed out at once.</summary>
internal static class SuspendOrganization
{
    internal static async Task<NoContent> Handle(Guid id, AuthDb db, Actor actor, Authority authority, Trail trail, CancellationToken ct)
    {
        var organization = await db.Organizations.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        organization.Suspend();
        await authority.End(db, s => s.OrganizationId == id, "organization-suspended", ct);
        trail.Record(id, actor.UserId, actor.Name, "organization-suspended");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
