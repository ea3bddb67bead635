using System.Net;
using RabbitMQ.Client;

namespace Biela.Acceptance.Tests;

/// <summary>
/// The faults of reliability, section 5, on ten processes while shops work: those that every change has to survive, and longer ones beside them.
/// docs/faults.md is the map.
/// </summary>
[Collection("matrix")]
public sealed partial class MatrixTests(Rig rig, ITestOutputHelper output)
{
    [Fact]
    public Task F01_Services_are_killed_again_and_again() => Endure("F01", async trial =>
    {
        for (var kill = 0; kill < (Fault.Patient ? 5 : 3); kill++)
        {
            var victim = trial.Pick(trial.Services.Names);
            trial.Say($"kill -9 {victim}");
            await trial.Services.Kill(victim);
            await trial.Wait(0, 1);
            await trial.Services.Restart(victim);
            await trial.Wait(0.5, 2);
        }
        await Task.WhenAll(trial.Services.Kill("financial"), trial.Services.Kill("consolidated"));
        await trial.Services.Restart();
        await trial.Recovers("after kill -9 of who held the leases", 15);
    });

    /// The four steps of a relay, and the four of an inbox, each in another process.
    [PatientFact]
    public Task F02_and_F03_Each_service_dies_at_another_durable_step_of_a_message() => Endure("F02-F03", async trial =>
    {
        (string Service, string Point)[] armed =
        [
            ("orders", "relay.read"), ("financial", "relay.published"), ("budgets", "relay.sent"), ("inventory", "relay.marked"),
            ("consolidated", "inbox.storing"), ("diagnostics", "inbox.stored"), ("notifications", "inbox.handling"), ("purchasing", "inbox.handled"),
        ];
        await Task.WhenAll(armed.Select(async a =>
        {
            var times = trial.Pick([1, 2, 3]);
            await trial.Services.Stop(a.Service);
            await trial.Services.Restart(a.Service, ("BIELA_CRASH_AT", $"{a.Point}:{times}"));
            await trial.Services.Died(a.Service, Fault.Patience);
            trial.Say($"{a.Service} died at {a.Point}, the {times}. time");
            await trial.Services.Restart(a.Service);
        }));
        await trial.Recovers("after kill -9 of who held the leases", 15);
    });

    [PatientFact]
    public Task F06_A_rolling_restart_under_load_fails_no_request() => Endure("F06", async trial =>
    {
        await using var probe = await trial.Probe();
        var names = trial.Services.Names.ToArray();
        trial.Random.Shuffle(names);
        foreach (var service in names)
        {
            var (code, took) = await trial.Services.Replace(service);
            Assert.Equal((service, 0), (service, code));
            trial.Within($"{service} is replaced, the old one ends", 25, took, slack: 1);
        }
        trial.Say($"{await probe.Stop()} requests, none failed");
        await trial.Recovers("after a rolling restart", 5);
    });

    [Fact]
    public Task F08_PostgreSQL_is_killed_again_and_again() => Endure("F08", async trial =>
    {
        for (var kill = 0; kill < (Fault.Patient ? 4 : 2); kill++)
        {
            await trial.Wait(0.5, 2);
            await trial.Servers.Postgres.Kill();
            if (kill == 0)
            {
                // A4: nobody restarts a process because its database is away, and nobody routes to it.
                await trial.Health("financial", "ready", HttpStatusCode.ServiceUnavailable);
                await trial.Health("financial", "live", HttpStatusCode.OK);
            }
            await trial.Wait(0, 2);
            await trial.Servers.StartPostgres();
            await trial.Recovers("after PostgreSQL answers", 5);
        }
    });

    [Fact]
    public Task F12_The_broker_is_killed_and_restarted_and_nobody_has_to_wait_for_it() => Endure("F12", async trial =>
    {
        foreach (var end in new[] { trial.Servers.Rabbit.Kill, () => trial.Servers.Rabbit.Stop() })
        {
            await trial.Wait(0.5, 2);
            await end();
            await trial.Undisturbed("while the broker was away", TimeSpan.FromSeconds(3));
            await trial.Servers.Rabbit.Start();
            await trial.Recovers("after the broker answers", 5);
        }
    });

    [Fact]
    public Task F12_Exchanges_and_queues_that_somebody_deletes_are_there_again() => Endure("F12-topology", async trial =>
    {
        await using var connection = await new ConnectionFactory { Uri = trial.Servers.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var exchange in new[] { "biela", "biela.entry" })
        {
            await channel.ExchangeDeleteAsync(trial.Services.Queue(exchange));
            await trial.Recovers($"after the exchange {exchange} was deleted", 5);
        }
        foreach (var queue in new[] { "consolidated", "notifications" }) await channel.QueueDeleteAsync(trial.Services.Queue(queue));
        await trial.Recovers("after queues were deleted", 5);
        // What was in them is lost on a way that only who sees both ends can know, and only when it should have arrived long ago.
        trial.Afterwards = async () =>
        {
            trial.Services.TravelTo(TimeProvider.System.GetUtcNow().AddMinutes(11));
            var (code, said) = await trial.Services.Run("audit", "--topology", trial.Services.File, "--repair", "--wait", "60");
            Assert.True(code == 0, said);
            trial.Say(said.ReplaceLineEndings(" "));
            trial.InOrder = false;
        };
    });

    private Task Endure(string fault, Func<Trial, Task> faults) => rig.Endure(fault, output, faults);
}

/// <summary>Who shares the ten processes takes turns.</summary>
[CollectionDefinition("matrix", DisableParallelization = true)]
public sealed class MatrixCollection : ICollectionFixture<Rig>;
