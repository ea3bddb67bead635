using System.Collections.Concurrent;
using Npgsql;

namespace Biela.Kernel;

/// <summary>
/// The bus of an installation without a broker: sending is storing in the listeners' inboxes, in their schemas of the same database. A sender
/// may not write there itself; it calls each listener's function <c>deliver</c>, which knows the listener's handlers.
/// </summary>
public sealed class PostgresTransport(Storage storage, Wakeups wakeups, TimeProvider clock) : ITransport
{
    private readonly ConcurrentDictionary<string, HashSet<string>> types = new();

    /// <inheritdoc/>
    public async Task Send(IReadOnlyList<Envelope> batch, CancellationToken ct)
    {
        foreach (var (queue, wanted) in types)
        {
            if (batch.Where(e => wanted.Contains(e.Type)).ToList() is not { Count: > 0 } mine) continue;
            await Run($"select {Names.Quoted(queue)}.deliver($1, $2, $3, $4, $5, $6, $7, $8)", ct,
                mine.Select(e => e.Id).ToArray(), mine.Select(e => e.Tenant).ToArray(), mine.Select(e => e.Zone).ToArray(),
                mine.Select(e => e.Key).ToArray(), mine.Select(e => e.Type).ToArray(), mine.Select(e => e.Body).ToArray(),
                mine.Select(e => e.Trace).ToArray(), clock.GetUtcNow().ToUnixTimeMilliseconds());
            wakeups.Wake($"{queue}.{InboxRunner.Side}");
        }
    }

    /// <inheritdoc/>
    public async Task Declare(string queue, IReadOnlyCollection<Subscription> subscriptions, CancellationToken ct)
    {
        types[queue] = [.. subscriptions.Select(s => s.Event.FullName!)];
        // Everybody knows what everybody wants, but only its own service, or who migrates, may write it down.
        var table = $"{Names.Quoted(queue)}.subscriptions";
        if (!(bool)(await Run($"select coalesce(has_table_privilege(to_regclass('{table}')::oid, 'insert'), false)", ct))!) return;
        await Run($"""
            with wanted as (select * from unnest($1, $2) w (type, handler)),
              gone as (delete from {table} s where not exists (select from wanted w where w.type = s.type and w.handler = s.handler))
            insert into {table} select * from wanted on conflict do nothing
            """, ct, subscriptions.Select(s => s.Event.FullName!).ToArray(), subscriptions.Select(s => s.Handler).ToArray());
    }

    /// <summary>Nothing to do: what is sent is in the inbox already.</summary>
    public Task Listen(string queue, Func<IReadOnlyList<Envelope>, CancellationToken, Task> store, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs with the rights of the schema's owner; who may call it is a matter of grants.</summary>
    internal const string Deliver = """
        do $outer$ begin execute format($def$
          create or replace function %1$I.deliver(
            ids uuid[], tenants uuid[], zones text[], keys uuid[], types text[], bodies text[], traces text[], received bigint) returns bigint
          language plpgsql security definer set search_path = %1$I, pg_temp as $$
          declare stored bigint;
          begin
            insert into inbox (id, handler, tenant, zone, key, type, body, trace, received_at, due_at)
              select e.id, s.handler, e.tenant, e.zone, e.key, e.type, e.body, e.trace, received, received
              from unnest(ids, tenants, zones, keys, types, bodies, traces) with ordinality e (id, tenant, zone, key, type, body, trace, nth)
              join subscriptions s on s.type = e.type order by e.nth, s.handler
              on conflict (id, handler) do nothing;
            get diagnostics stored = row_count;
            return stored;
          end $$ $def$, current_schema());
          execute format('revoke execute on function %I.deliver from public', current_schema());
        end $outer$;
        """;

    private async Task<object?> Run(string sql, CancellationToken ct, params object[] values)
    {
        await using var connection = new NpgsqlConnection(storage.ConnectionFor(""));
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(ct);
    }
}
