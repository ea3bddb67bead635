using System.Diagnostics;
using Npgsql;

namespace Biela.Acceptance.Tests;

/// <summary>
/// A PostgreSQL, a RabbitMQ with a port mapper of its own and a Redis that tests may kill, stop and stall; durable, on loopback, each on the same port
/// and the same data after every start. Two cables lead to the first two, which tests may cut.
/// </summary>
internal sealed partial class OwnServers : IAsyncDisposable
{
    private const int DiskMegabytes = 2048;
    private const string User = "biela_test", Tools = "/usr/lib/rabbitmq/bin";
    private static readonly string[] AsPostgres =
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

    private readonly string folder = Directory.CreateTempSubdirectory("biela-servers").FullName;
    private readonly Dictionary<string, string> rabbit;
    private readonly Server epmd = new("epmd", port => ["-port", $"{port}", "-address", "127.0.0.1"]);
    private Cable? toPostgres, toRabbit;

    public OwnServers()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        string[] command = [.. AsPostgres, Path.Combine(Binaries() ?? "postgresql", "postgres")];
        Postgres = new(command[0], port =>
            [.. command[1..], "-D", Data, "-p", $"{port}", "-k", Data, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300"]);
        var home = Directory.CreateDirectory(Path.Combine(folder, "rabbit")).FullName;
        rabbit = new()
        {
            ["HOME"] = home, ["ERL_EPMD_PORT"] = $"{epmd.Port}", ["RABBITMQ_NODENAME"] = $"faults-{Environment.ProcessId}-{epmd.Port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1", ["RABBITMQ_DIST_PORT"] = $"{Server.FreePort()}",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}", ["RABBITMQ_MNESIA_BASE"] = home + "/data",
            ["RABBITMQ_LOG_BASE"] = home + "/log", ["RABBITMQ_PID_FILE"] = home + "/pid", ["RABBITMQ_ENABLED_PLUGINS_FILE"] = home + "/plugins",
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null", ["RABBITMQ_CONFIG_FILE"] = home + "/rabbitmq",
        };
        Rabbit = new(Tools + "/rabbitmq-server", port => [], rabbit);
        rabbit["RABBITMQ_NODE_PORT"] = $"{Rabbit.Port}";
        Redis = Server.Redis(folder);
    }

    public Server Postgres { get; }

    public Server Rabbit { get; }

    public Server Redis { get; }

    /// <summary>The lines between the services and their servers.</summary>
    public (Cable Postgres, Cable Rabbit) Cables => (toPostgres!, toRabbit!);

    /// <summary>How services reach them: by cable.</summary>
    public Servers Addresses => new(
        $"Host=127.0.0.1;Port={toPostgres!.Port};Database={User};Username={User};Password={User}", $"amqp://guest:guest@127.0.0.1:{toRabbit!.Port}");

    /// <summary>How the test reaches the broker, whatever it does to the cable.</summary>
    public Uri Broker => new($"amqp://guest:guest@127.0.0.1:{Rabbit.Port}");

    /// <summary>Whether PostgreSQL has a small disk for itself.</summary>
    public bool HasOwnDisk { get; private set; }

    /// <summary>Takes all that is left of PostgreSQL's disk, and says how to give it back.</summary>
    public async Task<Action> FillDisk()
    {
        var filler = Path.Combine(Data, "filler");
        await using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var zeros = new byte[1024 * 1024];
        // Somebody else writes meanwhile: whoever is told that there is no room any more is the one.
        try { while (true) await file.WriteAsync(zeros); }
        catch (IOException) { }
        return () => File.Delete(filler);
    }

    /// <summary>The folder of PostgreSQL's data.</summary>
    public string Data => Path.Combine(folder, "postgres");

    public async Task Start()
    {
        Assert.SkipWhen(Binaries() is null, "PostgreSQL is not installed.");
        Directory.CreateDirectory(Data);
        // A disk that can be filled; whoever may become postgres may mount one.
        if (Fault.Patient && AsPostgres.Length > 0)
        {
            await Tool("mount", ["-t", "tmpfs", "-o", $"size={DiskMegabytes}m", "tmpfs", Data]);
            HasOwnDisk = true;
        }
        await Give(Data);
        string[] options = ["-U", "admin", "-E", "UTF8", "--locale=C", "--auth-local=trust", "--auth-host=scram-sha-256"];
        string[] initdb = [.. AsPostgres, Path.Combine(Binaries()!, "initdb"), "-D", Data, .. options];
        await Tool(initdb[0], initdb[1..]);
        // Ready for a backup without another start; nothing is kept before.
        await File.AppendAllLinesAsync(Path.Combine(Data, "postgresql.conf"), ["archive_mode = on", "archive_command = 'true'"]);
        await Task.WhenAll(Postgres.Start(), Redis.Start(), StartRabbit());
        await Answers();
        await Sql($"create role {User} login password '{User}' nosuperuser nobypassrls createdb createrole in role pg_signal_backend");
        await Sql($"create database {User} owner {User}");
        (toPostgres, toRabbit) = (new("127.0.0.1", Postgres.Port), new("127.0.0.1", Rabbit.Port));

        async Task StartRabbit()
        {
            await epmd.Start();
            await Rabbit.Start();
        }
    }

    /// <summary>Starts PostgreSQL again and waits until it answers.</summary>
    public async Task StartPostgres()
    {
        // What this process has kept open leads to the one that is gone.
        NpgsqlConnection.ClearAllPools();
        await Postgres.Start();
        await Answers();
    }

    /// <summary>What the superuser sees: row-level security does not bind it.</summary>
    public async Task<List<object[]>> Sql(string sql, string database = "postgres")
    {
        await using var connection = await Session(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<object[]> rows = [];
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>A session of the superuser.</summary>
    public async Task<NpgsqlConnection> Session(string database)
    {
        var session = new NpgsqlConnection($"Host={Data};Port={Postgres.Port};Username=admin;Database={database};Pooling=false");
        await session.OpenAsync();
        return session;
    }

    /// <summary>Asks the broker's own tool.</summary>
    public Task<string> Rabbitmqctl(params string[] arguments) => Tool(Tools + "/rabbitmqctl", ["-q", .. arguments], rabbit);

    public async ValueTask DisposeAsync()
    {
        foreach (var cable in new[] { toPostgres, toRabbit }) if (cable is not null) await cable.DisposeAsync();
        foreach (var server in new[] { Redis, Rabbit, Postgres, epmd }) await server.DisposeAsync();
        if (HasOwnDisk) await Tool("umount", [Data]);
        Directory.Delete(folder, recursive: true);
    }

    private async Task Answers()
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
            try
            {
                // While it recovers it answers, but takes nothing.
                if ((await Sql("select pg_is_in_recovery()"))[0][0] is false) return;
                Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "PostgreSQL goes on recovering.");
            }
            catch (NpgsqlException) when (watch.Elapsed < TimeSpan.FromMinutes(1)) { }
    }

    /// PostgreSQL, whoever that is, may write there.
    private static Task Give(string place) => AsPostgres.Length > 0 ? Tool("chown", ["postgres", place]) : Task.CompletedTask;

    private static string? Binaries() =>
        Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(d => d + "/bin").LastOrDefault() : null;

    private static async Task<string> Tool(string command, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var tool = Process.Start(start)!;
        var said = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        Assert.True(tool.ExitCode == 0, $"{command} {string.Join(' ', arguments)} ended with {tool.ExitCode}: {said}");
        return said;
    }
}
