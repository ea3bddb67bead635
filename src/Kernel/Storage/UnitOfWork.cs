using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Biela.Kernel;

/// <summary>One transaction of one module. Not committed means rolled back; either way the next writer gets its turn.</summary>
public sealed class UnitOfWork(ModuleDb db, IDbContextTransaction transaction, IDisposable? turn) : IAsyncDisposable
{
    /// <summary>Saves what is still unsaved, commits, and wakes whoever waits for the published events.</summary>
    public async Task Commit(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.Committed();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try { await transaction.DisposeAsync(); }
        finally { turn?.Dispose(); }
    }
}

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
}
