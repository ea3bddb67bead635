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

    private sealed record Delivery(ulong Tag, Envelope? Envelope);

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
        var arrived = Channel.CreateUnbounded<Delivery>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, d) =>
        {
            arrived.Writer.TryWrite(new(d.DeliveryTag, Read(d.Body.Span)));
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) => End();
        channel.ChannelShutdownAsync += (_, _) => End();
        await channel.BasicQosAsync(0, Prefetch, false, ct);
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, ct);
        source.Back();
        while (await arrived.Reader.WaitToReadAsync(ct))
        {
            List<Delivery> batch = [];
            while (batch.Count < Batch && arrived.Reader.TryRead(out var next)) batch.Add(next);
            await Store(channel, batch, ct);
        }

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
