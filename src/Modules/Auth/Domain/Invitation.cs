namespace Biela.Modules.Auth;

/// <summary>A link by which one person may join, once, within seven days.</summary>
internal sealed class Invitation
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Guid Id { get; private init; }
    public Email Email { get; private init; }
    public Role Role { get; private init; }
    public string InvitedBy { get; private init; } = "";
    public string TokenHash { get; private init; } = "";
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public int Version { get; private set; }

    public static Invitation To(Email email, Role role, string by, string token, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Email = email, Role = role, InvitedBy = by, TokenHash = LinkToken.Hash(token), ExpiresAt = now + Lifetime,
    };

    public void CheckOpen(DateTimeOffset now)
    {
        if (AcceptedAt is not null) throw new RuleBroken("invitation-used", "Este convite já foi aceito. Entre com seu e-mail e senha.");
        if (WithdrawnAt is not null || now >= ExpiresAt) throw new RuleBroken("invitation-over", "Este convite não vale mais. Peça outro a quem o enviou.");
    }

    public void Accept(DateTimeOffset now)
    {
        CheckOpen(now);
        AcceptedAt = now;
    }

    public void Withdraw(DateTimeOffset now)
    {
        CheckOpen(now);
        WithdrawnAt = now;
    }
}
