using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Biela.Kernel;

/// <summary>
/// Tells PostgreSQL whose schema and which organization it serves, so that row-level security holds even where a query forgets. The settings
/// end with the transaction: behind a pooler that changes servers between transactions nothing leaks into somebody else's and nothing is missing.
/// </summary>
internal sealed class PostgresSession(string module) : DbCommandInterceptor, IDbTransactionInterceptor
{
    // Always the same text, so that a connection which prepares what it hears often has it prepared.
    private readonly string settings = $"select set_config('search_path', '{module}', true), set_config('app.tenant', @app_tenant, true)";

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken ct = default)
    {
        ((ModuleDb)eventData.Context!).TransactionIsTold = false;
        return new(result);
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
        if (command.CommandText.StartsWith(settings, StringComparison.Ordinal)) await result.NextResultAsync(ct);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken ct = default)
    {
        Precede(command, eventData);
        return new(result);
    }

    /// The settings go with the first command of a transaction, and with each outside of one, which is a transaction to PostgreSQL: no further round trip.
    private void Precede(DbCommand command, DbContextEventData call)
    {
        var db = (ModuleDb)call.Context!;
        if (command.Transaction is not null)
        {
            if (db.TransactionIsTold) return;
            db.TransactionIsTold = true;
        }
        command.CommandText = $"{settings};\n{command.CommandText}";
        command.Parameters.Add(TenantOf(call));
    }

    private static NpgsqlParameter TenantOf(DbContextEventData call) => new("app_tenant", ((ModuleDb)call.Context!).CurrentTenant.ToString());
}
