using Biela.Kernel.Tests.Databases;
using Biela.Kernel.Tests.Shop;
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
    public async Task What_no_inbox_can_hold_ends_in_the_broker_s_dead_letters_and_the_next_ones_pass()
    {
        await using var connection = await Connect(Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT")!);
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("biela", typeof(Made).FullName!, "no envelope"u8.ToArray());
        await Plant.Publish(new Made(Thing, 1));
        await Plant.Eventually(async () => (await Plant.Counted(Thing)).Count == 1);
        await Plant.Eventually(async () => await channel.MessageCountAsync("biela.dead") == 1);
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
        await sender.Send([new(Guid.CreateVersion7(), Plant.Tenant, "UTC", thing, typeof(Made).FullName!, $$"""{"ThingId":"{{thing}}","Nth":1}""", null)], default);
        await Plant.Eventually(async () => (await Plant.Counted(thing)).SequenceEqual([1]));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database != "") await Postgres.Drop(database);
    }
}
