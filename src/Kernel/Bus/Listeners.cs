using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>The table that says which handlers of a module want which events, whatever version delivers or stores them.</summary>
public static class Listeners
{
    /// <summary>
    /// Writes down what the module listens to from now on. Who starts only adds: a newer version may run beside it. What nobody wants any more is
    /// taken away by <c>biela migrate</c>, which the newest version runs, and where one process owns the data.
    /// </summary>
    public static async Task Subscribe(this ModuleDb db, Module module, bool only, CancellationToken ct)
    {
        var now = db.Ambient.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var wanted = module.Subscriptions.Select(s => (s.Event.FullName!, s.Handler)).ToHashSet();
        await using var work = await db.Begin(ct);
        foreach (var (type, handler) in wanted)
            await db.Database.ExecuteSqlAsync($"insert into subscriptions (type, handler, since) values ({type}, {handler}, {now}) on conflict do nothing", ct);
        if (only) db.RemoveRange((await db.Set<SubscriptionRow>().ToListAsync(ct)).Where(s => !wanted.Contains((s.Type, s.Handler))));
        await work.Commit(ct);
    }
}
