namespace Biela.Modules.Auth;

/// <summary>Where the caller is signed in, in any organization.</summary>
internal static class ListSessions
{
    internal sealed record Item(Guid Id, Guid OrganizationId, string Address, string Agent, DateTimeOffset StartedAt, DateTimeOffset UsedAt, bool Current);

    internal static async Task<Ok<Page<Item>>> Handle(AuthDb db, Actor actor, Guid? after, int? limit, TimeProvider clock, CancellationToken ct)
    {
        var (user, oldest) = (await db.SignedIn(actor, ct), clock.GetUtcNow() - RefreshToken.Lifetime);
        return TypedResults.Ok(await db.Sessions.Where(s => s.UserId == user.Id && s.EndedAt == null && s.UsedAt > oldest).Page(s => s.Id,
            s => new Item(s.Id, s.OrganizationId, s.Address, s.Agent, s.StartedAt, s.UsedAt, s.Id == actor.SessionId), after, limit, ct));
    }
}
