using System.Collections.Concurrent;
using Npgsql;

namespace Biela.Kernel;

/// <summary>
/// The bus of an installation without a broker: sending is storing in the listeners' inboxes, in their schemas of the same database. A sender
/// may not write there itself; it calls each listener's function <c>deliver</c>, which knows the listener's handlers.
/// </summary>
public sealed class PostgresTransport(Storage storage, Wakeups wakeups, TimeProvider clock) : ITransport
{
    private readonly ConcurrentDictionary<string, bool> queues = new();

    /// <summary>Every listener is told everything: only its own table, which may be of a newer version, says what it wants.</summary>
    public async Task Send(IReadOnlyList<Envelope> batch, CancellationToken ct)
    {
        object[] rows =
        [
            Column(e => e.Id), Column(e => e.Tenant), Column(e => e.Zone), Column(e => e.Key), Column(e => e.Type), Column(e => e.Body), Column(e => e.Trace),
            clock.GetUtcNow().ToUnixTimeMilliseconds(),
        ];
        foreach (var queue in queues.Keys)
            if (await Deliver(queue, rows, ct) > 0) wakeups.Wake($"{queue}.{InboxRunner.Side}");

        T[] Column<T>(Func<Envelope, T> of) => [.. batch.Select(of)];
    }

    /// <inheritdoc/>
    public Task Declare(string queue, IReadOnlyCollection<Subscription> subscriptions, CancellationToken ct)
    {
        queues[queue] = true;
        return Task.CompletedTask;
    }

    /// <summary>Nothing to do: what is sent is in the inbox already.</summary>
    public Task Listen(string queue, Func<IReadOnlyList<Envelope>, CancellationToken, Task> store, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs with the rights of the schema's owner; who may call it is a matter of grants.</summary>
    internal const string Function = """
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

    private async Task<long> Deliver(string queue, object[] rows, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(storage.ConnectionFor(queue));
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select {Names.Quoted(queue)}.deliver($1, $2, $3, $4, $5, $6, $7, $8)", connection);
        foreach (var value in rows) command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
