using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel;

/// <summary>Where the addresses of <see cref="FolderFiles"/> lead: whoever has one may do what is signed in it, and nothing else.</summary>
internal static class FolderRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<FolderFiles>() is null) return;
        app.MapGet("/files/{**key}", Send).AllowAnonymous().ExcludeFromDescription();
        app.MapPut("/files/{**key}", Receive).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Send(string key, HttpContext http, FolderFiles files, CancellationToken ct)
    {
        var (file, ticket) = Read(http, key, files);
        if (await files.Open(file, ct) is not { } content) throw new RuleBroken("not-found", "Não encontrado.", 404);
        http.Response.Headers.ContentDisposition = Media.Disposition(ticket.Type, ticket.Name);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, ticket.Type, enableRangeProcessing: true);
    }

    private static async Task<IResult> Receive(string key, HttpContext http, FolderFiles files, CancellationToken ct)
    {
        var (file, ticket) = Read(http, key, files);
        if (http.Request.ContentType != ticket.Type || http.Request.ContentLength != ticket.Size)
            throw new RuleBroken("other-file", $"Envie o arquivo anunciado: {ticket.Size} bytes de {ticket.Type}.", 400);
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = ticket.Size;
        await files.Put(file, http.Request.Body, ticket.Type, ct);
        return Results.Ok();
    }

    private static (FileKey Key, FolderFiles.Ticket Ticket) Read(HttpContext http, string key, FolderFiles files)
    {
        string Of(string name) => http.Request.Query[name] is [{ } value] ? value : "";
        long Number(string name) => long.TryParse(Of(name), out var number) ? number : 0;
        var ticket = new FolderFiles.Ticket(http.Request.Method, key, Of("type"), Number("size"), Of("name"), Number("until"));
        return FileKey.TryOf(key, out var file) && files.Accepts(ticket, Of("signature")) ? (file, ticket)
            : throw new RuleBroken("link-not-valid", "Este endereço não vale ou já venceu. Peça outro.", 403);
    }
}
