using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Biela.Bench;

/// <summary>How fast a relay empties an outbox that is full, over one transport; nobody reacts meanwhile.</summary>
internal static class Drain
{
    /// <summary>Events a second, each confirmed by the transport and marked as sent.</summary>
    public static async Task<double> Measure(string storage, string bus, int count)
    {
        await using var stage = await Stage.Open(storage, bus);
        var (tenant, day) = (Guid.CreateVersion7(), new DateOnly(2026, 5, 4));
        foreach (var some in Enumerable.Range(0, count).Chunk(1000)) await stage.Publish(tenant, some.Select(n => Stage.Entry(Guid.CreateVersion7(), day, n)));
        var relay = stage.Relay(stage.Book);
        var watch = Stopwatch.StartNew();
        await relay.StartAsync(default);
        await using (var scope = stage.In(stage.Book, Guid.Empty))
            while (await scope.Db.Outbox.AnyAsync(m => m.SentAt == null)) await Task.Delay(20);
        var rate = count / watch.Elapsed.TotalSeconds;
        await relay.StopAsync(default);
        return rate;
    }
}
