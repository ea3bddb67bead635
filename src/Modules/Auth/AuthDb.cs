namespace Biela.Modules.Auth;

/// <summary>
/// The module's tables. Signing in happens before an organization is known, so people, organizations and what joins them are rows of the
/// whole installation: every list of them filters by organization itself.
/// </summary>
public sealed class AuthDb(DbContextOptions<AuthDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Organization> Organizations => Set<Organization>();
    internal DbSet<User> Users => Set<User>();
    internal DbSet<Membership> Memberships => Set<Membership>();
    internal DbSet<Invitation> Invitations => Set<Invitation>();
    internal DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();
    internal DbSet<Session> Sessions => Set<Session>();
    internal DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
    internal DbSet<FailedLogins> FailedLogins => Set<FailedLogins>();
    internal DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    internal DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Where the person may work now, in the order they joined.</summary>
    internal IQueryable<Place> Places(Guid userId) =>
        from membership in Memberships
        join organization in Organizations on membership.OrganizationId equals organization.Id
        where membership.UserId == userId && membership.Status == MembershipStatus.Active && organization.Status == OrganizationStatus.Active
        orderby membership.Id
        select new Place { Membership = membership, Organization = organization };

    /// <summary>How many can still do everything in the organization.</summary>
    internal Task<int> Owners(Guid organizationId, CancellationToken ct) =>
        Memberships.CountAsync(m => m.OrganizationId == organizationId && m.Role == Role.Owner && m.Status == MembershipStatus.Active, ct);

    /// <summary>The person behind the request. A key is nobody: what belongs to a person is not for it.</summary>
    internal async Task<User> SignedIn(Actor actor, CancellationToken ct) => await Users.FirstOrDefaultAsync(u => u.Id == actor.UserId, ct)
        ?? throw new RuleBroken("person-needed", "Isto só uma pessoa pode fazer; entre com e-mail e senha.", 403);

    /// <summary>The membership, if it is one of this organization.</summary>
    internal Task<Membership> Member(Guid id, Tenant tenant, CancellationToken ct) =>
        Memberships.FirstOrDefaultAsync(m => m.Id == id && m.OrganizationId == tenant.Id, ct).Found();

    internal Task<string> NameOf(Membership member, CancellationToken ct) => Users.Where(u => u.Id == member.UserId).Select(u => u.Name).FirstAsync(ct);

    /// <summary>The person, if their password opens this organization only: whoever hands out another one could enter wherever it opens.</summary>
    internal async Task<User> OnlyHere(Guid userId, Tenant tenant, CancellationToken ct)
    {
        var user = await Users.FirstAsync(u => u.Id == userId, ct);
        if (user.PlatformAdmin || await Memberships.AnyAsync(m => m.UserId == userId && m.OrganizationId != tenant.Id, ct))
            throw new RuleBroken("password-opens-more", "A senha desta pessoa não vale só nesta oficina, e não pode ser trocada daqui. "
                + "Tire o acesso dela e convide-a com outro e-mail.", 403);
        return user;
    }

    /// <summary>The invitation the link leads to.</summary>
    internal Task<Invitation> Invited(string link, CancellationToken ct)
    {
        var hash = LinkToken.Hash(link);
        return Invitations.FirstOrDefaultAsync(i => i.TokenHash == hash, ct).Found();
    }

    /// <summary>
    /// Lets a person suspend and reactivate organizations from their next sign-in on. For the command line: whoever may open the database may
    /// do this. False when nobody has the e-mail.
    /// </summary>
    public async Task<bool> Promote(string email, DateTimeOffset now, CancellationToken ct)
    {
        if (!Email.TryParse(email, out var wanted) || await Users.FirstOrDefaultAsync(u => u.Email == wanted, ct) is not { } user) return false;
        user.Promote();
        AuditEntries.Add(AuditEntry.Of(null, user.Id, "operador", "platform-admin-made", user.Name, "", succeeded: true, now));
        await SaveChangesAsync(ct);
        return true;
    }

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<User>().Property(u => u.RecoveryCodes).AsJson();
        model.Entity<ApiKey>().Property(k => k.Permissions).AsJson();
        model.Entity<FailedLogins>().HasKey(f => f.Account);
        model.Entity<Membership>().Ignore(m => m.DiscountLimit);
    }
}

/// <summary>An active membership of an active organization.</summary>
internal sealed class Place
{
    public required Membership Membership { get; init; }
    public required Organization Organization { get; init; }
    public Door Door => new(Organization.Id, Organization.TradeName, Membership.Role, Organization.TimeZone);
}
