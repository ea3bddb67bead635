namespace Biela.Modules.Auth;

/// <summary>Signs with a new key before the month is over, for instance when the old one may have been seen.</summary>
internal static class RotateSigningKeys
{
    internal static async Task<NoContent> Handle(Authority authority, AuthDb db, Trail trail, CancellationToken ct)
    {
        await authority.Rotate(onlyWhenDue: false, ct);
        trail.Record("signing-keys-rotated");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
