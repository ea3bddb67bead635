using System.Diagnostics;
using Biela.Contracts.CashFlow;
using Microsoft.EntityFrameworkCore;

namespace Biela.Bench;

/// <summary>
/// The way of an event: commit in CashFlow, relay, inbox of Consolidated, its real reaction, commit. One commit a published event, one a
/// handled event, both durable; publisher, relay and inbox run at the same time in this process.
/// </summary>
internal static class Chain
{
    /// <summary>Events a second from the first publish to the last effect, and how long one takes that is alone.</summary>
    public static async Task<Rate> Measure(string storage, string bus, int count)
    {
        await using var stage = await Stage.Open(storage, bus);
        IHostedService[] pumps = [stage.Inbox(stage.Balances), stage.Relay(stage.Book)];
        foreach (var pump in pumps) await pump.StartAsync(default);
        var (tenant, account) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        await stage.Publish(tenant, new AccountOpened(account, "Banco Serra", "Bank", 0, today));
        await Pass(2 * count);
        var watch = Stopwatch.StartNew();
        await Pass(count);
        var rate = count / watch.Elapsed.TotalSeconds;
        List<double> alone = [];
        for (var i = 0; i < 200; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await Pass(1);
            alone.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        foreach (var pump in pumps) await pump.StopAsync(default);
        return new(rate, new(alone));

        async Task Pass(int events)
        {
            for (var i = 0; i < events; i++) await stage.Publish(tenant, Stage.Entry(account, today, i));
            while (await Open(stage)) await Task.Delay(events == 1 ? 1 : 5);
        }
    }

    private static async Task<bool> Open(Stage stage)
    {
        await using (var scope = stage.In(stage.Book, Guid.Empty))
            if (await scope.Db.Outbox.AnyAsync(m => m.SentAt == null && m.NotBefore == null)) return true;
        await using (var scope = stage.In(stage.Balances, Guid.Empty))
            return await scope.Db.Inbox.AnyAsync(m => m.DoneAt == null && m.DeadAt == null);
    }
}
