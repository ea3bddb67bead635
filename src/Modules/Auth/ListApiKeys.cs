namespace Biela.Modules.Auth;

/// <summary>The organization's keys, without the keys themselves.</summary>
internal static class ListApiKeys
{
    internal sealed record Item(
        Guid Id, string Name, IReadOnlyList<string> Permissions, DateTimeOffset CreatedAt, DateOnly? ExpiresOn,
        DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

    internal static async Task<Ok<Page<Item>>> Handle(AuthDb db, Guid? after, int? limit, CancellationToken ct) => TypedResults.Ok(await db.ApiKeys.Page(
        k => k.Id, k => new Item(k.Id, k.Name, k.Permissions, k.CreatedAt, k.ExpiresOn, k.LastUsedAt, k.RevokedAt), after, limit, ct));
}
