using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Biela.Host.Client;
using Biela.Kernel;
using RabbitMQ.Client;

namespace Biela.Acceptance.Tests;

/// <summary>What messages can do to those who get them.</summary>
public sealed partial class MatrixTests
{
    [PatientFact]
    public Task F20_Everything_that_was_ever_sent_comes_again_several_times_at_once() => Endure("F20", async trial =>
    {
        await using var connection = await new ConnectionFactory { Uri = trial.Servers.Broker }.CreateConnectionAsync();
        var sent = await trial.Sql(Trial.Each(m => $"select id, tenant, zone, key, type, body from {m}.outbox where sent_at is not null"));
        trial.Say($"{sent.Count} events come again, three times at once from the broker and once from their outboxes");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            await using var channel = await connection.CreateChannelAsync();
            foreach (var row in sent.OrderBy(_ => Random.Shared.Next()))
                await Publish(channel, trial.Services.Queue("biela"), (string)row[4],
                    new Envelope((Guid)row[0], (Guid)row[1], (string)row[2], (Guid)row[3], (string)row[4], (string)row[5], null));
        }));
        foreach (var module in Trial.Modules) await trial.Sql($"update {module}.outbox set sent_at = null where sent_at is not null");
        await trial.Recovers("behind all of that", 30);
    });

    [PatientFact]
    public Task F22_Poison_dies_alone_and_is_revived_once_mended() => Endure("F22", async trial =>
    {
        const string poison = "6666";
        await trial.Sql($"""
            create function consolidated.refuse() returns trigger language plpgsql as $$ begin raise exception 'poison'; end $$;
            create trigger refuse before insert on consolidated.entries for each row when (new.amount = {poison}) execute function consolidated.refuse()
            """);
        var (api, account) = (trial.Counter.Clients[0], trial.Counter.Account);
        for (var nth = 0; nth < 3; nth++)
            await api.Post("cashflow/entries", new { accountId = account, day = Counter.Day, amount = 66.66m, category = "Balcão", description = "Veneno" });
        await using var connection = await new ConnectionFactory { Uri = trial.Servers.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var nobody = new Envelope(Guid.CreateVersion7(), Guid.Empty, "UTC", Guid.Empty, "Nobody.Hears", "{}", null);
        var queue = trial.Services.Queue("consolidated");
        await channel.BasicPublishAsync("", queue, "{ no envelope"u8.ToArray());
        await Publish(channel, "", queue, nobody);
        await trial.Recovers("beside poison", 5);

        var (dead, planned) = (new List<string>(), await Ids("cashflow.outbox", $"body::json ->> 'AmountCents' = '{poison}'"));
        await Biela.Eventually(async () => dead = await Ids("consolidated.inbox", "dead_at is not null"), found => found.Count >= 3);
        Assert.Equal(planned, dead);
        Assert.Empty(await Ids("consolidated.inbox", $"id = '{nobody.Id}'"));
        await Biela.Eventually(trial.Refused, refused => refused == 1);
        await channel.QueuePurgeAsync(trial.Services.Queue("biela.dead"));

        await trial.Sql("drop trigger refuse on consolidated.entries; drop function consolidated.refuse()");
        foreach (var id in dead) await api.Post($"consolidated/dead-letters/{id}/replay");

        async Task<List<string>> Ids(string table, string where) =>
            (await trial.Sql($"select id from {table} where {where} order by id")).ConvertAll(row => $"{row[0]}");
    });

    /// Each step of the main job meets a restart of one who has a part in it, every third of them a kill.
    [PatientFact]
    public Task F24_A_restart_at_every_step_of_an_order() => Endure("F24", async trial =>
    {
        var shop = await Workshop.SetUp(await (await trial.Services.Open()).SignedIn(), trial.Random, Counter.Day.AddDays(1));
        string[] victims =
            ["orders", "diagnostics", "budgets", "inventory", "financial", "purchasing", "inventory", "orders", "orders", "financial", "consolidated"];
        foreach (var (nth, (name, run)) in new MainJob(shop, trial.Random).Steps().Index())
        {
            var step = run();
            await trial.Wait(0, 0.3);
            if (nth % 4 == 0) await trial.Services.Kill(victims[nth]);
            else Assert.Equal(0, await trial.Services.Stop(victims[nth]));
            await trial.Services.Restart(victims[nth]);
            await step;
            trial.Say($"{victims[nth]} {(nth % 4 == 0 ? "killed" : "stopped")} at '{name}'");
        }
    });

    private static async Task Publish(IChannel channel, string exchange, string key, Envelope envelope) =>
        await channel.BasicPublishAsync(exchange, key, JsonSerializer.SerializeToUtf8Bytes(envelope));
}
