using System.Threading.Channels;

namespace Biela.Modules.Notifications;

/// <summary>One open stream: what its person may know of, until it is sent. Too much at once is replaced by the advice to ask for everything anew.</summary>
internal sealed class Listener(Guid tenant, Guid person, IReadOnlySet<string> permissions, DateTimeOffset since)
{
    internal const int Room = 200;

    /// What was committed a moment before the stream opened may not have been in the answers its page came with.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);
    private readonly Channel<Change> waiting = Channel.CreateBounded<Change>(Room);
    private volatile bool behind;

    public Guid Person => person;

    /// <summary>Takes the change, if it is this person's to know; never waits.</summary>
    public void Hear(Change change)
    {
        if (change.Tenant != tenant || !permissions.Contains(change.Audience) || change.At < since - Slack) return;
        if (!waiting.Writer.TryWrite(change)) behind = true;
    }

    /// <summary>What came since the last time, after waiting for it: nothing when nothing came in time, null when more came than there is room for.</summary>
    public async Task<IReadOnlyList<Change>?> Next(TimeSpan patience, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try { await waiting.Reader.WaitToReadAsync(limit.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { }
        var lost = behind;
        behind = false;
        List<Change> came = [];
        while (waiting.Reader.TryRead(out var change)) came.Add(change);
        return lost ? null : came;
    }
}
