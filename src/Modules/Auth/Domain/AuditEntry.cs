namespace Biela.Modules.Auth;

/// <summary>Who did what about access, from where, and whether it worked. Never changed.</summary>
[Shared]
internal sealed class AuditEntry
{
    public Guid Id { get; private init; }

    /// <summary>Null when the attempt led to no organization.</summary>
    public Guid? OrganizationId { get; private init; }
    public Guid? UserId { get; private init; }
    public string Who { get; private init; } = "";

    /// <summary>A stable English word such as <c>login</c> or <c>role-changed</c>.</summary>
    public string What { get; private init; } = "";
    public string Detail { get; private init; } = "";
    public string Address { get; private init; } = "";
    public bool Succeeded { get; private init; }
    public DateTimeOffset At { get; private init; }

    public static AuditEntry Of(
        Guid? organizationId, Guid? userId, string who, string what, string detail, string address, bool succeeded, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganizationId = organizationId, UserId = userId, Who = who, What = what, Detail = detail, Address = address,
        Succeeded = succeeded, At = now,
    };
}
