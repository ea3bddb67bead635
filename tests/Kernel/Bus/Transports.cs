using Biela.Kernel.Tests.Databases;
using Biela.Kernel.Tests.Shop;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Biela.Kernel.Tests.Bus;

public sealed class InProcessTransportTests : TransportContract
{
    protected override Task<ITransport> Open() => Task.FromResult<ITransport>(new InProcessTransport());
}

public sealed class RabbitTransportTests : TransportContract
{
    private static readonly Guid Thing = Guid.CreateVersion7();
    private Cable cable = null!;

    protected override async Task<ITransport> Open()
    {
        var broker = Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT");
        Assert.SkipWhen(broker is null, "BIELA_TEST_RABBIT names no RabbitMQ.");
        await using var connection = await Connect(broker!);
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync("shop");
        await channel.QueueDeleteAsync("biela.dead");
        var address = new Uri(broker!);
        cable = new(address.Host, address.Port);
        return new RabbitTransport(new UriBuilder(address) { Port = cable.Port }.Uri.ToString());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (cable is not null) await cable.DisposeAsync();
    }

    [Fact]
    public async Task After_the_line_to_the_broker_broke_events_flow_again_each_once_and_in_order()
    {
        for (var n = 1; n <= 60; n++)
        {
            await Plant.Publish(new Made(Thing, n));
            if (n % 20 == 10) cable.Cut();
            if (n % 20 == 19) cable.Mend();
        }
        cable.Mend();
        await Plant.Eventually(async () => (await Plant.Counted(Thing)).Count == 60, 40);
        Assert.Equal(Enumerable.Range(1, 60), Plant.Script.Tried.Where(t => t.Handler == "CountMade").Select(t => t.Nth));
    }

    [Fact]
    public async Task A_broker_that_wants_another_password_is_not_taken_for_one_that_is_away()
    {
        var log = new Lines();
        var address = new UriBuilder(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!) { Password = "wrong" };
        await using var transport = new RabbitTransport(address.Uri.ToString(), "", log);
        await transport.Declare("shop", [], default);
        Assert.Equal("The broker refuses the name or the password of its address; it is asked until it does", Assert.Single(log));
    }

    [Fact]
    public async Task What_no_inbox_can_hold_ends_in_the_broker_s_dead_letters_and_the_next_ones_pass()
    {
        await using var connection = await Connect(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!);
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("biela", typeof(Made).FullName!, "no envelope"u8.ToArray());
        await Plant.Publish(new Made(Thing, 1));
        await Plant.Eventually(async () => (await Plant.Counted(Thing)).Count == 1);
        await Plant.Eventually(async () => await Transport.Inner.Depth(null, default) == 1);
    }

    [Fact]
    public async Task A_queue_or_exchange_that_was_deleted_is_there_again_and_no_event_is_lost()
    {
        await using var connection = await Connect(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!);
        await using var channel = await connection.CreateChannelAsync();
        await Plant.Publish(new Made(Thing, 1));
        await Plant.Eventually(async () => (await Plant.Counted(Thing)).Count == 1);
        await channel.QueueDeleteAsync("shop");
        await Plant.Publish(new Made(Thing, 2));
        await Plant.Eventually(async () => (await Plant.Counted(Thing)).Count == 2);
        await channel.ExchangeDeleteAsync("biela");
        await Plant.Publish(new Made(Thing, 3));
        await Plant.Eventually(async () => (await Plant.Counted(Thing)).Count == 3);
    }

    [Fact]
    public async Task What_no_queue_takes_although_somebody_listens_is_not_sent()
    {
        var prefix = $"{Guid.CreateVersion7():n}.";
        await using var connection = await Connect(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!);
        await using var channel = await connection.CreateChannelAsync();
        await using var transport = new RabbitTransport(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!, prefix);
        await transport.Declare("shop", new ShopModule().Subscriptions, default);
        await channel.QueueDeleteAsync(prefix + "shop");
        Envelope made = new(Guid.CreateVersion7(), Plant.Tenant, "UTC", Thing, typeof(Made).FullName!, "{}", null);
        await Assert.ThrowsAnyAsync<Exception>(() => transport.Send([made], default));
        await transport.Send([made, made with { Id = Guid.CreateVersion7(), Type = "Nobody.Listens" }], default);
        Assert.Equal(1, await transport.Depth("shop", default));
        await Clear(channel, prefix);
    }

