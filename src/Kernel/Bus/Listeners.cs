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
        if (only) await Forget(db, wanted, ct);
        await work.Commit(ct);
    }

    /// What waits for a reaction that is gone would wait for ever.
    private static async Task Forget(ModuleDb db, HashSet<(string, string)> wanted, CancellationToken ct)
    {
        var now = (DateTimeOffset?)db.Ambient.Clock.GetUtcNow();
        db.RemoveRange((await db.Set<SubscriptionRow>().ToListAsync(ct)).Where(s => !wanted.Contains((s.Type, s.Handler))));
        await db.SaveChangesAsync(ct);
        await db.Inbox.Where(m => m.DoneAt == null && m.DeadAt == null && !db.Set<SubscriptionRow>().Any(s => s.Type == m.Type && s.Handler == m.Handler))
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.DoneAt, now).SetProperty(m => m.Error, "Nobody wants it any more."), ct);
    }
}
