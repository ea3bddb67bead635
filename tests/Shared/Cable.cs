using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Biela.Tests;

/// <summary>The line to a server, which a test may cut, block in either direction, slow down and mend.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> ends = [];
    private readonly Task accepting;
    private readonly (string Host, int Port) server;
    private volatile bool cut, silentThere, silentBack;
    private long delay, jitter;

    public Cable(string host, int serverPort)
    {
        server = (host, serverPort);
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Breaks every connection, and each new one until it is mended.</summary>
    public void Cut()
    {
        cut = true;
        foreach (var end in ends.Keys) end.Dispose();
    }

    /// <summary>
    /// Nothing gets through to the server, back from it, or both, and nobody is told, as in a partition: whoever has not given up when it is mended
    /// gets then what was sent.
    /// </summary>
    public void Silence(bool there, bool back) => (silentThere, silentBack) = (there, back);

    /// <summary>Everything takes that much longer, and up to that much more again.</summary>
    public void Slow(TimeSpan by, TimeSpan more)
    {
        Volatile.Write(ref jitter, (long)more.TotalMilliseconds);
        Volatile.Write(ref delay, (long)by.TotalMilliseconds);
    }

    public void Mend()
    {
        (cut, silentThere, silentBack) = (false, false, false);
        Slow(default, default);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Cut();
        await accepting;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                if (cut) near.Dispose();
                else _ = Join(near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) { }
    }

    private async Task Join(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        (ends[near], ends[far]) = (true, true);
        try
        {
            await far.ConnectAsync(server.Host, server.Port);
            await Task.WhenAny(Carry(near, far, () => silentThere), Carry(far, near, () => silentBack));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException) { }
        near.Dispose();
        ends.TryRemove(near, out _);
        ends.TryRemove(far, out _);
    }

    private async Task Carry(TcpClient from, TcpClient to, Func<bool> silent)
    {
        var (source, target, buffer) = (from.GetStream(), to.GetStream(), new byte[32 * 1024]);
        for (int read; (read = await source.ReadAsync(buffer)) > 0;)
        {
            while (silent()) await Task.Delay(10);
            if (Volatile.Read(ref delay) is > 0 and var ms) await Task.Delay((int)(ms + Random.Shared.NextInt64(Volatile.Read(ref jitter) + 1)));
            await target.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
