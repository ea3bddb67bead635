using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>
/// Which generation of what an organization keeps under a tag is the current one. It changes in the transaction that changes the data, so a
/// cache that has it in its keys cannot answer with anything older, wherever else it runs and however long it was away. A fresh id
/// rather than a count: a restored backup must not meet what was cached after it.
/// </summary>
internal sealed class Generation
{
    public required string Tag { get; init; }
    public required Guid Value { get; init; }
}

/// <summary>How a module says that what was computed of its data is out of date.</summary>
public static class Generations
{
    /// <summary>
    /// Everything cached of the current organization under the tag is out of date when this unit of work commits. Called last: two writers
    /// of one tag wait for each other from here to their commit.
    /// </summary>
    public static Task Renew(this ModuleDb db, string tag, CancellationToken ct) => db.Database.CurrentTransaction is null
        ? throw new InvalidOperationException($"'{tag}' was renewed outside of the transaction that changes it.")
        : db.Database.ExecuteSqlAsync($"""
            insert into generations (tenant_id, tag, value) values ({db.CurrentTenant}, {tag}, {Guid.CreateVersion7()})
            on conflict (tenant_id, tag) do update set value = excluded.value
            """, ct);

    /// <summary>Null for what never changed since the kernel keeps generations: nobody could tell old from new.</summary>
    internal static Task<Guid?> Generation(this ModuleDb db, string tag, CancellationToken ct) =>
        db.Set<Generation>().Where(g => g.Tag == tag).Select(g => (Guid?)g.Value).FirstOrDefaultAsync(ct);
}
