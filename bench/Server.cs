using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Biela.Host;

namespace Biela.Bench;

/// <summary>Biela as it ships, in processes of its own and without limits on requests.</summary>
internal sealed class Server : IAsyncDisposable
{
    /// As it is published where bench/run says so, otherwise as it was built.
    private static readonly string Binary = Path.Combine(Environment.GetEnvironmentVariable("BIELA_BENCH_BINARIES") ?? AppContext.BaseDirectory, "biela.dll");

    private readonly string folder = Directory.CreateTempSubdirectory("biela-bench").FullName;
    private readonly List<Process> processes = [];
    private readonly Dictionary<string, string> environment = [];
    private Process? nginx;

    private Server(Uri url)
    {
        Url = url;
        foreach (var limit in new[] { "perToken", "tokenBurst", "perAddress", "addressBurst" }) environment[$"biela__limits__{limit}"] = "1000000";
    }

    /// <summary>Where it answers.</summary>
    public Uri Url { get; }

    /// <summary>From the start of each process to its being ready, one after the other.</summary>
    public List<TimeSpan> Starts { get; } = [];

    /// <summary>What each process occupies now in MB: all of it, and with what it shares with others divided among them.</summary>
    public IEnumerable<(double All, double Share)> Memory => processes.Select(p => (Of(p, "status", "VmRSS:"), Of(p, "smaps_rollup", "Pss:")));

    /// <summary>One process on a folder.</summary>
    public static async Task<Server> Start(string data)
    {
        var server = new Server(FreeAddress());
        await server.Launch(server.Url, "serve", "--port", $"{server.Url.Port}", "--data", data);
        return server;
    }

    /// <summary>Every service of a topology on a fresh PostgreSQL database, and nginx in front where there are several.</summary>
    public static async Task<Server> Start(string file, string storage, string bus)
    {
        var server = new Server(FreeAddress());
        var services = House.Topology(file).Services.Keys.ToList();
        var urls = services.ToDictionary(s => s, _ => services.Count == 1 ? server.Url : FreeAddress());
        foreach (var (name, url) in urls) server.environment[$"biela__services__{name}__url"] = url.ToString();
        server.environment["biela__storage"] = storage;
        server.environment["biela__bus"] = bus;
        server.environment["biela__queuePrefix"] = $"bench{Environment.ProcessId}-{server.Url.Port}.";
        server.environment["biela__secret"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await server.Run("migrate", "--topology", file);
        foreach (var (name, url) in urls) await server.Launch(url, "serve", "--topology", file, "--service", name);
        if (urls.Count > 1) await server.Gateway(await server.Run("topology", "gateway", file, "--listen", server.Url.Authority));
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in nginx is null ? processes : [nginx, .. processes])
        {
            using (var term = Process.Start("kill", ["-TERM", $"{process.Id}"])) await term.WaitForExitAsync();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static double Of(Process process, string file, string line) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/{file}").Single(l => l.StartsWith(line)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1000;

    private async Task Gateway(string configuration)
    {
        // As root, nginx's workers are somebody else, who has to get to the folder.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, configuration);
        nginx = Begin(new("/usr/sbin/nginx", ["-e", "stderr", "-p", folder, "-c", file, "-g", "daemon off;"]));
        await Ready(nginx, Url);
    }

    private async Task Launch(Uri url, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var process = Begin(new("dotnet", [Binary, .. arguments]));
        processes.Add(process);
        await Ready(process, url);
        Starts.Add(watch.Elapsed);
    }

    private async Task<string> Run(params string[] arguments)
    {
        var start = Ours(new("dotnet", [Binary, .. arguments]));
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"biela {string.Join(' ', arguments)}: {said}");
    }

    private Process Begin(ProcessStartInfo start)
    {
        var process = Process.Start(Ours(start))!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private ProcessStartInfo Ours(ProcessStartInfo start)
    {
        foreach (var (name, value) in environment) start.Environment[name] = value;
        (start.WorkingDirectory, start.UseShellExecute, start.RedirectStandardOutput) = (folder, false, true);
        return start;
    }

    private static async Task Ready(Process process, Uri url)
    {
        using var http = new HttpClient { BaseAddress = url };
        for (; ; await Task.Delay(20))
        {
            try { if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode) return; }
            catch (HttpRequestException) { }
            if (process.HasExited) throw new InvalidOperationException($"{url} ended with {process.ExitCode}");
        }
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
