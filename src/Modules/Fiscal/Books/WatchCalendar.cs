using Biela.Contracts.Fiscal;

namespace Biela.Modules.Fiscal;

/// <summary>A day of the calendar: the shop is told of what is near, and the next day is announced. A day that was looked at already is over.</summary>
internal static class WatchCalendar
{
    internal static async Task Handle(FiscalDayBegan began, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var watch = await db.Watches.FirstOrDefaultAsync(ct);
        if (watch is null || watch.Next != began.Day) return;
        var today = tenant.Today(clock) is var now && now > began.Day ? now : began.Day;
        var profile = await db.Profiles.AsNoTracking().FirstAsync(ct);
        foreach (var near in await db.Near(profile, began.Day, today, ct)) db.Publish(near);
        foreach (var ending in await db.Ending(profile, began.Day, today, ct)) db.Publish(ending);
        watch.Saw(today);
        db.Publish(new FiscalDayBegan(began.IssuerId, watch.Next), tenant.StartOf(watch.Next));
    }
}
