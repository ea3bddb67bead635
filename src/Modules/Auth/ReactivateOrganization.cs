namespace Biela.Modules.Auth;

/// <summary>A suspended shop may work again.</summary>
internal static class ReactivateOrganization
{
    internal static async Task<NoContent> Handle(Guid id, AuthDb db, Actor actor, Trail trail, CancellationToken ct)
    {
        var organization = await db.Organizations.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        organization.Reactivate();
        trail.Record(id, actor.UserId, actor.Name, "organization-reactivated");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
