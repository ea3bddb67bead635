using System.Text;
using Biela.Kernel;

namespace Biela.Host.Deploy;

/// <summary>
/// The gateway of a topology: nginx leads /api/v1/{module} to the service that serves the module, so that clients see one Biela. What it has to
/// say itself it says as Biela would, in problem details.
/// </summary>
internal static class Nginx
{
    private static readonly (int Status, string Code, string Title, string Detail, bool Again)[] Problems =
    [
        (400, "invalid", "Pedido inválido", "O pedido não está na forma que o HTTP pede.", false),
        (404, "not-found", "Não encontrado", "Não encontrado.", false),
        (413, "too-large", "Conteúdo grande demais", $"O pedido pode ter até {BielaHost.LargestBody / 1024 / 1024} MB.", false),
        (502, "service-away", "Tente de novo", "Esta parte do sistema não respondeu. Tente de novo em instantes.", true),
        (503, "busy", "Tente de novo", "O sistema está ocupado. Tente de novo em instantes.", true),
        (504, "too-slow", "Tente de novo", "A resposta demorou demais. Confira se foi feito antes de repetir.", true),
    ];

    /// <summary>The whole nginx.conf, to be run with a prefix of its own: <c>nginx -e stderr -p DIR -c FILE</c>.</summary>
    /// <param name="topology">The services and where they listen.</param>
    /// <param name="listen">A port, or an address and a port.</param>
    /// <param name="screens">The folder of the web application, to be served by nginx itself; any service does it otherwise.</param>
    public static string Configuration(Topology topology, string listen, string? screens = null)
    {
        var text = new StringBuilder(Head);
        foreach (var (name, service) in topology.Services.Where(s => s.Value.Url is not null))
        {
            var servers = service.Replicas.Prepend(service.Url!).Select(url => $"server {new Uri(url).Authority} max_fails=0;");
            text.Append($"  upstream {name} {{ {string.Join(' ', servers)} keepalive 32; }}\n");
        }
        text.Append($"\n  server {{\n    listen {listen} backlog=1024;\n").Append(Server);
        foreach (var (status, _, _, _, _) in Problems) text.Append($"    error_page {status} @{status};\n");
        text.Append(Health(topology));
        var modules = House.Modules().Select(m => m.Name).Where(m => topology.ServiceOf(m) is not null).ToList();
        foreach (var module in modules) text.Append(Route(module, topology.ServiceOf(module)!));
        if (!S3Files.IsAddress(topology.Files ?? "")) text.Append(Files(topology.ServiceOf(modules[^1])!));
        foreach (var ours in new[] { "api", "openapi", "health", "internal" }) text.Append($"    location /{ours}/ {{ return 404; }}\n");
        text.Append(screens is null ? $"    location / {{ proxy_pass http://{topology.ServiceOf(modules[0])}; }}\n\n" : Screens(screens));
        foreach (var problem in Problems) text.Append(Answer(problem));
        return text.Append("  }\n}\n").ToString();
    }

    // Links of budgets, invitations and passwords are keys: whoever reads them in a log could use them.
    private const string Head = """
        # Written by `biela topology gateway`.
        worker_processes auto;
        pid nginx.pid;
        error_log stderr warn;
        events { worker_connections 4096; }

        http {
          map $uri $shown { default $uri; "~^(?<before>.*/(links|invitations|password-links)/)[^/]+(?<after>.*)$" "$before*$after"; }
          log_format biela escape=json '{"time":"$time_iso8601","client":"$remote_addr","method":"$request_method","path":"$shown",'
            '"status":$status,"seconds":$request_time,"service":"$upstream_addr","trace":"$sent_http_x_correlation_id"}';
          access_log /dev/stdout biela;
          server_tokens off;
          client_body_temp_path temp_body;
          proxy_temp_path temp_proxy;
          fastcgi_temp_path temp_fastcgi;
          uwsgi_temp_path temp_uwsgi;
          scgi_temp_path temp_scgi;


        """;

    private static readonly string Server = $$"""
            default_type application/problem+json;
            client_max_body_size {{BielaHost.LargestBody}};
            large_client_header_buffers 4 24k;
            client_header_timeout 15s;
            client_body_timeout 30s;
            send_timeout 30s;
            keepalive_timeout 75s;

            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            # What the client says about itself is not passed on: trustedProxies believes this gateway.
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_connect_timeout 2s;
            proxy_send_timeout 30s;
            proxy_read_timeout 60s;
            proxy_buffer_size 16k;
            proxy_buffers 8 16k;


        """;

    private static string Body(int status, string code, string title, string detail) =>
        $$"""{"type":"urn:biela:{{code}}","title":"{{title}}","status":{{status}},"detail":"{{detail}}"}""";

    private const string Again = " add_header Retry-After 1 always;";

    private static string Health(Topology topology)
    {
        var text = new StringBuilder("""

                # The gateway's own; what the services say is one word further on.
                location = /health { default_type application/json; return 200 '{"status":"healthy","gateway":true}'; }
                location = /health/live { default_type text/plain; return 200 live; }
                location = /health/ready { default_type text/plain; return 200 ready; }

            """);
        foreach (var (name, _) in topology.Services.Where(s => s.Value.Url is not null))
            text.Append($"    location = /health/{name} {{ proxy_pass http://{name}/health; }}\n")
                .Append($"    location /health/{name}/ {{ proxy_pass http://{name}/health/; }}\n");
        return text.Append('\n').ToString();
    }

    private static string Route(string module, string service) => $$"""
            location /api/v1/{{module}}/ { proxy_pass http://{{service}}; }
            location = /api/v1/{{module}} { proxy_pass http://{{service}}; }
            location = /openapi/{{module}}.json { proxy_pass http://{{service}}; }

        """;

    // Any service will do: the address is signed and the folder is shared. How large a file may be stands in its address.
    private static string Files(string service) => $$"""
            location /files/ { client_max_body_size 0; proxy_request_buffering off; proxy_pass http://{{service}}; }

        """;

    // Compressed as it was built. What has a hash in its name never changes; an address of no file is one of the application's own.
    private static string Screens(string folder) => $$"""
            location /assets/ {
              root "{{folder}}"; gzip_static on;{{Header("public, max-age=31536000, immutable")}}
              try_files $uri =404;
            }
            location / {
              root "{{folder}}"; gzip_static on;{{Header("no-cache")}}
              try_files $uri /index.html;
            }

        """;

    private static string Header(string cache) => $$"""
         default_type application/octet-stream;
              types { text/html html; text/javascript js; text/css css; image/svg+xml svg; font/woff2 woff2; font/woff woff; application/json json; }
              charset utf-8; charset_types text/html text/javascript text/css;
              add_header Cache-Control "{{cache}}";
              add_header Content-Security-Policy "{{Host.Screens.Policy}}"; add_header X-Content-Type-Options nosniff; add_header X-Frame-Options DENY;
              add_header Referrer-Policy no-referrer; add_header Cross-Origin-Opener-Policy same-origin;
        """;

    private static string Answer((int Status, string Code, string Title, string Detail, bool Again) problem) => $$"""
            location @{{problem.Status}} {
              add_header X-Content-Type-Options nosniff always; add_header Cache-Control no-store always;{{(problem.Again ? Again : "")}}
              return {{problem.Status}} '{{Body(problem.Status, problem.Code, problem.Title, problem.Detail)}}';
            }

        """;
}
