using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>Document numbers: one locked counter per organization, kind and year.</summary>
public static class Numbers
{
    /// <summary>
    /// Takes the next number of the series inside the current transaction, e.g. <c>OS-2026-00001</c>: two writers wait for each other
    /// rather than share one, and a rolled back transaction gives its number back.
    /// </summary>
    public static async Task<string> NextNumber(this ModuleDb db, string kind, int year, CancellationToken ct) =>
        $"{kind}-{year}-{await db.Next(kind, year, ct):00000}";

    /// <summary>The same as a bare number, for series whose form the law prescribes.</summary>
    public static async Task<int> Next(this ModuleDb db, string kind, int year, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException($"A number of {kind} is taken outside a transaction.");
        var tenant = db.CurrentTenant;
        var last = await db.Database.SqlQuery<int>($"""
            insert into counters (tenant_id, kind, year, last) values ({tenant}, {kind}, {year}, 1)
            on conflict (tenant_id, kind, year) do update set last = counters.last + 1 returning last as "Value"
            """).ToListAsync(ct);
        return last[0];
    }

    /// <summary>The last number that was taken of the series; 0 when none was.</summary>
    public static async Task<int> Last(this ModuleDb db, string kind, int year, CancellationToken ct) =>
        await db.Set<Counter>().Where(c => c.Kind == kind && c.Year == year).Select(c => (int?)c.Last).FirstOrDefaultAsync(ct) ?? 0;

    /// <summary>Lets the series go on after another number, as one that was begun elsewhere. False when somebody has taken a number since.</summary>
    public static async Task<bool> Continue(this ModuleDb db, string kind, int year, int seen, int after, CancellationToken ct)
    {
        var tenant = db.CurrentTenant;
        return await db.Database.ExecuteSqlAsync($"""
            insert into counters (tenant_id, kind, year, last) values ({tenant}, {kind}, {year}, {after})
            on conflict (tenant_id, kind, year) do update set last = {after} where counters.last = {seen}
            """, ct) == 1;
    }
}
