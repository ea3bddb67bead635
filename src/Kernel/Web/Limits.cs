using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel;

/// <summary>How many requests a caller may make: token buckets that refill every second.</summary>
public sealed class RequestLimits
{
    /// <summary>Requests a second of one access token or API key.</summary>
    public int PerToken { get; init; } = 100;

    /// <summary>How many of them may come at once.</summary>
    public int TokenBurst { get; init; } = 200;

    /// <summary>Requests a second from one address without a token (signing in, links, documents).</summary>
    public int PerAddress { get; init; } = 5;

    /// <summary>How many of them may come at once.</summary>
    public int AddressBurst { get; init; } = 100;
}

internal static class Limiting
{
    public static IServiceCollection AddLimits(this IServiceCollection services, RequestLimits limits)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IServiceProvider>((o, p) => o.GlobalLimiter = Limiter(limits, p.GetService<Redis>()));
        return services.AddRateLimiter(Refuse);
    }

    private static PartitionedRateLimiter<HttpContext> Limiter(RequestLimits limits, Redis? redis)
    {
        return PartitionedRateLimiter.Create<HttpContext, string>(http =>
            http.Request.Path.StartsWithSegments("/health") ? RateLimitPartition.GetNoLimiter("health")
            : AuthorityDesk.IsFor(http) ? RateLimitPartition.GetNoLimiter("services")
            : http.User.Identity?.IsAuthenticated == true ? Bucket("t" + Caller(http.User), limits.TokenBurst, limits.PerToken)
            : Bucket("a" + http.Connection.RemoteIpAddress, limits.AddressBurst, limits.PerAddress));

        RateLimitPartition<string> Bucket(string key, int burst, int perSecond) =>
            RateLimitPartition.Get<string>(key, _ => new TokenBucket(key, burst, perSecond, redis));
    }

    private static void Refuse(RateLimiterOptions options) =>
        options.OnRejected = async (rejected, ct) =>
        {
            var http = rejected.HttpContext;
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = Math.Max(1, wait).ToString();
            await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
            {
                HttpContext = http,
                ProblemDetails = { Status = 429, Type = "urn:biela:too-many-requests", Title = Problems.Titles[429], Detail = $"Tente de novo em {wait} s." },
            });
        };

    /// A session or an API key; failing that, an organization and a name.
    private static string Caller(ClaimsPrincipal user) =>
        user.FindFirst(Claims.Session)?.Value is { Length: > 0 } session ? session : $"{user.FindFirst(Claims.Tenant)?.Value} {user.Identity?.Name}";
}
