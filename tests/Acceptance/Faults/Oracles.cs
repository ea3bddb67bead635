using System.Diagnostics;
using Biela.Host;
using Biela.Host.Commands;
using Biela.Kernel;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Biela.Acceptance.Tests;

/// <summary>What has to hold after every fault, whatever it was.</summary>
internal sealed class Oracles(OwnServers servers, Services services)
{
    /// <summary>Only these may be refused: somebody else took the last part, or the order was cancelled.</summary>
    private static readonly string[] Refusable = ["sale", "issue", "cancel", "settle"];

    /// <summary>What the services complained about last.</summary>
    public string Troubles => string.Join('\n', services.Log.Split('\n').Where(l => l.Contains("\"Warning\"") || l.Contains("\"Error\"")).TakeLast(40));

    private string Database => services.Databases[0];

    /// <summary>Waits until nothing is on its way any more. Returns how long that took; what is still there after two minutes is stuck.</summary>
    public async Task<TimeSpan> Quiet()
    {
        var open = Trial.Each(m => $"select '{m} sends' what, count(*) n from {m}.outbox where sent_at is null and not_before is null union all "
            + $"select '{m} reacts', count(*) from {m}.inbox where done_at is null and dead_at is null");
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var left = (await servers.Sql($"select what, n from ({open}) o where n > 0", Database)).ConvertAll(row => $"{row[0]} {row[1]}");
            if (left.Count == 0) left = await Queued();
            if (left.Count == 0) return watch.Elapsed;
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"stuck: {string.Join(", ", left)}\n{Troubles}");
        }
    }

    /// <summary>The books agree with each other and every event reached everybody exactly once (O2 to O5); nothing is dead (O7).</summary>
    public async Task BooksAgree()
    {
        await using var biela = Shell.Open(services.Topology());
        var found = await Audit.Find(biela.GetRequiredService<Ledgers>(), TimeSpan.Zero, null, default);
        Assert.True(found.Count == 0, $"{string.Join('\n', found)}\n{Troubles}");
    }

    /// <summary>
    /// Everything that was ever acknowledged is there exactly once, nothing refused is, and of nobody's doings there is any trace (O1). Returns the counts.
    /// </summary>
    public async Task<string> NothingLostOrDoubled(IReadOnlyList<Operation> operations, IReadOnlyList<Operation> earlier, IEnumerable<Guid> shops)
    {
        var tenants = string.Join(',', shops.Select(s => $"'{s}'"));
        var evidence = await servers.Sql($"""
            select what, count(*)::int from (
              select 'entry ' || description what from cashflow.entries where tenant_id in ({tenants}) and description like 'op-%'
              union all select 'receipt ' || source from inventory.ledger where tenant_id in ({tenants}) and source like 'op-%'
              union all select 'order ' || complaint from orders.orders where tenant_id in ({tenants})
              union all select 'cancel ' || id from orders.orders where tenant_id in ({tenants}) and status = 'Cancelled'
              union all select 'issue ' || order_id from inventory.ledger where tenant_id in ({tenants}) and kind = 'Issue' and order_id is not null
              union all select 'settle ' || reference from financial.settlements where tenant_id in ({tenants}) and reference is not null
              union all select 'approve ' || (body::json ->> 'OrderId') from budgets.outbox where tenant in ({tenants}) and type like '%.BudgetApproved'
            ) e group by what
            """, Database);
        var seen = evidence.ToDictionary(row => (string)row[0], row => (int)row[1]);
        var told = earlier.Concat(operations).Where(o => o.Evidence != "").ToDictionary(o => o.Evidence);
        List<string> Of(Func<Operation, int, bool> which) => [.. told.Values.Where(o => which(o, seen.GetValueOrDefault(o.Evidence))).Select(o => o.Evidence)];
        var lost = Of((o, times) => o.Outcome == "ok" && times == 0);
        var recovered = Of((o, times) => o.Outcome == "unknown" && times == 1);
        var doubled = Of((_, times) => times > 1);
        List<string> unexpected = [.. Of((o, times) => o.Outcome is "fail" or "gone" && times > 0), .. seen.Keys.Where(what => !told.ContainsKey(what))];
        unexpected.AddRange(operations.Where(o => o.Outcome == "fail" && !Refusable.Contains(o.Name)).Select(o => $"{o.Name} was refused"));
        int Count(string outcome) => operations.Count(o => o.Outcome == outcome);
        var counts = $"attempted {operations.Count}, acknowledged {Count("ok")}, ok {Count("ok") - lost.Count}, "
            + $"refused {Count("fail")}, unknown {Count("unknown")}, lost {lost.Count}, recovered {recovered.Count}, duplicated {doubled.Count}, "
            + $"unexpected {unexpected.Count}{(Count("gone") is > 0 and var gone ? $", restored away {gone}" : "")}";
        Assert.True(lost.Count + doubled.Count + unexpected.Count == 0, $"{counts}\n{string.Join('\n', lost.Concat(doubled).Concat(unexpected))}");
        return counts;
    }

    /// <summary>Just after the last event there is, by the clock of who published it: a fault may have moved the clocks.</summary>
    public async Task<long> Now() =>
        (long)(await servers.Sql($"select coalesce(max(created_at), 0) + 1 from ({Trial.Each(m => $"select created_at from {m}.outbox")}) o", Database))[0][0];

    /// <summary>
    /// Events of one aggregate come to each listener in the order in which they were published, and are handled in it (O9). Not in the product's audit:
    /// dead letters that are revived and events that are replayed may well be overtaken. Neither are cash entries: two that are posted at the same
    /// moment have no order.
    /// </summary>
    public async Task NothingOvertook(long since)
    {
        var sent = Trial.Each(m => $"select id, seq, '{m}' module from {m}.outbox where created_at >= {since} and type not like '%.CashEntryPosted'");
        var handled = Trial.Each(m => $"select id, handler, key, seq arrived, done_at, '{m}' listener from {m}.inbox where dead_at is null");
        var overtaken = await servers.Sql($"""
            select listener, handler, id from (
              select h.*, lag(done_at) over w before, lag(arrived) over w arrived_before from ({sent}) s join ({handled}) h using (id)
              window w as (partition by s.module, listener, handler, key order by s.seq)
            ) o where before > done_at or arrived_before > arrived
            """, Database);
        Assert.True(overtaken.Count == 0, string.Join('\n', overtaken.Select(row => $"{row[0]}: {row[1]} handled {row[2]} too early")));
    }

    /// <summary>
    /// Sessions of services that hold a transaction open and do nothing for more than five seconds (O10).
    /// </summary>
    public async Task<IEnumerable<string>> IdleInTransaction() => (await servers.Sql("""
        select query from pg_stat_activity
        where state like 'idle in transaction%' and clock_timestamp() - state_change > interval '5 s' and usename <> 'admin'
        """)).Select(row => (string)row[0]);

    /// <summary>
    /// Everybody has the one connection to the broker that they had before, and no session of PostgreSQL is left at work (O10). Returns how many there are.
    /// </summary>
    public async Task<string> NothingLeaked()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var lines = (await servers.Rabbitmqctl("list_connections", "channels")).Split('\n').Where(l => int.TryParse(l, out _)).ToList();
            var busy = await servers.Sql($"select query from pg_stat_activity where datname = '{Database}' and state <> 'idle' and pid <> pg_backend_pid()");
            var sessions = (await servers.Sql($"select count(*) from pg_stat_activity where datname = '{Database}'"))[0][0];
            if (lines.Count == services.Names.Count && busy.Count == 0)
                return $"{lines.Count} connections with {lines.Sum(int.Parse)} channels to the broker, {sessions} sessions of PostgreSQL";
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{lines.Count} broker connections; at work: {string.Join("; ", busy.Select(b => b[0]))}");
            await Task.Delay(500);
        }
    }

    /// <summary>How many messages the broker's own dead letters hold.</summary>
    public Task<uint> Refused() => Count("biela.dead");

    private async Task<List<string>> Queued()
    {
        var left = new List<string>();
        foreach (var module in Trial.Modules)
            if (await Count(module) is > 0 and var n) left.Add($"queue of {module} {n}");
        return left;
    }

    private async Task<uint> Count(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = servers.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(services.Queue(queue));
    }
}
