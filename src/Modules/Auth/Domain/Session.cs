namespace Biela.Modules.Auth;

/// <summary>One sign-in of a person to one organization, on one device; ends by itself when it is not refreshed for 30 days.</summary>
[Shared]
internal sealed class Session
{
    public Guid Id { get; private init; }
    public Guid OrganizationId { get; private init; }
    public Guid UserId { get; private init; }
    public string Address { get; private init; } = "";
    public string Agent { get; private init; } = "";
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset UsedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBecause { get; private set; }
    public int Version { get; private set; }

    public static Session Start(Guid organizationId, Guid userId, string address, string agent, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganizationId = organizationId, UserId = userId, Address = address, Agent = agent, StartedAt = now, UsedAt = now,
    };

    public void Use(DateTimeOffset now) => UsedAt = now;

    public void End(string because, DateTimeOffset now) => (EndedAt, EndedBecause) = EndedAt is null ? (now, because) : (EndedAt, EndedBecause);
}

/// <summary>Exchanged once for the next one. All tokens of a session are one family: when one comes after its successor, somebody has a copy.</summary>
[Shared]
internal sealed class RefreshToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How long a used one is still good while nobody has used what came in its place: as long as a client tries again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public Guid Id { get; private init; }
    public Guid SessionId { get; private init; }
    public string Hash { get; private init; } = "";
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }
    public int Version { get; private set; }

    public static RefreshToken For(Session session, string token, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), SessionId = session.Id, Hash = LinkToken.Hash(token), ExpiresAt = now + Lifetime };

    public void Use(DateTimeOffset now) => UsedAt = now;
}
