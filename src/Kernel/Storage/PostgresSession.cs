using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Biela.Kernel;

/// <summary>
/// Tells PostgreSQL whose schema and which organization it serves, so that row-level security holds even where a query forgets. The settings
/// end with the transaction: behind a pooler that changes servers between transactions nothing leaks into somebody else's and nothing is missing.
/// </summary>
internal sealed class PostgresSession(string module) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private string Settings(DbContextEventData call) =>
        $"select set_config('search_path', '{module}', true), set_config('app.tenant', '{((ModuleDb)call.Context!).CurrentTenant}', true)";

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken ct = default)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (Settings(eventData), result);
        await command.ExecuteNonQueryAsync(ct);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken ct = default)
    {
        Precede(command, eventData);
        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken ct = default)
    {
        // The first rows are the settings' own.
        if (command.Transaction is null) await result.NextResultAsync(ct);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken ct = default)
    {
        Precede(command, eventData);
        return new(result);
    }

    /// What is sent at once and outside a transaction is one transaction to PostgreSQL, and costs no further round trip.
    private void Precede(DbCommand command, DbContextEventData call)
    {
        if (command.Transaction is null) command.CommandText = $"{Settings(call)};\n{command.CommandText}";
    }
}
