using Biela.Contracts;

namespace Biela.Modules.Notifications;

/// <summary>Turns a fact into a notification. A fact that is told again is not news.</summary>
internal static class Notify
{
    internal static async Task Handle<TEvent>(TEvent fact, NotificationsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct) where TEvent : IEvent
    {
        var (kind, about, title, text, link, audience) = Wording.Of(fact, tenant.Today(clock));
        var key = $"{kind}:{about}";
        if (!await db.Notifications.AnyAsync(n => n.Key == key, ct)) db.Notifications.Add(new(key, kind, title, text, link, audience, clock.GetUtcNow()));
    }
}
