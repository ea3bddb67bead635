using Biela.Contracts;

namespace Biela.Modules.Notifications;

/// <summary>Turns a fact into a notification. A fact that is told again is not news.</summary>
internal static class Notify
{
    internal static async Task Handle<TEvent>(TEvent fact, NotificationsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct) where TEvent : IEvent
    {
        var message = Wording.Of(fact, tenant.Today(clock));
        var (key, (kind, _, title, text, link, audience)) = (Key(message), message);
        if (await db.Notifications.AnyAsync(n => n.Key == key, ct)) return;
        var told = db.Notifications.Add(new(key, kind, title, text, link, audience, clock.GetUtcNow())).Entity;
        db.Change(Change.Notification, told.Id, audience, told.At);
    }

    /// <summary>What may be told of only once.</summary>
    internal static string Key(Message message) => $"{message.Kind}:{message.About}";
}
