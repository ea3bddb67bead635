using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Biela.Kernel;

/// <summary>Tells a sleeping loop that there is work, right after the commit that made it. A lost signal costs one safety poll, never a message.</summary>
public sealed class Wakeups
{
    private static readonly TimeSpan SafetyPoll = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Channel<bool>> bells = new();

    /// <summary>Wakes whoever sleeps under this name, or lets the next sleep end at once.</summary>
    public void Wake(string name) => Bell(name).Writer.TryWrite(true);

    /// <summary>Sleeps until woken, but never longer than the safety poll.</summary>
    public async Task Sleep(string name, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(SafetyPoll);
        try { await Bell(name).Reader.ReadAsync(limit.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { }
    }

    private Channel<bool> Bell(string name) =>
        bells.GetOrAdd(name, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}
