using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Biela.Kernel;

/// <summary>
/// Runs every unsafe request in one transaction of its module, and answers a request that comes again with the same Idempotency-Key
/// as the first one was answered: key, answer and effect commit together. Answers are kept sealed, because some hold a link or a key that
/// is shown only once. What PostgreSQL undid (a deadlock, a broken line before the commit) runs once more, since nobody has been answered
/// yet; after a commit of unknown outcome the client asks again, and its key makes that safe.
/// </summary>
internal sealed class Transactions(Module module)
{
    private const int Attempts = 3;

    public async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (http.Request.RouteValues["link"] is string link) http.RequestServices.GetRequiredService<Tenant>().Become(LinkToken.TenantOf(link));
        if (HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()!.Metadata.GetMetadata<OwnTransactions>() is not null) return await next(context);

        var db = (ModuleDb)http.RequestServices.GetRequiredService(module.Db);
        for (var attempt = 1; ; attempt++)
            try { return await Run(context, next, db, ct); }
            catch (Exception e) when (attempt < Attempts && Storage.IsUndone(e) && Repeatable(http))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(10, 50) * attempt, ct);
            }
    }

    private static async Task<object?> Run(EndpointFilterInvocationContext context, EndpointFilterDelegate next, ModuleDb db, CancellationToken ct)
    {
        var http = context.HttpContext;
        await using var work = await db.Begin(ct);
        if (Key(http) is not { } key || http.User.Identity?.IsAuthenticated != true)
        {
            var answer = await next(context);
            if (Succeeded(answer)) await work.Commit(ct);
            return answer;
        }
        var print = Fingerprint(context);
        if (await db.Requests.SingleOrDefaultAsync(r => r.Tenant == db.CurrentTenant && r.Key == key, ct) is { } seen)
            return seen.Fingerprint == print ? new Replay(seen, http.RequestServices.GetRequiredService<Secrets>())
                : throw new RuleBroken("idempotency-key-reused", "Este Idempotency-Key já veio com outro pedido. Use uma chave nova.", 422);
        var result = await next(context);
        if (!Succeeded(result)) return result;
        db.Requests.Add(Remember(http, db, key, print, result));
        await work.Commit(ct);
        return result;
    }

    /// An upload has been read once and cannot be again.
    private static bool Repeatable(HttpContext http) =>
        !http.Response.HasStarted && (http.Request.ContentLength is null or 0 || http.Request.HasJsonContentType());

    private static bool Succeeded(object? result) => ((result as IStatusCodeHttpResult)?.StatusCode ?? 200) < 400;

    private static string? Key(HttpContext http) => http.Request.Headers["Idempotency-Key"] switch
    {
        [] => null,
        [{ Length: > 0 and <= 200 } key] when key.All(c => c is > ' ' and < '\u007f') => key,
        _ => throw new RuleBroken("invalid", "Idempotency-Key: um só valor, de 1 a 200 caracteres visíveis.", 400),
    };

    private static string Fingerprint(EndpointFilterInvocationContext context)
    {
        var (request, caller) = (context.HttpContext.Request, context.HttpContext.User.FindFirst("sub")?.Value);
        var content = JsonSerializer.Serialize(context.Arguments.Where(Validation.IsOurs));
        return LinkToken.Hash($"{caller} {request.Method} {request.Path}{request.QueryString} {content}");
    }

    private static IdempotentRequest Remember(HttpContext http, ModuleDb db, string key, string print, object? result) => new()
    {
        Tenant = db.CurrentTenant, Key = key, Fingerprint = print, CreatedAt = db.Ambient.Clock.GetUtcNow(),
        Status = (result as IStatusCodeHttpResult)?.StatusCode ?? 200,
        Location = (result as ILocated)?.Location ?? result?.GetType().GetProperty("Location")?.GetValue(result) as string,
        Etag = (result as ILocated)?.Etag,
        Body = (result as IValueHttpResult)?.Value is { } value
            ? http.RequestServices.GetRequiredService<Secrets>().Protect(JsonSerializer.Serialize(value, value.GetType(), Options(http))) : null,
    };

    private static JsonSerializerOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    private sealed class Replay(IdempotentRequest seen, Secrets secrets) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = seen.Status;
            if (seen.Location is { } location) http.Response.Headers.Location = location;
            if (seen.Etag is { } etag) http.Response.Headers.ETag = etag;
            if (seen.Body is null) return Task.CompletedTask;
            http.Response.ContentType = "application/json; charset=utf-8";
            return http.Response.WriteAsync(secrets.Reveal(seen.Body), http.RequestAborted);
        }
    }
}
