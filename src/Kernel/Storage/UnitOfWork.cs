using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Biela.Kernel;

/// <summary>One transaction of one module. Not committed means rolled back; either way the next writer gets its turn.</summary>
public sealed class UnitOfWork(ModuleDb db, IDbContextTransaction transaction, IDisposable? turn) : IAsyncDisposable
{
    /// <summary>Saves what is still unsaved, commits, and wakes whoever waits for the published events.</summary>
    public async Task Commit(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        try { await transaction.CommitAsync(ct); }
        catch (NpgsqlException e) when (e is not PostgresException said || said.SqlState.StartsWith("57")) { throw new OutcomeUnknown(e); }
        db.Committed();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try { await transaction.DisposeAsync(); }
        finally { turn?.Dispose(); }
    }
}

/// <summary>The line broke while the commit was on its way: it may have happened or not, and only who asks again with the same key finds out.</summary>
public sealed class OutcomeUnknown(Exception cause) : Exception("The connection broke during the commit.", cause);

/// <summary>Queries of the kernel and of modules that LINQ cannot say.</summary>
public static class Sql
{
    /// <summary>
    /// Locks rows of a table until the transaction ends, always in the order of their ids, so that two writers who want the same rows
    /// in opposite orders cannot wait for each other. On SQLite the transaction itself is the lock.
    /// </summary>
    public static async Task LockRows(this ModuleDb db, string table, IEnumerable<Guid> ids, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql()) return;
        var (wanted, sql) = (ids.Distinct().Order().ToArray(), $"select 1 from {Names.Quoted(table)} where id = any({{0}}) order by id for update");
        await db.Database.ExecuteSqlRawAsync(sql, [wanted], ct);
    }

    /// <summary>
    /// Lets those who name the same thing go on one after the other, each until its transaction ends: for what may have no row yet that could be
    /// locked. On SQLite the transaction itself is the lock.
    /// </summary>
    public static async Task TakeTurn(this ModuleDb db, string thing, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A turn is taken outside a transaction.");
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({thing}, 0))", ct);
    }

    /// <summary>
    /// Sends what this context asks from here on to the replica, where the topology names one: for reports that may be some moments late.
    /// Not for what is shown right after it was written.
    /// </summary>
    public static TDb OnReplica<TDb>(this TDb db) where TDb : ModuleDb
    {
        if (db.Ambient.Storage.ReplicaFor(db.Module) is not { } replica) return db;
        if (db.Database.CurrentTransaction is not null) throw new InvalidOperationException("A transaction writes; a replica cannot.");
        db.Database.SetConnectionString(replica);
        return db;
    }
}
