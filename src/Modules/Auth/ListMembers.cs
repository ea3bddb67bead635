namespace Biela.Modules.Auth;

/// <summary>Who works in the caller's organization.</summary>
internal static class ListMembers
{
    internal sealed record Item(
        Guid Id, Guid UserId, string Name, Email Email, Role Role, MembershipStatus Status, Percent? OwnDiscountLimit, DateTimeOffset JoinedAt);

    private sealed class Member
    {
        public required Membership Membership { get; init; }
        public required User User { get; init; }
    }

    internal static async Task<Ok<Page<Item>>> Handle(AuthDb db, Tenant tenant, Guid? after, int? limit, CancellationToken ct)
    {
        var members = from membership in db.Memberships
                      where membership.OrganizationId == tenant.Id
                      join user in db.Users on membership.UserId equals user.Id
                      select new Member { Membership = membership, User = user };
        return TypedResults.Ok(await members.Page(m => m.Membership.Id, m => new Item(m.Membership.Id, m.User.Id, m.User.Name, m.User.Email, m.Membership.Role,
            m.Membership.Status, m.Membership.OwnDiscountLimit, m.Membership.JoinedAt), after, limit, ct));
    }
}
