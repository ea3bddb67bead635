using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>Document numbers: one locked counter per organization, kind and year.</summary>
public static class Numbers
{
    /// <summary>
    /// Takes the next number of the series inside the current transaction, e.g. <c>OS-2026-00001</c>: two writers wait for each other
    /// rather than share one, and a rolled back transaction gives its number back.
    /// </summary>
    public static async Task<string> NextNumber(this ModuleDb db, string kind, int year, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException($"A number of {kind} is taken outside a transaction.");
        var tenant = db.CurrentTenant;
        var last = await db.Database.SqlQuery<int>($"""
            insert into counters (tenant_id, kind, year, last) values ({tenant}, {kind}, {year}, 1)
            on conflict (tenant_id, kind, year) do update set last = counters.last + 1 returning last as "Value"
            """).ToListAsync(ct);
        return $"{kind}-{year}-{last[0]:00000}";
    }
}
