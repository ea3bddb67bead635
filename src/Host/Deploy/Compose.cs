using System.Text;
using Biela.Kernel;

namespace Biela.Host.Deploy;

/// <summary>
/// The topology as containers: one image, one container a service, the servers behind them and the gateway in front. Everything the containers
/// read is in the file itself. Their order: servers, migration, services, gateway.
/// </summary>
internal static class Compose
{
    private const string Network = "172.30.83.0/24";

    /// <summary>The compose file (Compose Specification; inline configs need Compose 2.23.1).</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="source">Its file as it was written.</param>
    public static string File(Topology topology, string source)
    {
        var text = new StringBuilder(Head);
        foreach (var (name, value) in Overrides(topology)) text.Append($"    {name}: \"{value}\"\n");
        if (InFolder(topology)) text.Append("  volumes: [files:/var/lib/biela]\n");
        text.Append("  depends_on:\n    migrate: { condition: service_completed_successfully }\n");
        if (OnBroker(topology)) text.Append("    rabbit: { condition: service_healthy }\n");
        text.Append("\nservices:\n");
        if (topology.OnPostgres) text.Append(Postgres);
        if (OnBroker(topology)) text.Append(Rabbit);
        text.Append(Redis).Append(Migrate(topology));
        foreach (var (name, service) in topology.Services) text.Append(Service(name, Port(service)));
        text.Append(Gateway(topology)).Append(Tail(topology));
        Config(text, "topology", source);
        Config(text, "gateway", Nginx.Configuration(Contained(topology), "8080"));
        if (topology.OnPostgres) Config(text, "roles", Roles(topology));
        return text.ToString();
    }

    private static bool OnBroker(Topology topology) => topology.Bus.StartsWith("amqp", StringComparison.Ordinal);

    /// Who answers hands out what another has received, and who works behind it deletes what was never confirmed: all share the folder.
    private static bool InFolder(Topology topology) => !S3Files.IsAddress(topology.Files ?? "");

    private static int Port(Topology.Service service) => new Uri(service.Url ?? "http://127.0.0.1:7100").Port;

    /// The same services, each on a machine of its name.
    private static Topology Contained(Topology topology) => new()
    {
        Files = topology.Files,
        Services = topology.Services.ToDictionary(s => s.Key, s => new Topology.Service
        {
            Modules = s.Value.Modules, Run = s.Value.Run, Url = $"http://{s.Key}:{Port(s.Value)}",
        }),
    };

    private static IEnumerable<(string Name, string Value)> Overrides(Topology topology)
    {
        if (topology.OnPostgres)
            yield return ("biela__storage", string.Join(';',
                ["Host=postgres", .. topology.Storage.Split(';').Where(part => !Elsewhere(part)), "Password=${POSTGRES_PASSWORD:?}"]));
        if (OnBroker(topology)) yield return ("biela__bus", "amqp://biela:${RABBIT_PASSWORD:?}@rabbit");
        yield return ("biela__cache", "redis://redis:6379");
        yield return ("biela__secret", "${BIELA_SECRET:?}");
        if (InFolder(topology)) yield return ("biela__files", "/var/lib/biela/files");
        yield return ("biela__migrateAtStart", "false");
        yield return ("biela__trustedProxies__0", Network);
        foreach (var (name, service) in Contained(topology).Services) yield return ($"biela__services__{name}__url", service.Url!);
    }

    private static bool Elsewhere(string part) => part.Split('=')[0].Trim().ToLowerInvariant() is "host" or "port" or "password";

    // A check asks whether the process lives, not whether its database does: a database that is away for a minute must not restart everything.
    private const string Head = """
        # Written by `biela topology compose`. Set BIELA_SECRET (openssl rand -base64 32), POSTGRES_PASSWORD and RABBIT_PASSWORD in .env.
        name: biela
        x-biela: &biela
          image: ${BIELA_IMAGE:-biela}
          restart: unless-stopped
          stop_grace_period: 30s
          read_only: true
          tmpfs: [/tmp]
          configs: [{ source: topology, target: /etc/biela/topology.json }]
          environment:

        """;

