namespace Biela.Modules.Auth;

/// <summary>Whom the organization has asked to join.</summary>
internal static class ListInvitations
{
    internal sealed record Item(
        Guid Id, Email Email, Role Role, string InvitedBy, DateTimeOffset ExpiresAt, DateTimeOffset? AcceptedAt, DateTimeOffset? WithdrawnAt);

    internal static async Task<Ok<Page<Item>>> Handle(AuthDb db, Guid? after, int? limit, CancellationToken ct) => TypedResults.Ok(await db.Invitations.Page(
        i => i.Id, i => new Item(i.Id, i.Email, i.Role, i.InvitedBy, i.ExpiresAt, i.AcceptedAt, i.WithdrawnAt), after, limit, ct));
}
