using System.Diagnostics;
using Npgsql;

namespace Biela.Kernel;

/// <summary>
/// The right to do what only one process at a time may do for a module: a row with an owner, an epoch that rises with each take-over, and an
/// end on the database's clock. It holds behind any pooler, unlike a lock of the session. On SQLite the data folder has one owner, and so has this.
/// </summary>
internal sealed class Lease(Storage storage, Wakeups wakeups, string module, string name)
{
    private const long TermMs = 14_000;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(4), TrustedFor = TimeSpan.FromSeconds(10);
    private readonly Guid me = Guid.CreateVersion7();

    /// <summary>The bell that wakes the work, and those who wait for the lease when it is given back.</summary>
    public string Bell => BellOf(module, name);

    /// <summary>The bell of a module's side.</summary>
    public static string BellOf(string module, string side) => $"{module}.{side}";

    /// <summary>What a statement asks to be sure that nobody took over meanwhile.</summary>
    public (Guid Owner, long Epoch) Claim { get; private set; }

    /// <summary>
    /// Waits for the lease, then works under it. The work's token ends when the process stops, and 4 seconds before somebody else may take over,
    /// measured on this machine's steady clock from before the last renewal was asked for.
    /// </summary>
    public async Task Work(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        if (!storage.Postgres)
        {
            await work(stopping);
            return;
        }
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        while (!await Take(held, stopping)) await wakeups.Sleep(Bell, stopping);
        wakeups.Own(Bell, true);
        var renewing = Renew(held);
        try { await work(held.Token); }
        catch (OperationCanceledException) when (held.IsCancellationRequested && !stopping.IsCancellationRequested) { }
        finally
        {
            wakeups.Own(Bell, false);
            await held.CancelAsync();
            await renewing;
            await Release();
        }
    }

    private async Task Renew(CancellationTokenSource held)
    {
        while (!held.IsCancellationRequested)
            try
            {
                await Task.Delay(RenewEvery, held.Token);
                if (!await Take(held, held.Token)) await held.CancelAsync();
            }
            catch (OperationCanceledException) { }
            // What cannot be renewed in time ends by itself.
            catch (NpgsqlException) { }
    }

    private async Task<bool> Take(CancellationTokenSource held, CancellationToken ct)
    {
        var asked = Stopwatch.GetTimestamp();
        var epoch = await Ask($"""
            insert into {Table} as l (name, owner, epoch, until) values ($1, $2, 1, {Now} + {TermMs})
            on conflict (name) do update set owner = $2, epoch = l.epoch + case when l.owner = $2 then 0 else 1 end, until = {Now} + {TermMs}
            where l.owner = $2 or l.until < {Now} returning epoch
            """, ct);
        if (epoch is null) return false;
        Claim = (me, (long)epoch);
        held.CancelAfter(TrustedFor - Stopwatch.GetElapsedTime(asked));
        return true;
    }

    private async Task Release()
    {
        var wake = $"select pg_notify('{Notices.Channel}', '- ' || $3) from freed";
        try { await Ask($"with freed as (update {Table} set until = 0 where name = $1 and owner = $2 returning 1) {wake}", default, Bell); }
        // It runs out by itself.
        catch (NpgsqlException) { }
    }

    private const string Now = "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    private string Table => $"{Names.Quoted(module)}.leases";

    private async Task<object?> Ask(string sql, CancellationToken ct, params string[] more)
    {
        await using var connection = new NpgsqlConnection(storage.ConnectionFor(module));
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name }, new() { Value = me } }, CommandTimeout = 5 };
        foreach (var value in more) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(ct);
    }
}
