using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel;

/// <summary>
/// How the services of one installation know each other: a token that only who has the master key can make. It opens
/// <see cref="AuthorityDesk.Path"/> and nothing else, and no user's token or key opens that.
/// </summary>
internal sealed class ServiceToken(Secrets secrets)
{
    public string Value { get; } = "bs_" + secrets.Derive("biela services");

    public bool Is(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Value));
}

/// <summary>
/// Where the process that serves Auth tells the others what their signatures cannot tell them. Not part of the API: no gateway leads here.
/// </summary>
internal static class AuthorityDesk
{
    public const string Path = "/internal/authority";

    public static bool IsFor(HttpContext http) => http.Request.Path.StartsWithSegments(Path) && http.User.Identity?.IsAuthenticated == true;

    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<IServiceProviderIsService>()?.IsService(typeof(IAuthorityDesk)) != true) return;
        var desk = app.MapGroup(Path).RequireAuthorization().WithMetadata(Permission.SignedIn).ExcludeFromDescription();
        desk.MapGet("/sessions/ended", async (IAuthorityDesk auth, CancellationToken ct) => TypedResults.Ok(await auth.EndedLately(ct)));
        desk.MapGet("/keys/{tenant:guid}/{hash}", async Task<IResult> (Guid tenant, string hash, IAuthorityDesk auth, CancellationToken ct) =>
            await auth.ByApiKey(tenant, hash, ct) is { } identity ? TypedResults.Ok(identity) : TypedResults.NotFound());
    }
}
