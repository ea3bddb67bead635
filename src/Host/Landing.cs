using Biela.Kernel;

namespace Biela.Host;

/// <summary>What a person sees who opens the address in a browser before there is a web application: that Biela runs, and where to go on.</summary>
internal static class Landing
{
    private const string Style = """
        body { font: 16px/1.6 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem; color: #1c2530; background: #fbfaf8 }
        a { color: #0b6e5f } code { background: #eceae5; padding: .1rem .3rem }
        """;

    public static void Map(WebApplication app, Topology topology)
    {
        var html = $"""
            <!doctype html><html lang="pt-BR"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Biela</title>
            <style>{Style}</style>
            <h1>Biela está no ar</h1>
            <p>O ERP da retífica de motores, por enquanto pela sua API HTTP: entre com <code>POST /api/v1/auth/login</code>
            e leve o <code>accessToken</code> no cabeçalho <code>Authorization: Bearer</code>.</p>
            <p>A API, módulo por módulo (OpenAPI): {string.Join(" · ", House.Modules().Where(m => topology.Serves(m.Name)).Select(Link))}</p>
            <p>Saúde: <a href="/health">/health</a> · <a href="/health/live">live</a> · <a href="/health/ready">ready</a></p></html>
            """;
        app.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            return Results.Content(html, "text/html; charset=utf-8");
        }).AllowAnonymous().WithMetadata(Permission.Public).ExcludeFromDescription();
    }

    private static string Link(Module module) => $"<a href=\"/openapi/{module.Name}.json\">{module.Name}</a>";
}
