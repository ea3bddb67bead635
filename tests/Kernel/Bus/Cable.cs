using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Biela.Kernel.Tests.Bus;

/// <summary>The line to a server, which a test may cut and mend.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> ends = [];
    private readonly Task accepting;
    private readonly (string Host, int Port) server;
    private volatile bool cut;

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
        while (ends.TryTake(out var end)) end.Dispose();
    }

    public void Mend() => cut = false;

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
        var far = new TcpClient();
        ends.Add(near);
        ends.Add(far);
        try
        {
            await far.ConnectAsync(server.Host, server.Port);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException) { }
        near.Dispose();
        far.Dispose();
    }
}
