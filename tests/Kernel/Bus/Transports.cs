using Biela.Kernel.Tests.Databases;
using RabbitMQ.Client;

namespace Biela.Kernel.Tests.Bus;

public sealed class InProcessTransportTests : TransportContract
{
    protected override Task<ITransport> Open() => Task.FromResult<ITransport>(new InProcessTransport());
}

public sealed class RabbitTransportTests : TransportContract
{
    protected override async Task<ITransport> Open()
    {
        var broker = Environment.GetEnvironmentVariable("BIELA_TEST_RABBIT");
        Assert.SkipWhen(broker is null, "BIELA_TEST_RABBIT names no RabbitMQ.");
        await using var connection = await new ConnectionFactory { Uri = new(broker!) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync("shop");
        return new RabbitTransport(broker!);
    }
}

public sealed class PostgresTransportTests : TransportContract
{
    private string database = "";

    protected override async Task<string> Storage() => database = await Postgres.Create();

    protected override Task<ITransport> Open() =>
        Task.FromResult<ITransport>(new PostgresTransport(new(database), new Wakeups(), TimeProvider.System));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database != "") await Postgres.Drop(database);
    }
}
