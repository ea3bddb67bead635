namespace Biela.Modules.Auth;

/// <summary>A link by which one person takes another password, once, within a day. Nobody has two of them.</summary>
internal sealed class PasswordLink
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public string MadeBy { get; private init; } = "";
    public string TokenHash { get; private init; } = "";
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }
    public int Version { get; private set; }

    public static PasswordLink For(User user, string by, string token, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), UserId = user.Id, MadeBy = by, TokenHash = LinkToken.Hash(token), ExpiresAt = now + Lifetime,
    };

    public void CheckOpen(DateTimeOffset now)
    {
        if (UsedAt is not null) throw new RuleBroken("password-link-used", "Este link já foi usado. Entre com a nova senha.");
        if (now >= ExpiresAt) throw new RuleBroken("password-link-over", "Este link não vale mais. Peça outro a quem o enviou.");
    }

    public void Use(DateTimeOffset now)
    {
        CheckOpen(now);
        UsedAt = now;
    }
}
