using System.Diagnostics;
using System.Text.Json;
using Biela.Contracts.CashFlow;
using Microsoft.Data.Sqlite;

namespace Biela.Bench;

/// <summary>What the engine allows: the rows of the chain in the same tables, written by prepared statements in as many durable transactions.</summary>
internal static class Plain
{
    private const string Envelope = "$id, $tenant, 'America/Sao_Paulo', $account, 'Biela.Contracts.CashFlow.CashEntryPosted', $body, null";

    private const string Sent = $"""
        insert into outbox (id, tenant, zone, key, type, body, trace, created_at, sent_at) values ({Envelope}, $now, $now)
        """;

    private const string Effect = $"""
        insert into inbox (id, handler, tenant, zone, key, type, body, trace, received_at, due_at, done_at)
          values ($id, 'FollowEntry', $tenant, 'America/Sao_Paulo', $account, 'Biela.Contracts.CashFlow.CashEntryPosted', $body, null, $now, $now, $now);
        insert into entries (id, tenant_id, account_id, day, amount) values ($entry, $tenant, $account, $day, $amount);
        insert into days (tenant_id, account_id, day, money_in, money_out, transfer_in, transfer_out, closing)
          values ($tenant, $account, $day, $amount, 0, 0, 0, $amount)
          on conflict do update set closing = closing + excluded.closing, money_in = money_in + excluded.money_in
        """;

    /// <summary>Events a second, one after the other.</summary>
    public static async Task<double> Measure(int count)
    {
        var data = Directory.CreateTempSubdirectory("biela-plain").FullName;
        try
        {
            await (await Stage.Open(data, "in-process")).DisposeAsync();
            using var book = Open(data, "cashflow");
            using var balances = Open(data, "consolidated");
            var (tenant, account, day) = (Guid.CreateVersion7(), Guid.CreateVersion7(), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime));
            using var sent = Prepare(book, Sent);
            using var effect = Prepare(balances, Effect);
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < count; i++)
            {
                var entry = Stage.Entry(account, day, i);
                Run(book, sent, Values(entry, tenant));
                Run(balances, effect, Values(entry, tenant));
            }
            return count / watch.Elapsed.TotalSeconds;
        }
        finally { Directory.Delete(data, recursive: true); }
    }

    private static SqliteConnection Open(string data, string module)
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(data, module + ".db")};Pooling=False");
        db.Open();
        using var durable = db.CreateCommand();
        durable.CommandText = "pragma synchronous=full";
        durable.ExecuteNonQuery();
        return db;
    }

    private static SqliteCommand Prepare(SqliteConnection db, string sql)
    {
        var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$id", "$tenant", "$account", "$body", "$now", "$entry", "$day", "$amount" })
            if (sql.Contains(name)) command.Parameters.Add(new(name, null));
        return command;
    }

    private static Dictionary<string, object> Values(CashEntryPosted entry, Guid tenant) => new()
    {
        ["$id"] = Guid.CreateVersion7(), ["$tenant"] = tenant, ["$account"] = entry.AccountId, ["$body"] = JsonSerializer.Serialize(entry),
        ["$now"] = entry.PostedAt.ToUnixTimeMilliseconds(), ["$entry"] = entry.EntryId, ["$day"] = entry.Day, ["$amount"] = entry.AmountCents,
    };

    private static void Run(SqliteConnection db, SqliteCommand command, Dictionary<string, object> values)
    {
        using var transaction = db.BeginTransaction();
        command.Transaction = transaction;
        foreach (SqliteParameter parameter in command.Parameters) parameter.Value = values[parameter.ParameterName];
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
