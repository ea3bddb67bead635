using Biela.Kernel.Tests.Shop;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace Biela.Kernel.Tests.Bus;

/// <summary>A database that is older than what its broker holds, as after a restore to an earlier moment.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("biela-restore").FullName, prefix = $"{Guid.CreateVersion7():n}.";
    private readonly Guid thing = Guid.CreateVersion7();
    private RabbitTransport transport = null!;
    private Plant plant = null!;

    public async ValueTask InitializeAsync()
    {
        var broker = Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT");
        Assert.SkipWhen(broker is null, "BIELA_TEST_RABBIT names no RabbitMQ.");
        transport = new(broker!, prefix);
        plant = new(folder, transport);
        await plant.Migrate();
        await transport.Declare("shop", new ShopModule().Subscriptions, default);
    }

    public async ValueTask DisposeAsync()
    {
        if (plant is not null) await plant.DisposeAsync();
        if (transport is not null)
        {
            await transport.DisposeAsync();
            await using var connection = await Connect();
            await using var channel = await connection.CreateChannelAsync();
            foreach (var queue in new[] { "shop", "biela.dead" }) await channel.QueueDeleteAsync(prefix + queue);
            foreach (var exchange in new[] { "biela.entry", "biela", "biela.dead" }) await channel.ExchangeDeleteAsync(prefix + exchange);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_is_newer_than_the_database_is_taken_out_of_the_queue_and_told_and_the_rest_comes_again()
    {
        await Sent(1, 2, 3);
        var newer = Made(4);
        await transport.Send([newer], default);
        await using (var connection = await Connect())
        await using (var channel = await connection.CreateChannelAsync())
            await channel.BasicPublishAsync("", prefix + "shop", "no envelope"u8.ToArray());
        var gone = await plant.Ledgers.Discard(default).ToListAsync();
        Assert.Equal(("shop", newer), Assert.Single(gone));
        Assert.Equal(0, await transport.Depth("shop", default));
        await Plant.Eventually(async () => await transport.Depth(null, default) == 1);
        Assert.Empty(await plant.Ledgers.Discard(default).ToListAsync());
        Assert.Equal(3, (await plant.Ledgers.Repair(default, nothingOnItsWay: true)).Events);
        await plant.Start();
        await Plant.Eventually(async () => (await plant.Counted(thing)).Count == 3);
        await Settled();
        Assert.Equal([1, 2, 3], await plant.Counted(thing));
        Assert.Empty(await plant.Ledgers.Audit(null, default));
    }

    [Fact]
    public async Task Who_starts_without_doing_so_is_told_by_the_audit_what_never_happened()
    {
        await Sent(1);
        var newer = Made(2);
        await transport.Send([newer], default);
        await plant.Start();
        await Plant.Eventually(async () => (await plant.Counted(thing)).Count == 2);
        await Settled();
        var found = await plant.Ledgers.Audit(null, default);
        Assert.All(found, f => Assert.Equal(("O2 unexpected", true), (f.Rule, f.Difference.Contains(newer.Id.ToString()))));
        Assert.NotEmpty(found);
    }

    [Fact]
    public async Task Nothing_is_taken_from_a_queue_that_somebody_consumes()
    {
        await plant.Start();
        await Plant.Eventually(async () =>
        {
            try
            {
                await plant.Ledgers.Discard(default).ToListAsync();
                return false;
            }
            catch (InvalidOperationException e) { return e.Message == $"Somebody consumes the queue {prefix}shop: stop all services first."; }
        });
        await plant.Publish(new Made(thing, 1));
        await Plant.Eventually(async () => (await plant.Counted(thing)).Count == 1);
    }

    [Fact]
    public async Task A_queue_of_thousands_is_emptied_to_the_last_one()
    {
        foreach (var some in Enumerable.Range(1, 2500).Chunk(500)) await transport.Send([.. some.Select(Made)], default);
        var gone = await plant.Ledgers.Discard(default).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 2500).Select(n => Body(n)), gone.Select(g => g.Event.Body));
        Assert.Equal(0, await transport.Depth("shop", default));
    }

    private string Body(int nth) => $$"""{"ThingId":"{{thing}}","Nth":{{nth}}}""";

    private Envelope Made(int nth) => new(Guid.CreateVersion7(), Plant.Tenant, "UTC", thing, typeof(Made).FullName!, Body(nth), null);

    /// What the outbox says it has sent and the queue still holds.
    private async Task Sent(params int[] numbers)
    {
        await plant.Publish([.. numbers.Select(n => new Made(thing, n))]);
        var rows = await plant.Do(db => db.Outbox.AsNoTracking().OrderBy(m => m.Seq).ToListAsync());
        await transport.Send([.. rows.Select(m => new Envelope(m.Id, m.Tenant, m.Zone, m.Key, m.Type, m.Body, m.Trace))], default);
        var now = (DateTimeOffset?)plant.Clock.GetUtcNow();
        await plant.Do(db => db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, now)));
    }

    private async Task Settled()
    {
        await Plant.Eventually(() => plant.Do(async db => await db.Outbox.AllAsync(m => m.SentAt != null)));
        await Plant.Eventually(async () => (await plant.Inbox()).TrueForAll(m => m.DoneAt != null));
    }

    private static Task<IConnection> Connect() =>
        new ConnectionFactory { Uri = new(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!) }.CreateConnectionAsync();
}
