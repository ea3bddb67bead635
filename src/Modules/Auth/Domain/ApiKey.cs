namespace Biela.Modules.Auth;

/// <summary>Lets a program act in one organization, within a part of what its maker may do.</summary>
internal sealed class ApiKey
{
    private static readonly string[] ForPeopleOnly = ["auth.members", "auth.keys", Roles.Platform];

    public Guid Id { get; private init; }
    public string Name { get; private init; } = "";
    public string Hash { get; private init; } = "";
    public List<string> Permissions { get; private init; } = [];
    public Guid CreatedBy { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateOnly? ExpiresOn { get; private init; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public int Version { get; private set; }

    /// <param name="name">What the key is for.</param>
    /// <param name="key">The key itself; only its hash is kept.</param>
    /// <param name="permissions">What it may do.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="expiresOn">The last day it works.</param>
    /// <param name="today">The shop's day.</param>
    /// <param name="now">The moment.</param>
    public static ApiKey Create(
        string name, string key, IReadOnlyCollection<string> permissions, Membership by, DateOnly? expiresOn, DateOnly today, DateTimeOffset now)
    {
        if (permissions.Except(Roles.PermissionsOf(by.Role)).Concat(permissions.Intersect(ForPeopleOnly)).FirstOrDefault() is { } tooMuch)
            throw new RuleBroken("permission-not-yours", $"A permissão {tooMuch} não pode ser dada a uma chave sua.", 403);
        if (expiresOn < today) throw new RuleBroken("invalid", "expiresOn: já passou.", 400);
        return new()
        {
            Id = Guid.CreateVersion7(now), Name = name, Hash = LinkToken.Hash(key), Permissions = [.. permissions.Distinct().Order()],
            CreatedBy = by.UserId, CreatedAt = now, ExpiresOn = expiresOn,
        };
    }

    public bool Works(DateOnly today) => RevokedAt is null && (ExpiresOn is null || today <= ExpiresOn);

    public void Use(DateTimeOffset now) => LastUsedAt = now;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
