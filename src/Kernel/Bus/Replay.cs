using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>The outbox as event log: what went once may go again, and inboxes do nothing twice.</summary>
public static class Replay
{
    /// <summary>
    /// Puts sent events back to be sent again, under their old ids: those of a type, of an organization, published from the first instant up to
    /// the second, each condition null for any. A handler that is done with one never sees it again. Returns how many were put back.
    /// </summary>
    public static async Task<int> SendAgain(
        this ModuleDb db, string? type, Guid? tenant, DateTimeOffset? from, DateTimeOffset? until, CancellationToken ct)
    {
        var sent = db.Outbox.Where(m => m.SentAt != null);
        if (type is not null) sent = sent.Where(m => m.Type == type || m.Type.EndsWith("." + type));
        if (tenant is not null) sent = sent.Where(m => m.Tenant == tenant);
        if (from is not null) sent = sent.Where(m => m.CreatedAt >= from);
        if (until is not null) sent = sent.Where(m => m.CreatedAt < until);
        return await db.Unsend(sent, ct);
    }

    /// <summary>Makes the relay send these rows of the outbox once more.</summary>
    internal static async Task<int> Unsend(this ModuleDb db, IQueryable<OutboxMessage> rows, CancellationToken ct)
    {
        await using var work = await db.Begin(ct);
        var count = await rows.ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, (DateTimeOffset?)null), ct);
        await work.Commit(ct);
        return count;
    }
}
