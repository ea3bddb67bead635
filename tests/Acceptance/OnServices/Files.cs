using System.Diagnostics;
using Biela.Host;
using Biela.Host.Deploy;

namespace Biela.Acceptance.Tests.OnServices;

/// <summary>What is printed from the topology files, without running any of it.</summary>
public sealed class Files
{
    public static TheoryData<string> Several => new("retifica", "cashflow", "nfe", "spot");

    [Theory, MemberData(nameof(Several))]
    public void Every_topology_file_is_right(string name) => Assert.NotEmpty(House.Topology(Path(name)).Services);

    [Fact]
    public void The_ten_services_serve_every_module_at_the_ports_that_were_agreed_on()
    {
        var topology = House.Topology(Path("retifica"));
        Assert.Equal(Enumerable.Range(3001, 10), topology.Services.Values.Select(s => new Uri(s.Url!).Port).Order());
        Assert.All(House.Modules(), m => Assert.True(topology.Serves(m.Name), m.Name));
        Assert.Equal(["auth", "orders", "diagnostics", "budgets", "inventory", "purchasing", "financial", "fiscal", "notifications"],
            topology.Services.OrderBy(s => new Uri(s.Value.Url!).Port).Take(9).Select(s => s.Key));
    }

    [Theory, MemberData(nameof(Several))]
    public async Task Nginx_understands_the_gateway(string name)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/nginx"), "nginx is not installed.");
        var folder = Directory.CreateTempSubdirectory("biela-nginx");
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.FullName, "nginx.conf"), Nginx.Configuration(House.Topology(Path(name)), "127.0.0.1:7100"));
        using var check = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-t", "-e", "stderr", "-p", folder.FullName, "-c", "nginx.conf"])
        {
            RedirectStandardError = true, UseShellExecute = false,
        })!;
        var said = await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        folder.Delete(recursive: true);
        Assert.True(check.ExitCode == 0, said);
    }

    [Fact]
    public void The_compose_file_starts_servers_then_migration_then_services_then_the_gateway()
    {
        var lines = Lines("retifica");
        Assert.Contains("depends_on: { postgres: { condition: service_healthy } }", Of(lines, "migrate"));
        var common = lines.SkipWhile(l => l != "x-biela: &biela").TakeWhile(l => l != "services:").Select(l => l.Trim()).ToList();
        Assert.Contains("migrate: { condition: service_completed_successfully }", common);
        Assert.Contains("rabbit: { condition: service_healthy }", common);
        Assert.Contains("stop_grace_period: 30s", common);
        Assert.Contains("biela__migrateAtStart: \"false\"", common);
        foreach (var (name, service) in House.Topology(Path("retifica")).Services)
        {
            var port = new Uri(service.Url!).Port;
            Assert.Contains("<<: *biela", Of(lines, name));
            Assert.Contains($"biela__services__{name}__url: \"http://{name}:{port}\"", common);
            Assert.Contains($"\"http://127.0.0.1:{port}/health/live\"", Assert.Single(Of(lines, name), l => l.StartsWith("healthcheck:")));
            Assert.Contains($"{name}: {{ condition: service_healthy }}", Assert.Single(Of(lines, "gateway"), l => l.StartsWith("depends_on:")));
        }
    }

    [Fact]
    public void No_check_of_a_container_looks_at_what_stands_behind_it() =>
        Assert.DoesNotContain(Lines("retifica"), l => l.Contains("healthcheck") && l.Contains("/ready"));

    [Fact]
    public void In_containers_the_storage_is_still_PostgreSQL_and_no_secret_is_in_the_file()
    {
        const string storage = "Host=postgres;Database={service};Username=biela;Max Auto Prepare=100;Password=${POSTGRES_PASSWORD:?}";
        Assert.Contains($"    biela__storage: \"{storage}\"", Lines("cashflow"));
        Assert.Contains("    biela__secret: \"${BIELA_SECRET:?}\"", Lines("cashflow"));
        Assert.Contains("      echo 'create database consolidated owner biela' | sql", Lines("cashflow"));
        Assert.All(Lines("cashflow").SkipWhile(l => l != "configs:").SelectMany(l => l.Split("$$")), part => Assert.DoesNotContain('$', part));
    }

    [Fact]
    public void In_containers_all_services_share_a_folder_for_files_unless_they_are_in_a_bucket()
    {
        string[] folder =
            ["    biela__files: \"/var/lib/biela/files\"", "  volumes: [files:/var/lib/biela]", "volumes: { postgres: {}, rabbit: {}, files: {} }"];
        Assert.All(folder, line => Assert.Contains(line, Lines("retifica")));
        var topology = House.Topology(Path("retifica"));
        topology.Files = "s3://oficina";
        Assert.DoesNotContain("files:", Compose.File(topology, ""));
        Assert.DoesNotContain("/files/", Compose.File(topology, ""));
    }

    private static string[] Lines(string name) => Compose.File(House.Topology(Path(name)), House.Text(Path(name))).Split('\n');

    /// The lines of one service, which end where the next one begins.
    private static List<string> Of(string[] lines, string service) =>
        [.. lines.SkipWhile(l => l != $"  {service}:").Skip(1).TakeWhile(l => l.StartsWith("    ")).Select(l => l.Trim())];

    private static string Path(string name) => System.IO.Path.Combine(Services.Root(), "topologies", name + ".json");
}
