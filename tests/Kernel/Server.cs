using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Biela.Kernel.Tests;

/// <summary>A server of somebody else on a loopback port of its own, started and stopped by the test. Skips it where the command is missing.</summary>
internal sealed class Server(string command, Func<int, string[]> arguments) : IAsyncDisposable
{
    private Process? process;

    public int Port { get; } = FreePort();

    public static Server Redis(string folder) => new("redis-server", port =>
        ["--bind", "127.0.0.1", "--port", $"{port}", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always"]);

    public static Server Moto() => new("moto_server", port => ["-H", "127.0.0.1", "-p", $"{port}"]);

    public async Task Start()
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, command))),
            $"There is no {command} on the PATH.");
        process = Process.Start(new ProcessStartInfo(command, arguments(Port)) 
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try { await Shop.Plant.Eventually(Listens, 120); }
        catch { await Kill(); throw; }
    }

    public async Task Kill()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
