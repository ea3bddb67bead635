using System.Diagnostics;
using System.Security.Cryptography;
using Biela.Host;
using Npgsql;
using RabbitMQ.Client;

namespace Biela.Acceptance.Tests;

/// <summary>
/// Biela as several processes: every service of a topology on PostgreSQL and RabbitMQ, nginx in front with the configuration that
/// <c>biela topology gateway</c> prints. It has a database and queues of its own. Starting it takes a while, so tests share one.
/// </summary>
public sealed class Services : Biela
{
    private const string Nginx = "/usr/sbin/nginx";
    private readonly string prefix;
    private readonly string[] databases;
    private readonly Dictionary<string, Uri> addresses;
    private readonly Dictionary<string, Process> processes = [];
    private Process? nginx;

    private Services(string file, Dictionary<string, Uri> addresses, string[] databases, string prefix, (string, string)[] environment)
        : base(environment) => (File, this.addresses, this.databases, this.prefix) = (file, addresses, databases, prefix);

    /// <summary>The topology file.</summary>
    public string File { get; }

    /// <summary>The names of the services.</summary>
    public IReadOnlyCollection<string> Names => addresses.Keys;

    /// <summary>Where one service answers by itself.</summary>
    public Uri AddressOf(string service) => addresses[service];

    /// <summary>Starts all services of a file in <c>topologies</c>, or skips the test with the reason when a server is missing.</summary>
    public static async Task<Services> Start(string topology, params (string Name, string Value)[] environment)
    {
        var (postgres, rabbit) = (Environment.GetEnvironmentVariable("BIELA_TEST_POSTGRES"), Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT"));
        Assert.SkipWhen(postgres is null, "BIELA_TEST_POSTGRES names no PostgreSQL.");
        Assert.SkipWhen(rabbit is null, "BIELA_TEST_RABBIT names no RabbitMQ.");
        Assert.SkipUnless(System.IO.File.Exists(Nginx), "nginx is not installed.");
        var file = Path.Combine(Root(), "topologies", topology + ".json");
        var (name, read) = ($"t{Guid.CreateVersion7():n}", House.Topology(file));
        var urls = read.Services.ToDictionary(s => s.Key, _ => FreeAddress());
        var database = $"biela_{name}{(read.Storage.Contains("{service}", StringComparison.Ordinal) ? "_{service}" : "")}";
        (string, string)[] settings =
        [
            ("biela__storage", new NpgsqlConnectionStringBuilder(postgres) { Database = database, MaxPoolSize = 20 }.ConnectionString),
            ("biela__bus", rabbit!), ("biela__queuePrefix", $"{name}."), ("biela__secret", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            .. urls.Select(a => ($"biela__services__{a.Key}__url", a.Value.ToString())),
            .. Unlimited, .. environment,
        ];
        var services = new Services(file, urls, [.. urls.Keys.Select(s => database.Replace("{service}", s)).Distinct()], $"{name}.", settings);
        try
        {
            foreach (var one in services.databases) await OnServer($"create database {one}");
            var (code, said) = await services.Run("migrate", "--topology", file);
            Assert.True(code == 0, said);
            await services.Restart();
            await services.StartGateway();
            return services;
        }
        catch
        {
            await services.Shut();
            throw;
        }
    }

    /// <summary>Starts the services that do not run; these environment variables hold for this life only.</summary>
    public override async Task Restart(params (string Name, string Value)[] once)
    {
        var stopped = Names.Where(name => !processes.TryGetValue(name, out var process) || process.HasExited).ToList();
        foreach (var name in stopped) processes[name] = Launch(["serve", "--topology", File, "--service", name], once);
        await Task.WhenAll(stopped.Select(name => Ready(processes[name], addresses[name])));
    }

    /// <summary>kill -9 for all services; the gateway stays.</summary>
    public override Task Kill() => Task.WhenAll(Names.Select(Kill));

    /// <summary>kill -9 for one service.</summary>
    public Task Kill(string service)
    {
        processes[service].Kill();
        return processes[service].WaitForExitAsync();
    }

    /// <summary>SIGTERM for all services at once. Returns the worst exit code.</summary>
    public override async Task<int> Stop() => (await Task.WhenAll(processes.Values.Select(Stop))).Max();

    /// <summary>SIGTERM for one service. Returns its exit code.</summary>
    public Task<int> Stop(string service) => Stop(processes[service]);

    /// <inheritdoc/>
    public override async Task<string> Differences(Guid organization)
    {
        var (code, said) = await Audit(organization: organization);
        return code == 0 ? "" : said;
    }

    /// <inheritdoc/>
    protected override string[] Place => ["--topology", File];

    /// <summary>A story is over; the system goes on for the next one.</summary>
    public override ValueTask DisposeAsync() => default;

    /// <summary>Ends everything and leaves nothing behind on the servers.</summary>
    public async Task Shut()
    {
        if (nginx is { HasExited: false }) await Stop(nginx);
        foreach (var process in processes.Values.Where(p => !p.HasExited)) process.Kill();
        foreach (var process in processes.Values) await process.WaitForExitAsync();
        NpgsqlConnection.ClearAllPools();
        foreach (var database in databases) await OnServer($"drop database if exists {database} with (force)");
        var rabbit = new Uri(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!);
        await using var connection = await new ConnectionFactory { Uri = rabbit }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var module in House.Modules()) await channel.QueueDeleteAsync(prefix + module.Name);
        await base.DisposeAsync();
    }

    private async Task StartGateway()
    {
        var (code, configuration) = await Run("topology", "gateway", File, "--listen", Url.Authority);
        Assert.True(code == 0, configuration);
        nginx = await RunNginx(Folder, configuration, Url);
    }

    /// <summary>nginx with a prefix of its own in the folder, once it answers.</summary>
    private async Task<Process> RunNginx(string folder, string configuration, Uri address)
    {
        // As root, the workers are somebody else, who has to get to the folder.
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(folder, System.IO.File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), configuration);
        var started = Launch(new ProcessStartInfo(Nginx, ["-e", "stderr", "-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-g", "daemon off;"]));
        await Ready(started, address);
        return started;
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("BIELA_TEST_POSTGRES"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "biela.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

/// <summary>The ten services of <c>retifica</c>, started once for all tests that need them.</summary>
public sealed class Retifica : IAsyncLifetime
{
    private readonly Lazy<Task<Services>> services = new(() => Services.Start("retifica"));

    /// <summary>The running system; skips the test where it cannot run.</summary>
    public Task<Services> Running => services.Value;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => default;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (services is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await services.Value).Shut();
    }
}

/// <summary>One clock for all: who shares the system takes turns.</summary>
[CollectionDefinition("retifica")]
public sealed class RetificaCollection : ICollectionFixture<Retifica>;
