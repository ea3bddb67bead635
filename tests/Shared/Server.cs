using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Biela.Tests;

/// <summary>
/// A server of somebody else on a loopback port of its own, started, killed and stopped by the test. Skips it where the command is missing.
/// </summary>
internal sealed class Server(string command, Func<int, string[]> arguments, IReadOnlyDictionary<string, string>? environment = null) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, bool> Given = [];
    private Process? process;

    public int Port { get; } = FreePort();

    /// <summary>Whether its process is alive.</summary>
    public bool Runs => process is { HasExited: false };

    public static Server Redis(string folder) => new("redis-server", port =>
        ["--bind", "127.0.0.1", "--port", $"{port}", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always"]);

    public static Server Moto() => new("moto_server", port => ["-H", "127.0.0.1", "-p", $"{port}"]);

    /// <summary>Starts it, on the same port every time, and waits until it listens.</summary>
    public async Task Start()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        Assert.SkipUnless(folders.Any(p => File.Exists(Path.Combine(p, command))), $"There is no {command}.");
        var start = new ProcessStartInfo(command, arguments(Port)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            for (var watch = Stopwatch.StartNew(); !await Listens(); await Task.Delay(50))
                Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{command} does not listen.");
        }
        catch { await Kill(); throw; }
    }

    /// <summary>kill -9, with all its children.</summary>
    public async Task Kill()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Asks it to end, by this signal.</summary>
    public async Task Stop(string signal = "-TERM")
    {
        await Signal(signal);
        await process!.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        process.Dispose();
        process = null;
    }

    /// <summary>Alive and answering nobody, until <see cref="GoOn"/>.</summary>
    public Task Stall() => Signal("-STOP");

    public Task GoOn() => Signal("-CONT");

    public async ValueTask DisposeAsync() => await Kill();

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> Listens()
    {
        Assert.False(process!.HasExited, $"{command} ended at once.");
        using var client = new TcpClient();
        try { await client.ConnectAsync(IPAddress.Loopback, Port); }
        catch (SocketException) { return false; }
        return true;
    }

    /// <summary>A port that nobody listens on now, another one each time; below those that the system gives to whoever connects.</summary>
    internal static int FreePort()
    {
        while (true)
            try
            {
                var port = Random.Shared.Next(10_000, 32_000);
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                if (Given.TryAdd(port, true)) return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied) { }
    }
}
