namespace Biela.Modules.Auth;

internal enum MembershipStatus { Active, Suspended }

/// <summary>A person's place in an organization. The same person may have another role in another one.</summary>
[Shared]
internal sealed class Membership
{
    public Guid Id { get; private init; }
    public Guid OrganizationId { get; private init; }
    public Guid UserId { get; private init; }
    public Role Role { get; private set; }
    public Percent? OwnDiscountLimit { get; private set; }
    public MembershipStatus Status { get; private set; }
    public DateTimeOffset JoinedAt { get; private init; }
    public int Version { get; private set; }

    /// <summary>The discount this person may give alone: their own limit, or their role's.</summary>
    public Percent DiscountLimit => OwnDiscountLimit ?? Roles.DiscountOf(Role);

    private bool IsActiveOwner => Role == Role.Owner && Status == MembershipStatus.Active;

    public static Membership Join(Guid organizationId, Guid userId, Role role, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganizationId = organizationId, UserId = userId, Role = role, JoinedAt = now };

    /// <param name="role">The new role.</param>
    /// <param name="discountLimit">A limit of this person's own, or null for the role's.</param>
    /// <param name="owners">Active owners of the organization.</param>
    public void Become(Role role, Percent? discountLimit, int owners)
    {
        if (discountLimit is { } limit && (limit < Percent.Zero || limit > Percent.Of(100)))
            throw new RuleBroken("invalid", "discountLimit: deve estar entre 0 e 100 %.", 400);
        if (role != Role.Owner) KeepAnOwner(owners);
        (Role, OwnDiscountLimit) = (role, discountLimit);
    }

    public void Suspend(int owners)
    {
        if (Status == MembershipStatus.Suspended) throw new RuleBroken("already-suspended", "O acesso já está suspenso.");
        KeepAnOwner(owners);
        Status = MembershipStatus.Suspended;
    }

    public void Reactivate() => Status = Status == MembershipStatus.Suspended ? MembershipStatus.Active
        : throw new RuleBroken("not-suspended", "O acesso não está suspenso.");

    private void KeepAnOwner(int owners)
    {
        if (IsActiveOwner && owners == 1) throw new RuleBroken("last-owner", "A oficina precisa de pelo menos um Owner. Dê o papel a outra pessoa antes.");
    }
}
