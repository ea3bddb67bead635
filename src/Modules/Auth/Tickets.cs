using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Modules.Auth;

/// <summary>An organization the caller may enter.</summary>
internal sealed record Door(Guid Id, string TradeName, Role Role, string TimeZone);

/// <summary>What lets a caller in: the access token for each request, the refresh token for the next pair.</summary>
/// <param name="ExpiresIn">Seconds until the access token runs out.</param>
internal sealed record Ticket(string AccessToken, string RefreshToken, int ExpiresIn, Door Organization, IReadOnlyList<Door> Organizations);

/// <summary>Starts and continues sessions.</summary>
internal sealed class Tickets(AuthDb db, Authority authority, Trail trail, TimeProvider clock)
{
    private ECDsaSecurityKey? key;

    /// <summary>A session to sign a ticket for.</summary>
    internal sealed record Entry(User User, Session Session, Place Place, IReadOnlyList<Place> Places, string RefreshToken);

    /// <summary>Begins a transaction with the signing key at hand, which may be a new one and then has a transaction of its own.</summary>
    public async Task<UnitOfWork> Begin(CancellationToken ct)
    {
        key = await authority.SigningKey(ct);
        return await db.Begin(ct);
    }

    /// <summary>Enters the organization, or where the person was last; in the caller's transaction.</summary>
    public async Task<Entry> Start(User user, Guid? organizationId, CancellationToken ct)
    {
        var (places, now) = (await db.Places(user.Id).ToListAsync(ct), clock.GetUtcNow());
        var last = await db.Sessions.Where(s => s.UserId == user.Id).OrderByDescending(s => s.Id).Select(s => (Guid?)s.OrganizationId).FirstOrDefaultAsync(ct);
        var place = organizationId is { } wanted ? places.Find(p => p.Organization.Id == wanted)
            : places.Find(p => p.Organization.Id == last) ?? places.FirstOrDefault();
        if (place is null) throw new RuleBroken("no-access", "Você não tem acesso ativo a esta oficina. Fale com o responsável por ela.", 403);
        var session = db.Sessions.Add(Session.Start(place.Organization.Id, user.Id, trail.Address, trail.Agent, now)).Entity;
        return new(user, session, place, places, Next(session, now));
    }

    /// <summary>
    /// Exchanges a refresh token; in the caller's transaction. Null when it is not good. A used one ends its session, unless the answer to its use may have
    /// been lost on the way: then it takes the place of what nobody has used yet.
    /// </summary>
    public async Task<Entry?> Continue(string refreshToken, CancellationToken ct)
    {
        var (hash, now) = (LinkToken.Hash(refreshToken), clock.GetUtcNow());
        if (await db.RefreshTokens.FirstOrDefaultAsync(t => t.Hash == hash, ct) is not { } token || now >= token.ExpiresAt) return null;
        var session = await db.Sessions.FirstAsync(s => s.Id == token.SessionId, ct);
        if (session.EndedAt is not null) return null;
        var user = await db.Users.FirstAsync(u => u.Id == session.UserId, ct);
        var unused = await db.RefreshTokens.Where(t => t.SessionId == session.Id && t.UsedAt == null).ToListAsync(ct);
        var successors = db.RefreshTokens.Where(t => t.SessionId == session.Id && t.UsedAt > token.UsedAt);
        if (token.UsedAt is { } used && (now > used + RefreshToken.Grace || await successors.AnyAsync(ct)))
        {
            await authority.End(db, s => s.Id == session.Id, "refresh-token-reused", ct);
            trail.Record(session.OrganizationId, user.Id, user.Name, "refresh-token-reused", succeeded: false);
            return null;
        }
        var places = await db.Places(user.Id).ToListAsync(ct);
        if (places.Find(p => p.Organization.Id == session.OrganizationId) is not { } place) return null;
        // All at the same moment: whoever was given one of them meanwhile and comes with it later has a copy.
        foreach (var one in unused.Append(token)) one.Use(now);
        session.Use(now);
        return new(user, session, place, places, Next(session, now));
    }

    /// <summary>Signs what the caller takes away.</summary>
    public Ticket Issue(Entry entry)
    {
        var (user, session, place) = (entry.User, entry.Session, entry.Place);
        var identity = new Identity(user.Id, user.Name, place.Organization.Id, place.Organization.TimeZone, place.Membership.Role.ToString(), session.Id,
            place.Membership.DiscountLimit, PermissionsOf(user, place.Membership));
        var token = AccessToken.Issue(identity, key!, clock.GetUtcNow());
        return new(token, entry.RefreshToken, (int)AccessToken.Lifetime.TotalSeconds, place.Door, [.. entry.Places.Select(p => p.Door)]);
    }

    public static IReadOnlyList<string> PermissionsOf(User user, Membership membership) =>
        [.. Roles.PermissionsOf(membership.Role).Concat(user.PlatformAdmin ? [Roles.Platform] : []).Order()];

    private string Next(Session session, DateTimeOffset now)
    {
        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        db.RefreshTokens.Add(RefreshToken.For(session, token, now));
        return token;
    }
}
