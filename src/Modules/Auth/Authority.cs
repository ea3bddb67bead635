using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Modules.Auth;

/// <summary>Answers for the whole process who may enter. Remembers what it read for a few seconds; what this process ends, it knows at once.</summary>
internal sealed class Authority(ModuleScopes scopes, AuthModule module, Secrets secrets, TimeProvider clock) : IAuthority, IAuthorityDesk
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5), UseIsWorthWriting = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, (bool Ended, DateTimeOffset Read)> sessions = new();
    private KeyRing ring = new([], [], DateTimeOffset.MinValue);

    private sealed record KeyRing(IReadOnlyList<SigningKey> Rows, IReadOnlyList<ECDsaSecurityKey> Keys, DateTimeOffset Read);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyCollection<SecurityKey>> Keys(string? keyId, CancellationToken ct)
    {
        var current = ring;
        var age = clock.GetUtcNow() - current.Read;
        if (age.Duration() > Fresh || (current.Keys.All(k => k.KeyId != keyId) && age > TimeSpan.FromSeconds(1))) current = await ReadKeys(ct);
        return [.. current.Keys.Where((_, i) => !current.Rows[i].IsGone(clock.GetUtcNow()))];
    }

    /// <summary>The key to sign with; makes the next one when the last is a month old. Not to be called within a transaction.</summary>
    public async Task<ECDsaSecurityKey> SigningKey(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if ((now - ring.Read).Duration() > Fresh) await ReadKeys(ct);
        if (Signing(ring, now) is { } key) return key;
        await Rotate(onlyWhenDue: true, ct);
        return Signing(ring, now)!;
    }

    /// <summary>Signs with a new key from now on; the old ones stay published until their tokens have run out.</summary>
    public async Task Rotate(bool onlyWhenDue, CancellationToken ct)
    {
        await using (var scope = scopes.For(module, Guid.Empty))
        {
            var (db, now) = ((AuthDb)scope.Db, clock.GetUtcNow());
            await using var work = await db.Begin(ct);
            // Two who sign in at the moment a key is due: the second finds what the first has made.
            await db.TakeTurn("signing keys", ct);
            var keys = await db.SigningKeys.ToListAsync(ct);
            if (!onlyWhenDue || !keys.Exists(k => k.Signs(now)))
            {
                foreach (var key in keys) key.Retire(now);
                db.SigningKeys.RemoveRange(keys.Where(k => k.IsGone(now)));
                db.SigningKeys.Add(Auth.SigningKey.Create(secrets, now));
                await work.Commit(ct);
            }
        }
        await ReadKeys(ct);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Ended(Guid session, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (sessions.TryGetValue(session, out var known) && (now - known.Read).Duration() <= Fresh) return known.Ended;
        if (sessions.Count > 10_000) sessions.Clear();
        await using var scope = scopes.For(module, Guid.Empty);
        var ended = !await ((AuthDb)scope.Db).Sessions.AnyAsync(s => s.Id == session && s.EndedAt == null, ct);
        // An end announced while this read was under way is the newer truth.
        return sessions.AddOrUpdate(session, _ => (ended, now),
            (_, other) => other.Ended && (now - other.Read).Duration() <= Fresh ? other : (ended, now)).Ended;
    }

    /// <summary>Ends the sessions in the caller's transaction.</summary>
    public async Task End(AuthDb db, Expression<Func<Session, bool>> which, string because, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var session in await db.Sessions.Where(s => s.EndedAt == null).Where(which).ToListAsync(ct))
        {
            session.End(because, now);
            sessions[session.Id] = (true, now);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> EndedLately(CancellationToken ct)
    {
        // A minute more for clocks that do not quite agree.
        var since = (DateTimeOffset?)(clock.GetUtcNow() - AccessToken.Lifetime - TimeSpan.FromMinutes(1));
        await using var scope = scopes.For(module, Guid.Empty);
        return await ((AuthDb)scope.Db).Sessions.Where(s => s.EndedAt > since).Select(s => s.Id).ToListAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask<Identity?> ByApiKey(string key, CancellationToken ct) => ByApiKey(LinkToken.TenantOfKey(key), LinkToken.Hash(key), ct);

    /// <inheritdoc/>
    public async ValueTask<Identity?> ByApiKey(Guid tenant, string hash, CancellationToken ct)
    {
        if (tenant == Guid.Empty) return null;
        var now = clock.GetUtcNow();
        await using var scope = scopes.For(module, tenant);
        var db = (AuthDb)scope.Db;
        if (await db.ApiKeys.FirstOrDefaultAsync(k => k.Hash == hash, ct) is not { } found) return null;
        if (await db.Places(found.CreatedBy).FirstOrDefaultAsync(p => p.Organization.Id == tenant, ct) is not { } place) return null;
        scope.Services.GetRequiredService<Tenant>().Become(tenant, place.Organization.TimeZone);
        if (!found.Works(scope.Services.GetRequiredService<Tenant>().Today(clock))) return null;
        if (found.LastUsedAt is not { } last || now - last > UseIsWorthWriting) await Touch(db, found, now, ct);
        // What its maker lost, the key lost too.
        return new(null, found.Name, tenant, place.Organization.TimeZone, place.Membership.Role.ToString(), found.Id, place.Membership.DiscountLimit,
            [.. found.Permissions.Intersect(Roles.PermissionsOf(place.Membership.Role))]);
    }

    private static async Task Touch(AuthDb db, ApiKey key, DateTimeOffset now, CancellationToken ct)
    {
        key.Use(now);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { db.ChangeTracker.Clear(); }
    }

    private async Task<KeyRing> ReadKeys(CancellationToken ct)
    {
        await using var scope = scopes.For(module, Guid.Empty);
        var rows = await ((AuthDb)scope.Db).SigningKeys.AsNoTracking().OrderBy(k => k.Id).ToListAsync(ct);
        var known = ring;
        return ring = new(
            rows, [.. rows.Select(row => known.Keys.FirstOrDefault(k => k.KeyId == row.Id.ToString("n")) ?? row.Open(secrets))], clock.GetUtcNow());
    }

    private static ECDsaSecurityKey? Signing(KeyRing ring, DateTimeOffset now) => ring.Keys.Where((_, i) => ring.Rows[i].Signs(now)).LastOrDefault();
}
