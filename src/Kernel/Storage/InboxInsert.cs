using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Biela.Kernel;

/// <summary>Writes many events at once, in their order, for each handler the module's table names; pairs that are known already are skipped.</summary>
internal static class InboxInsert
{
    private const string Columns = "insert into inbox (id, handler, tenant, zone, key, type, body, trace, received_at, due_at)";

    public static async Task Store(this ModuleDb db, IReadOnlyList<Envelope> batch, DateTimeOffset now, CancellationToken ct)
    {
        if (batch.Count == 0) return;
        if (db.Database.IsNpgsql()) await AsArrays(db, batch, now.ToUnixTimeMilliseconds(), ct);
        else await OneByOne(db, batch, now.ToUnixTimeMilliseconds(), ct);
    }

    private static Task AsArrays(ModuleDb db, IReadOnlyList<Envelope> batch, long now, CancellationToken ct) => db.Database.ExecuteSqlRawAsync($"""
        {Columns} select e.id, s.handler, e.tenant, e.zone, e.key, e.type, e.body, e.trace, @now, @now
        from unnest(@ids, @tenants, @zones, @keys, @types, @bodies, @traces) with ordinality e (id, tenant, zone, key, type, body, trace, nth)
        join subscriptions s on s.type = e.type order by e.nth, s.handler
        on conflict (id, handler) do nothing
        """,
        [
            batch.Column("ids", e => e.Id), batch.Column("tenants", e => e.Tenant), batch.Column("zones", e => e.Zone), batch.Column("keys", e => e.Key),
            batch.Column("types", e => e.Type), batch.Column("bodies", e => e.Body), batch.Column("traces", e => e.Trace), new NpgsqlParameter("now", now),
        ], ct);

    private static NpgsqlParameter Column<T>(this IReadOnlyList<Envelope> batch, string name, Func<Envelope, T> value) =>
        new(name, batch.Select(value).ToArray());

    /// One statement, prepared once: a round trip costs nothing inside the process, parsing does.
    private static async Task OneByOne(ModuleDb db, IReadOnlyList<Envelope> batch, long now, CancellationToken ct)
    {
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"""
            {Columns} select $0, handler, $1, $2, $3, type, $5, $6, {now}, {now} from subscriptions where type = $4 order by handler
            on conflict (id, handler) do nothing
            """;
        foreach (var e in batch)
        {
            object?[] values = [e.Id, e.Tenant, e.Zone, e.Key, e.Type, e.Body, e.Trace];
            command.Parameters.Clear();
            for (var n = 0; n < values.Length; n++) command.Parameters.AddWithValue($"${n}", values[n] ?? DBNull.Value);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
