using Biela.Contracts;
using Biela.Contracts.Auth;
using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Notifications;

/// <summary>Tells the people of the shop, inside the application, what happened to their work.</summary>
public sealed class NotificationsModule : Module<NotificationsDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/", ListNotifications.Handle, Can.Read);
        api.Get("/unread", CountUnread.Handle, Can.Read);
        api.Post("/{id:guid}/read", MarkRead.Handle, Can.Read);
        api.Post("/read", MarkAllRead.Handle, Can.Read);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Hear<OrderCreated>();
        Hear<OrderCompleted>();
        Hear<OrderDelivered>();
        Hear<BudgetSent>();
        Hear<BudgetApproved>();
        Hear<BudgetRejected>();
        Hear<BudgetExpired>();
        Hear<ReservationShort>();
        Hear<ReservationExpiring>();
        Hear<ReservationExpired>();
        Hear<GoodsReceived>();
        Hear<PaymentReceived>();
        Hear<PaymentKeptAsCredit>();
        Hear<TitleOverdue>();
        Hear<FiscalDocumentRejected>();
        Hear<FiscalEventRefused>();
        Hear<UserInvited>();
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(NotificationsDb db, CancellationToken ct) =>
        AuditNotifications.Of(db, Subscriptions.Select(s => s.Event), ct);

    private void Hear<TEvent>() where TEvent : IEvent => On<TEvent>(Notify.Handle<TEvent>);
}

internal static class Can
{
    public static readonly Permission Read = new("notifications.read");
}

/// <summary>What was told, and who has read it.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Notification> Notifications => Set<Notification>();
    internal DbSet<Reading> Readings => Set<Reading>();
    internal DbSet<Reader> Readers => Set<Reader>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Notification>();
        model.Entity<Reading>().HasKey(r => new { r.UserId, r.NotificationId });
        model.Entity<Reader>();
    }
}