    [Fact]
    public async Task While_somebody_binds_the_queues_anew_no_event_reaches_some_of_them_only()
    {
        var prefix = $"{Guid.CreateVersion7():n}.";
        await using var connection = await Connect(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!);
        await using var channel = await connection.CreateChannelAsync();
        await using var transport = new RabbitTransport(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!, prefix);
        string[] queues = ["shop", "second"];
        foreach (var queue in queues) await transport.Declare(queue, new ShopModule().Subscriptions, default);
        await channel.ExchangeDeleteAsync(prefix + "biela");
        // As far as another process may have come.
        await channel.ExchangeDeclareAsync(prefix + "biela", ExchangeType.Topic, durable: true);
        await channel.QueueBindAsync(prefix + "shop", prefix + "biela", typeof(Made).FullName!);
        Envelope made = new(Guid.CreateVersion7(), Plant.Tenant, "UTC", Thing, typeof(Made).FullName!, "{}", null);
        await Assert.ThrowsAnyAsync<Exception>(() => transport.Send([made], default));
        await transport.Send([made], default);
        foreach (var queue in queues) Assert.Equal(1, await transport.Depth(queue, default));
        await channel.QueueDeleteAsync(prefix + "second");
        await Clear(channel, prefix);
    }

    [Fact]
    public async Task A_broker_that_is_away_at_the_start_finds_everything_running_when_it_comes()
    {
        var (prefix, broker) = ($"{Guid.CreateVersion7():n}.", new Uri(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!));
        await using var line = new Cable(broker.Host, broker.Port);
        line.Cut();
        await Plant.Stop();
        await using var transport = new RabbitTransport(new UriBuilder(broker) { Port = line.Port }.Uri.ToString(), prefix);
        await using var plant = new Plant(Plant.Topology, transport);
        await plant.Start();
        await plant.Publish(new Made(Thing, 1));
        Assert.Null(await transport.Depth("shop", default));
        line.Mend();
        await Plant.Eventually(async () => (await plant.Counted(Thing)).Count == 1);
        Assert.Equal((0, 0), (await transport.Depth("shop", default), await transport.Depth(null, default)));
        await plant.Stop();
        await using var connection = await Connect(broker.ToString());
        await using var channel = await connection.CreateChannelAsync();
        await Clear(channel, prefix);
    }

    [Fact]
    public void Who_goes_and_comes_is_logged_once_each()
    {
        var log = new Lines();
        var presence = new Presence("The broker", log);
        presence.Back();
        for (var n = 0; n < 3; n++) presence.Lost(new IOException("gone"));
        Assert.True(presence.Away);
        for (var n = 0; n < 3; n++) presence.Back();
        Assert.Equal(["The broker does not answer; it is asked until it does", "The broker is back"], log);
    }

    private sealed class Lines : List<string>, ILogger<RabbitTransport>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? e, Func<TState, Exception?, string> format) => Add(format(state, e));
    }

    private static async Task Clear(IChannel channel, string prefix)
    {
        foreach (var name in new[] { "shop", "biela.dead" }) await channel.QueueDeleteAsync(prefix + name);
        foreach (var name in new[] { "biela.entry", "biela", "biela.dead" }) await channel.ExchangeDeleteAsync(prefix + name);
    }

    [Fact]
    public async Task A_burst_is_stored_in_far_fewer_transactions_than_it_has_events()
    {
        await Plant.Publish([.. Enumerable.Range(1, 400).Select(n => new Made(Thing, n))]);
        await Plant.Eventually(async () => (await Plant.Inbox()).Count == 800);
        Assert.InRange((await Plant.Inbox()).Select(m => m.ReceivedAt).Distinct().Count(), 1, 200);
    }

    private static Task<IConnection> Connect(string broker) => new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync();
}

public sealed class PostgresTransportTests : TransportContract
{
    private string database = "";

    protected override async Task<string> Storage() => database = await Postgres.Create();

    protected override Task<ITransport> Open() =>
        Task.FromResult<ITransport>(new PostgresTransport(new(database), new Wakeups(), TimeProvider.System));

    [Fact]
    public async Task A_listener_gets_what_the_sender_s_version_does_not_know_that_it_wants()
    {
        var (sender, thing) = (new PostgresTransport(new(database), new Wakeups(), TimeProvider.System), Guid.CreateVersion7());
        await sender.Declare("shop", [], default);
        var body = $$"""{"ThingId":"{{thing}}","Nth":1}""";
        await sender.Send([new(Guid.CreateVersion7(), Plant.Tenant, "UTC", thing, typeof(Made).FullName!, body, null)], default);
        await Plant.Eventually(async () => (await Plant.Counted(thing)).SequenceEqual([1]));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database != "") await Postgres.Drop(database);
    }
}
