namespace Biela.Kernel;

/// <summary>An installation's own corner of a broker that others use too: its queues and routing keys begin with the prefix.</summary>
internal sealed class PrefixedTransport(ITransport broker, string prefix) : ITransport, IAsyncDisposable
{
    /// <inheritdoc/>
    public Task Send(IReadOnlyList<Envelope> batch, CancellationToken ct) => broker.Send([.. batch.Select(e => e with { Type = prefix + e.Type })], ct);

    /// <inheritdoc/>
    public Task Declare(string queue, IEnumerable<string> types, CancellationToken ct) => broker.Declare(prefix + queue, types.Select(t => prefix + t), ct);

    /// <inheritdoc/>
    public Task Listen(string queue, Func<IReadOnlyList<Envelope>, CancellationToken, Task> store, CancellationToken ct) =>
        broker.Listen(prefix + queue, (batch, token) => store([.. batch.Select(e => e with { Type = e.Type[prefix.Length..] })], token), ct);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => (broker as IAsyncDisposable)?.DisposeAsync() ?? default;
}
