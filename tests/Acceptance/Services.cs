using System.Diagnostics;
using System.Security.Cryptography;
using Biela.Host;
using Biela.Kernel;
using Npgsql;
using RabbitMQ.Client;

namespace Biela.Acceptance.Tests;

/// <summary>A PostgreSQL and a RabbitMQ to work on.</summary>
/// <param name="Postgres">Connection string of a role that may create databases.</param>
/// <param name="Rabbit">Address of the broker.</param>
public sealed record Servers(string Postgres, string Rabbit)
{
    /// <summary>Those that the environment names, or skips the test with the reason.</summary>
    public static Servers Given()
    {
        var (postgres, rabbit) = (Environment.GetEnvironmentVariable("BIELA_TEST_POSTGRES"), Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT"));
        Assert.SkipWhen(postgres is null, "BIELA_TEST_POSTGRES names no PostgreSQL.");
        Assert.SkipWhen(rabbit is null, "BIELA_TEST_RABBIT names no RabbitMQ.");
        return new(postgres!, rabbit!);
    }

    /// <summary>Does something on the PostgreSQL, outside of any Biela's database.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>
/// Biela as several processes: every service of a topology on PostgreSQL and RabbitMQ, nginx in front with the configuration that
/// <c>biela topology gateway</c> prints. It has a database and queues of its own. Starting it takes a while, so tests share one.
/// </summary>
public sealed partial class Services : Biela
{
    private const string Nginx = "/usr/sbin/nginx";
    private readonly Servers servers;
    private readonly string prefix;
    private readonly string storage;
    private readonly string[] databases;
    private readonly Dictionary<string, Uri> addresses;
    private readonly Dictionary<string, Process> processes = [];
    private Process? nginx;

    private Services(Servers servers, string file, string name, (string, string)[] environment, string? build) : base(environment, build)
    {
        (this.servers, File, prefix) = (servers, file, $"{name}.");
        var read = House.Topology(file);
        addresses = read.Services.ToDictionary(s => s.Key, _ => FreeAddress());
        var database = $"biela_{name}{(read.Storage.Contains("{service}", StringComparison.Ordinal) ? "_{service}" : "")}";
        databases = [.. addresses.Keys.Select(s => database.Replace("{service}", s)).Distinct()];
        storage = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = database, MaxPoolSize = 20, MaxAutoPrepare = 100 }.ConnectionString;
        Set("biela__storage", storage);
        Set("biela__bus", servers.Rabbit);
        Set("biela__queuePrefix", prefix);
        Set("biela__secret", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        foreach (var (service, url) in addresses) Set($"biela__services__{service}__url", url.ToString());
    }

    /// <summary>The topology file.</summary>
    public string File { get; }

    /// <summary>The names of the services.</summary>
    public IReadOnlyCollection<string> Names => addresses.Keys;

    /// <summary>Where one service answers by itself.</summary>
    public Uri AddressOf(string service) => addresses[service];

    /// <summary>For those whose speed is measured: what is used often is compiled better, as in production.</summary>
    public static readonly (string Name, string Value)[] AtFullSpeed = [("DOTNET_TC_CallCounting", "1"), ("DOTNET_JITMinOpts", "0")];

    /// <summary>Starts all services of a file in <c>topologies</c> on the given servers, or skips the test with the reason when one is missing.</summary>
    public static Task<Services> Start(string topology, params (string Name, string Value)[] environment) => StartOn(Servers.Given(), topology, environment);

    /// <summary>Starts all services of a file in <c>topologies</c>, of another build when its folder is said.</summary>
    public static async Task<Services> StartOn(Servers servers, string topology, (string Name, string Value)[] environment, string? build = null)
    {
        Assert.SkipUnless(System.IO.File.Exists(Nginx), "nginx is not installed.");
        var file = Path.Combine(Root(), "topologies", topology + ".json");
        var services = new Services(servers, file, $"t{Guid.CreateVersion7():n}", [.. Unlimited, .. environment], build);
        try
        {
            foreach (var one in services.databases) await servers.Execute($"create database {one}");
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
    public override Task Restart(params (string Name, string Value)[] once) =>
        Task.WhenAll(Names.Where(name => !processes.TryGetValue(name, out var process) || process.HasExited).ToList().Select(name => Restart(name, once)));

    /// <summary>Starts one service after it was killed or stopped.</summary>
    public async Task Restart(string service, params (string Name, string Value)[] once)
    {
        var started = processes[service] = Launch(["serve", "--topology", File, "--service", service], once);
        await Ready(started, addresses[service]);
    }

    /// <summary>
    /// Replaces a service by one beside it, as a rolling update does: the new one is ready and the gateway knows it before the old one is told to stop.
    /// What both do before that may be said. Returns the exit code of the old one and how long it took to go.
    /// </summary>
    public async Task<(int Code, TimeSpan Took)> Replace(string service, Func<Task>? together = null)
    {
        var old = processes[service];
        addresses[service] = FreeAddress();
        Set($"biela__services__{service}__url", addresses[service].ToString());
        await Restart(service);
        await Reload();
        await Task.Delay(500);
        if (together is not null) await together();
        var watch = Stopwatch.StartNew();
        return (await Stop(old), watch.Elapsed);
    }

    /// <summary>The process of a service.</summary>
    public Process ProcessOf(string service) => processes[service];

    /// <summary>Waits until the first of them died by itself.</summary>
    public override async Task Died(TimeSpan patience) => await await Task.WhenAny(Names.Select(name => Died(name, patience)));

    /// <summary>Waits until the service died by itself, as it does at an armed crash point.</summary>
    public Task Died(string service, TimeSpan patience) => processes[service].WaitForExitAsync(new CancellationTokenSource(patience).Token);

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

    /// <summary>The topology as the processes read it.</summary>
    internal override Topology Topology()
    {
        var topology = House.Topology(File);
        (topology.Storage, topology.Bus, topology.QueuePrefix, topology.Clock) = (storage, servers.Rabbit, prefix, Clock);
        return topology;
    }

    /// <summary>The databases' names.</summary>
    public IReadOnlyList<string> Databases => databases;

    /// <summary>The queue of a module on the broker, which is what its exchange is named with too.</summary>
    public string Queue(string module) => prefix + module;

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
        foreach (var database in databases) await servers.Execute($"drop database if exists {database} with (force)");
        await using var connection = await new ConnectionFactory { Uri = new(servers.Rabbit) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in House.Modules().Select(m => m.Name).Append("biela.dead")) await channel.QueueDeleteAsync(prefix + queue);
        foreach (var exchange in new[] { "biela.entry", "biela", "biela.dead" }) await channel.ExchangeDeleteAsync(prefix + exchange);
        await base.DisposeAsync();
    }

    private async Task StartGateway() => nginx = await RunNginx(Folder, await Gateway(), Url);

    private async Task<string> Gateway()
    {
        var (code, configuration) = await Run("topology", "gateway", File, "--listen", Url.Authority);
        Assert.True(code == 0, configuration);
        return configuration;
    }

    private async Task Reload()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(Folder, "nginx.conf"), await Gateway());
        await Signal(nginx!, "-HUP");
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

    /// <summary>The repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "biela.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

/// <summary>A topology that is started once for all tests that need it.</summary>
public abstract class Shared(string topology, params (string Name, string Value)[] environment) : IAsyncLifetime
{
    private readonly Lazy<Task<Services>> services = new(() => Services.Start(topology, environment));

    /// <summary>The running system; skips the test where it cannot run.</summary>
    public Task<Services> Running => services.Value;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => default;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (services is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await services.Value).Shut();
    }
}

/// <summary>The ten services of <c>retifica</c>.</summary>
public sealed class Retifica() : Shared("retifica");

/// <summary>One process with all modules on PostgreSQL, which is its bus too.</summary>
public sealed class OnePostgres() : Shared("single", ("biela__bus", "postgres"));

/// <summary>One clock for all: who shares the system takes turns.</summary>
[CollectionDefinition("retifica")]
public sealed class RetificaCollection : ICollectionFixture<Retifica>;

/// <inheritdoc cref="RetificaCollection"/>
[CollectionDefinition("postgres")]
public sealed class PostgresCollection : ICollectionFixture<OnePostgres>;
