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
