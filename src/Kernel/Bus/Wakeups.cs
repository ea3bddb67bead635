using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Biela.Kernel;

/// <summary>Tells a sleeping loop that there is work, right after the commit that made it. A lost signal costs one safety poll, never a message.</summary>
public sealed class Wakeups
{
    private static readonly TimeSpan SafetyPoll = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Channel<bool>> bells = new();
    private readonly ConcurrentDictionary<string, bool> mine = new();
    private readonly Channel<string> abroad = Channel.CreateBounded<string>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes whoever sleeps under this name, here or in another process, or lets the next sleep end at once.</summary>
    public void Wake(string name)
    {
        Ring(name);
        if (!mine.ContainsKey(name)) abroad.Writer.TryWrite(name);
    }

    /// <summary>Sleeps until woken, but never longer than the safety poll. Returns whether it was woken.</summary>
    public async Task<bool> Sleep(string name, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(SafetyPoll);
        try { return await Bell(name).Reader.ReadAsync(limit.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return false; }
    }

    /// <summary>Sleeps until a commit of the module wakes this side (<see cref="ModuleDb.WakeOnCommit"/>), or until the safety poll.</summary>
    public Task Sleep(Module module, string side, CancellationToken ct) => Sleep(Lease.BellOf(module.Name, side), ct);

    /// <summary>What was woken and has nobody in this process who works on it.</summary>
    internal ChannelReader<string> Abroad => abroad.Reader;

    /// <summary>Wakes whoever sleeps in this process.</summary>
    internal void Ring(string name) => Bell(name).Writer.TryWrite(true);

    /// <summary>Whether the one who works under this name is in this process, so that no other has to be told.</summary>
    internal void Own(string name, bool own)
    {
        if (own) mine[name] = true;
        else mine.TryRemove(name, out _);
    }

    private Channel<bool> Bell(string name) =>
        bells.GetOrAdd(name, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}