    private const string Postgres = """
          postgres:
            image: postgres:17-alpine
            restart: unless-stopped
            stop_signal: SIGINT
            environment: { POSTGRES_USER: admin, POSTGRES_PASSWORD: "${POSTGRES_PASSWORD:?}" }
            configs: [{ source: roles, target: /docker-entrypoint-initdb.d/10-biela.sh }]
            volumes: [postgres:/var/lib/postgresql/data]
            healthcheck: { test: [CMD, pg_isready, -U, admin, -h, 127.0.0.1], interval: 5s, timeout: 3s, retries: 12 }

        """;

    private const string Rabbit = """
          rabbit:
            image: rabbitmq:4-alpine
            hostname: rabbit
            restart: unless-stopped
            environment: { RABBITMQ_DEFAULT_USER: biela, RABBITMQ_DEFAULT_PASS: "${RABBIT_PASSWORD:?}" }
            volumes: [rabbit:/var/lib/rabbitmq]
            healthcheck: { test: [CMD, rabbitmq-diagnostics, -q, check_port_connectivity], interval: 10s, timeout: 10s, retries: 12 }

        """;

    private const string Redis = """
          redis:
            image: redis:7-alpine
            command: [redis-server, --save, "", --appendonly, "no", --maxmemory, 128mb, --maxmemory-policy, allkeys-lru]
            restart: unless-stopped
            healthcheck: { test: [CMD, redis-cli, ping], interval: 5s, timeout: 3s, retries: 12 }

        """;

    private static string Migrate(Topology topology) => $$"""
          migrate:
            <<: *biela
            command: [migrate, --topology, /etc/biela/topology.json]
            restart: on-failure
            depends_on: {{(topology.OnPostgres ? "{ postgres: { condition: service_healthy } }" : "{}")}}

        """;

    private static string Service(string name, int port) => $$"""
          {{name}}:
            <<: *biela
            command: [serve, --topology, /etc/biela/topology.json, --service, {{name}}]
            healthcheck: { test: [CMD, wget, -qO-, "http://127.0.0.1:{{port}}/health/live"], interval: 10s, timeout: 3s, retries: 3, start_period: 30s }

        """;

    private static string Gateway(Topology topology) => $$"""
          gateway:
            image: nginx:1.28-alpine
            restart: unless-stopped
            configs: [{ source: gateway, target: /etc/nginx/nginx.conf }]
            ports: ["${BIELA_PORT:-7100}:8080"]
            healthcheck: { test: [CMD, wget, -qO-, "http://127.0.0.1:8080/health/live"], interval: 10s, timeout: 3s, retries: 3 }
            depends_on: { {{string.Join(", ", topology.Services.Keys.Select(s => s + ": { condition: service_healthy }"))}} }

        """;

    private static string Tail(Topology topology) => $$"""

        networks:
          default: { ipam: { config: [{ subnet: {{Network}} }] } }
        volumes: { {{Volumes(topology)}} }
        configs:

        """;

    /// Row-level security binds only a role that is neither superuser nor BYPASSRLS.
    private static string Roles(Topology topology)
    {
        string Of(string key) => topology.Storage.Split(';').Select(p => p.Split('=', 2)).FirstOrDefault(p => p is [var k, _]
            && k.Trim().Equals(key, StringComparison.OrdinalIgnoreCase))?[1] ?? "biela";
        var text = new StringBuilder("set -eu\nsql() { psql -v ON_ERROR_STOP=1 -v password=\"$POSTGRES_PASSWORD\" -U admin -d postgres; }\n");
        foreach (var role in All(Of("Username")))
            text.Append($"echo \"create role {role} login nosuperuser nobypassrls password :'password'\" | sql\n");
        foreach (var database in All(Of("Database")))
            text.Append($"echo 'create database {database} owner {Of("Username").Replace("{service}", database)}' | sql\n");
        return text.ToString();

        IEnumerable<string> All(string pattern) =>
            pattern.Contains("{service}") ? topology.Services.Keys.Select(s => pattern.Replace("{service}", s)) : [pattern];
    }

    /// Compose reads a dollar as the beginning of a variable.
    private static void Config(StringBuilder text, string name, string content)
    {
        text.Append($"  {name}:\n    content: |\n");
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
            text.Append(line.Length == 0 ? "\n" : $"      {line.Replace("$", "$$")}\n");
    }

    private static string Volumes(Topology topology) => string.Join(", ", new[]
    {
        topology.OnPostgres ? "postgres: {}" : null, OnBroker(topology) ? "rabbit: {}" : null, InFolder(topology) ? "files: {}" : null,
    }.OfType<string>());
}
