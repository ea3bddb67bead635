namespace Biela.Contracts.Auth;

/// <summary>A shop signed up; its id is the tenant of everything it will own.</summary>
public sealed record OrganizationRegistered(Guid OrganizationId, string LegalName, string TradeName, string Cnpj, string TimeZone) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrganizationId;
}

/// <summary>Somebody was asked to join; the invitation goes out by e-mail or by the inviter's hand.</summary>
public sealed record UserInvited(Guid InvitationId, string Email, string Role, string InvitedBy) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => InvitationId;
}

/// <summary>A person now works in the organization with a role.</summary>
public sealed record MemberJoined(Guid MembershipId, Guid UserId, string Name, string Email, string Role) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => MembershipId;
}

/// <summary>A member's role is another one from now on.</summary>
public sealed record RoleChanged(Guid MembershipId, Guid UserId, string Role) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => MembershipId;
}

/// <summary>A member may no longer enter.</summary>
public sealed record MemberSuspended(Guid MembershipId, Guid UserId) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => MembershipId;
}
