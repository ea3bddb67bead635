using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>
/// Writes down who was refused what (OWASP ASVS 5.0, 16.3.1 and 16.3.2): a line in the log and a count for each 401, 403 and 404 of an endpoint.
/// Whether a row is somebody else's or nobody's is not known here either; which ids were asked for is. It stands around what makes the
/// answers, so that it sees every one of them.
/// </summary>
internal sealed class Refusals(RequestDelegate next, ILogger<Refusals> log)
{
    private static readonly Counter<long> Refused = Telemetry.Access.CreateCounter<long>("biela.access.refused", "{request}", "Requests refused for who asked");

    public async Task InvokeAsync(HttpContext http)
    {
        // An error forgets where the request was going.
        var (route, ids) = Web.Asked(http.GetEndpoint(), http.Request.RouteValues);
        await next(http);
        var status = http.Response.StatusCode;
        if (route is null || status is not (401 or 403 or 404)) return;
        Refused.Add(1, new KeyValuePair<string, object?>("status", status));
        string? Of(string claim) => http.User.FindFirst(claim)?.Value;
        // A page that lost its race against an event is not found either, and access runs out every quarter of an hour; nobody is forbidden by accident.
        log.Log(status == 403 ? LogLevel.Warning : LogLevel.Information,
            "Refused {Status}: {Method} {Route} for {Ids}, asked by {User} of {Tenant} in session or with key {Session} from {Address}",
            status, http.Request.Method, route, ids, Of("sub"), Of(Claims.Tenant), Of(Claims.Session), http.Connection.RemoteIpAddress);
    }
}
