using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Biela.Bench;

/// <summary>Times in milliseconds.</summary>
internal sealed class Latencies(IEnumerable<double> times)
{
    private readonly double[] sorted = [.. times.Order()];

    /// <summary>The smallest time that this share of all does not exceed.</summary>
    public double Of(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}

/// <summary>What else keeps the machine busy makes every number worse; it is printed beside them.</summary>
internal static class Machine
{
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}

/// <summary>Biela in a process of its own, as it ships, without limits on requests.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;

    private Server(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<Server> Start(string data)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "biela.dll"), "serve", "--port", $"{url.Port}", "--data", data])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        foreach (var limit in new[] { "perToken", "tokenBurst", "perAddress", "addressBurst" }) start.Environment[$"biela__limits__{limit}"] = "1000000";
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = url };
        while (!await Ready(http)) await Task.Delay(100);
        return new(started, url);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> Ready(HttpClient http)
    {
        try { return (await http.GetAsync("/health/ready")).IsSuccessStatusCode; }
        catch (HttpRequestException) { return false; }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
