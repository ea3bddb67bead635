namespace Biela.Modules.Auth;

/// <summary>Makes a key for a program. It is shown once.</summary>
internal static class CreateApiKey
{
    internal sealed record Request(
        [Required, StringLength(120)] string Name, [MinLength(1), MaxLength(100)] List<string> Permissions, DateOnly? ExpiresOn = null);

    internal sealed record Response(Guid Id, string Key);

    internal static async Task<Created<Response>> Handle(
        Request request, AuthDb db, Tenant tenant, Actor actor, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var user = await db.SignedIn(actor, ct);
        var maker = await db.Memberships.FirstAsync(m => m.OrganizationId == tenant.Id && m.UserId == user.Id, ct);
        var key = "bk_" + LinkToken.Create(tenant.Id);
        var row = ApiKey.Create(request.Name, key, request.Permissions, maker, request.ExpiresOn, tenant.Today(clock), clock.GetUtcNow());
        db.ApiKeys.Add(row);
        trail.Record("api-key-created", $"{row.Name}: {string.Join(", ", row.Permissions)}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/auth/api-keys/{row.Id}", new Response(row.Id, key));
    }
}
