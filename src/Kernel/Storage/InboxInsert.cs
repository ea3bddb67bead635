using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Biela.Kernel;

/// <summary>An event that arrived, for one of its handlers.</summary>
internal sealed record Arrival(Envelope Envelope, string Handler);

/// <summary>Writes many arrivals at once, in their order; those that are known already are skipped.</summary>
internal static class InboxInsert
{
    private const string Columns = "insert into inbox (id, handler, tenant, zone, key, type, body, trace, received_at, due_at)";

    public static async Task Store(this ModuleDb db, IReadOnlyList<Arrival> rows, DateTimeOffset now, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        if (db.Database.IsNpgsql()) await AsArrays(db, rows, now.ToUnixTimeMilliseconds(), ct);
        else await OneByOne(db, rows, now.ToUnixTimeMilliseconds(), ct);
    }

    private static Task AsArrays(ModuleDb db, IReadOnlyList<Arrival> rows, long now, CancellationToken ct) => db.Database.ExecuteSqlRawAsync($"""
        {Columns} select e.*, @now, @now from unnest(@ids, @handlers, @tenants, @zones, @keys, @types, @bodies, @traces) e
        on conflict (id, handler) do nothing
        """,
        [
            rows.Column("ids", r => r.Envelope.Id), rows.Column("handlers", r => r.Handler), rows.Column("tenants", r => r.Envelope.Tenant),
            rows.Column("zones", r => r.Envelope.Zone), rows.Column("keys", r => r.Envelope.Key), rows.Column("types", r => r.Envelope.Type),
            rows.Column("bodies", r => r.Envelope.Body), rows.Column("traces", r => r.Envelope.Trace), new NpgsqlParameter("now", now),
        ], ct);

    private static NpgsqlParameter Column<T>(this IReadOnlyList<Arrival> rows, string name, Func<Arrival, T> value) => new(name, rows.Select(value).ToArray());

    /// One statement, prepared once: a round trip costs nothing inside the process, parsing does.
    private static async Task OneByOne(ModuleDb db, IReadOnlyList<Arrival> rows, long now, CancellationToken ct)
    {
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"{Columns} values ($0, $1, $2, $3, $4, $5, $6, $7, {now}, {now}) on conflict (id, handler) do nothing";
        foreach (var (e, handler) in rows)
        {
            object?[] values = [e.Id, handler, e.Tenant, e.Zone, e.Key, e.Type, e.Body, e.Trace];
            command.Parameters.Clear();
            for (var n = 0; n < values.Length; n++) command.Parameters.AddWithValue($"${n}", values[n] ?? DBNull.Value);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
