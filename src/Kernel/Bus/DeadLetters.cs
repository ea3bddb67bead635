using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>What operators do with messages that ran out of attempts.</summary>
public static class DeadLetters
{
    /// <summary>Dead messages of the module, all organizations, oldest first.</summary>
    public static Task<List<InboxMessage>> Dead(this ModuleDb db, CancellationToken ct) =>
        db.Inbox.AsNoTracking().Where(m => m.DeadAt != null && m.DoneAt == null).OrderBy(m => m.Seq).ToListAsync(ct);

    /// <summary>
    /// Gives dead messages their attempts back; id and history stay. With a null <paramref name="id"/> all of them, with a null
    /// <paramref name="tenant"/> those of every organization. Returns how many were revived.
    /// </summary>
    public static async Task<int> Revive(this ModuleDb db, Guid? id, Guid? tenant, DateTimeOffset now, CancellationToken ct) =>
        await db.Inbox.Where(m => m.DeadAt != null && m.DoneAt == null && (id == null || m.Id == id) && (tenant == null || m.Tenant == tenant))
            .ExecuteUpdateAsync(row => row
                .SetProperty(m => m.DeadAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueAt, now), ct);
}
