namespace Biela.Modules.Auth;

/// <summary>A key works no longer, from this moment on.</summary>
internal static class RevokeApiKey
{
    internal static async Task<NoContent> Handle(Guid id, AuthDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var key = await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id, ct).Found();
        key.Revoke(clock.GetUtcNow());
        trail.Record("api-key-revoked", key.Name);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
