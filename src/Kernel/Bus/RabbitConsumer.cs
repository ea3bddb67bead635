using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Biela.Kernel;

/// <summary>Stores what one queue delivers, many deliveries in one transaction while many wait, and begins anew whenever its channel breaks.</summary>
internal sealed class RabbitConsumer(
    Func<CancellationToken, Task<IChannel>> open, string queue, Func<IReadOnlyList<Envelope>, CancellationToken, Task> store, ILogger log)
{
    private const int Batch = 50, Prefetch = 2 * Batch;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Presence source = new($"The queue {queue}", log), inbox = new($"The inbox of {queue}", log);

    private sealed record Delivery(ulong Tag, Envelope? Envelope, ReadOnlyMemory<byte> Body);

    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
            try { await Consume(ct); }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
            // The broker is away, or the queue was deleted under us; both pass.
            catch (Exception e)
            {
                source.Lost(e);
                await Task.Delay(Pause, CancellationToken.None);
            }
    }

    private async Task Consume(CancellationToken ct)
    {
        await using var channel = await open(ct);
        var arrived = await Deliveries(channel, queue, ct);
        source.Back();
        while (await arrived.WaitToReadAsync(ct))
        {
            List<Delivery> batch = [];
            while (batch.Count < Batch && arrived.TryRead(out var next)) batch.Add(next);
            await Store(channel, batch, ct);
        }
    }

    /// <summary>
    /// Hands out all that the queue holds; null is what is no envelope. Where one consumer is the active one RabbitMQ gives nobody a single message,
    /// so this is a consumer, too, and the only one: what another has not confirmed yet is not counted. A broker too busy to count says 0, so what
    /// counts is that nothing more arrives and that there was one consumer at the end.
    /// </summary>
    public static async IAsyncEnumerable<(Envelope? Envelope, ReadOnlyMemory<byte> Body)> Drain(
        IChannel channel, string queue, [EnumeratorCancellation] CancellationToken ct)
    {
        var held = await channel.QueueDeclarePassiveAsync(queue, ct);
        if (held.ConsumerCount > 0) throw new InvalidOperationException($"Somebody consumes the queue {queue}: stop all services first.");
        var arrived = await Deliveries(channel, queue, ct);
        for (var read = 1; await More(arrived, patiently: read <= held.MessageCount, ct) is { } next; read++)
        {
            yield return (next.Envelope, next.Body);
            // It may have no more than so many open.
            if (read % ITransport.Emptied == 0) await channel.BasicAckAsync(next.Tag, multiple: true, ct);
        }
        if (await channel.QueueDeclarePassiveAsync(queue, ct) is not { MessageCount: 0, ConsumerCount: 1 })
            throw new InvalidOperationException($"The queue {queue} did not become empty: stop all services and do this again.");
    }

    /// The next delivery; null when there is none for a while.
    private static async Task<Delivery?> More(ChannelReader<Delivery> arrived, bool patiently, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(patiently ? 30 * Pause : Pause);
        try
        {
            if (await arrived.WaitToReadAsync(patience.Token) && arrived.TryRead(out var next)) return next;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return null; }
        throw new IOException("The broker went away: do this again.");
    }

    /// What arrives on a channel until it breaks or the queue is deleted.
    private static async Task<ChannelReader<Delivery>> Deliveries(IChannel channel, string queue, CancellationToken ct)
    {
        var arrived = Channel.CreateUnbounded<Delivery>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, d) =>
        {
            var envelope = Read(d.Body.Span);
            // The body is the channel's again after this.
            arrived.Writer.TryWrite(new(d.DeliveryTag, envelope, envelope is null ? d.Body.ToArray() : default));
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) => End();
        channel.ChannelShutdownAsync += (_, _) => End();
        await channel.BasicQosAsync(0, Prefetch, false, ct);
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, ct);
        return arrived.Reader;

        Task End()
        {
            arrived.Writer.TryComplete();
            return Task.CompletedTask;
        }
    }

    private async Task Drop(IChannel channel, IReadOnlyCollection<Delivery> strange, CancellationToken ct)
    {
        if (strange.Count > 0) log.LogError("No inbox can hold {Count} deliveries of {Queue}; they go to the broker's dead letters", strange.Count, queue);
        foreach (var delivery in strange) await channel.BasicRejectAsync(delivery.Tag, requeue: false, ct);
    }

    /// <summary>
    /// Tries until it is stored: giving deliveries back would let later ones overtake them. What no inbox can ever hold goes to the broker's
    /// dead letters, alone: of a batch that is refused each is tried by itself.
    /// </summary>
    private async Task Store(IChannel channel, List<Delivery> batch, CancellationToken ct)
    {
        await Drop(channel, batch.FindAll(d => d.Envelope is null), ct);
        var known = batch.FindAll(d => d.Envelope is not null);
        while (known.Count > 0 && channel.IsOpen)
            try
            {
                await store(known.ConvertAll(d => d.Envelope!), ct);
                inbox.Back();
                await channel.BasicAckAsync(known[^1].Tag, multiple: true, ct);
                return;
            }
            catch (Exception e) when (Storage.IsUnstorable(e))
            {
                if (known.Count == 1) await Drop(channel, known, ct);
                else foreach (var one in known) await Store(channel, [one], ct);
                return;
            }
            // A broken channel is not the inbox's fault.
            catch (Exception e) when (!ct.IsCancellationRequested && channel.IsOpen)
            {
                inbox.Lost(e);
                await Task.Delay(Pause, ct);
            }
    }

    private static Envelope? Read(ReadOnlySpan<byte> body)
    {
        try { return JsonSerializer.Deserialize<Envelope>(body); }
        catch (JsonException) { return null; }
    }
}
