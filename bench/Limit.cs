using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Biela.Bench;

/// <summary>
/// What PostgreSQL allows: pgbench writes the rows of an opened order, taken from one that Biela wrote, into the same tables under the same
/// row-level security, in as many durable transactions.
/// </summary>
internal sealed class Limit(string storage, IReadOnlyList<Guid> organizations)
{
    private static readonly string[] Tables = ["orders", "components", "timeline", "outbox", "requests"];

    /// <summary>Transactions a second on so many connections; <paramref name="without"/> leaves the rows of one table out.</summary>
    public async Task<Rate> Measure(int connections, TimeSpan time, string? without = null)
    {
        var folder = Directory.CreateTempSubdirectory("biela-pgbench").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "order.sql"), await Script(without));
            var said = await Run(folder, "-n", "-M", "prepared", "-c", $"{connections}", "-j", "2", "-T", $"{time.TotalSeconds}", "-f", "order.sql", "-l");
            var rate = said.Split('\n').Single(line => line.StartsWith("tps = ")).Split(' ')[2];
            // Client, transaction, microseconds, …
            var took = Directory.GetFiles(folder, "pgbench_log.*").SelectMany(File.ReadLines).Select(line => double.Parse(line.Split(' ')[2]) / 1000);
            return new(double.Parse(rate, CultureInfo.InvariantCulture), new(took));
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private async Task<string> Script(string? without)
    {
        await using var db = new NpgsqlConnection(storage);
        await db.OpenAsync();
        List<string> lines =
        [
            $"\\set shop random(1, {organizations.Count})", "begin;",
            $"select set_config('search_path', 'orders', true), set_config('app.tenant', ('{{{string.Join(',', organizations)}}}'::text[])[:shop], true);",
            "insert into counters (tenant_id, kind, year, last) values (current_setting('app.tenant')::uuid, 'OS', 2026, 1) " +
            "on conflict (tenant_id, kind, year) do update set last = counters.last + 1 returning last;",
        ];
        foreach (var table in Tables.Where(t => t != without)) lines.Add(await Insert(db, table));
        return string.Join('\n', [.. lines, "commit;"]);
    }

    /// A row of the table, as a new row of whichever shop it is.
    private async Task<string> Insert(NpgsqlConnection db, string table)
    {
        await using var transaction = await db.BeginTransactionAsync();
        await using var read = new NpgsqlCommand($"""
            select set_config('app.tenant', '{organizations[0]}', true);
            select to_jsonb(t) from orders.{table} t where to_jsonb(t) ->> 'type' is null or to_jsonb(t) ->> 'type' like '%OrderCreated' limit 1
            """, db, transaction);
        await using var rows = await read.ExecuteReaderAsync();
        await rows.NextResultAsync();
        await rows.ReadAsync();
        var row = JsonDocument.Parse(rows.GetString(0)).RootElement.EnumerateObject().Where(c => c.Name != "seq").ToList();
        return $"insert into {table} ({string.Join(", ", row.Select(c => c.Name))}) values ({string.Join(", ", row.Select(c => Value(table, c)))});";
    }

    private static string Value(string table, JsonProperty column) => (table, column.Name) switch
    {
        (_, "tenant_id" or "tenant") => "current_setting('app.tenant')::uuid",
        ("orders", "number") or ("requests", "key") => "gen_random_uuid()::text",
        (_, "id" or "order_id") or ("outbox", "key") => "gen_random_uuid()",
        ("outbox", "sent_at") => "null",
        _ => column.Value.ValueKind is JsonValueKind.Null ? "null" : Literal(column.Value.ToString()),
    };

    /// pgbench takes a colon for the beginning of one of its variables, within quotes too.
    private static string Literal(string text) => $"E'{text.Replace("\\", "\\\\").Replace("'", "''").Replace(":", "\\x3a")}'";

    private async Task<string> Run(string folder, params string[] arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(storage);
        var tool = Directory.GetDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin/pgbench")).Last(File.Exists);
        var start = new ProcessStartInfo(tool, ["-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, .. arguments, to.Database!])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PGPASSWORD"] = to.Password },
        };
        using var pgbench = Process.Start(start)!;
        var wrong = pgbench.StandardError.ReadToEndAsync();
        var said = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        return pgbench.ExitCode == 0 ? said : throw new InvalidOperationException($"pgbench: {await wrong}");
    }
}
