using Biela.Contracts;
using Biela.Contracts.Auth;
using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Notifications;

/// <summary>Tells the people of the shop, inside the application, what happened to their work.</summary>
public sealed class NotificationsModule : Module<NotificationsDb>
{
    /// <inheritdoc/>
    public override void Add(IServiceCollection services) =>
        services.AddSingleton<Feed>().AddSingleton(this).AddHostedService(provider => provider.GetRequiredService<Feed>());

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/", ListNotifications.Handle, Can.Read);
        api.Get("/unread", CountUnread.Handle, Can.Read);
        // An answer of a quarter of an hour says nothing about how fast requests are.
        api.Get("/stream", OpenStream.Handle, Can.Read).DisableHttpMetrics();
        api.Post("/{id:guid}/read", MarkRead.Handle, Can.Read);
        api.Post("/read", MarkAllRead.Handle, Can.Read);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Tell<OrderCreated>();
        Tell<OrderCompleted>();
        Tell<OrderDelivered>();
        Tell<BudgetSent>();
        Tell<BudgetApproved>();
        Tell<BudgetRejected>();
        Tell<BudgetExpired>();
        Tell<ReservationShort>();
        Tell<ReservationExpiring>();
        Tell<ReservationExpired>();
        Tell<GoodsReceived>();
        Tell<PaymentReceived>();
        Tell<PaymentKeptAsCredit>();
        Tell<TitleOverdue>();
        Tell<FiscalDocumentRejected>();
        Tell<FiscalEventRefused>();
        Tell<ObligationNear>();
        Tell<CertificateExpiring>();
        Tell<FiscalRuleEnding>();
        Tell<FiscalDocumentReplaced>();
        Tell<UserInvited>();
        Answer<ReservationFilled>();
        Answer<ReservationReleased>();
        Answer<OrderDelivered>();
        Answer<OrderCancelled>();
        Answer<BudgetSent>();
        Answer<BudgetApproved>();
        Answer<TitleClosed>();
        Answer<FiscalDocumentAuthorised>();
        ShowWork();
        ShowMoney();
    }

    private void ShowWork()
    {
        Show<CustomerRegistered>();
        Show<OrderCreated>();
        Show<OrderChanged>();
        Show<OrderRescheduled>();
        Show<DiagnosisStarted>();
        Show<InspectionClosed>();
        Show<DiagnosisCompleted>();

        Show<BudgetCreated>();
        Show<BudgetSent>();
        Show<BudgetApproved>();
        Show<BudgetRejected>();
        Show<BudgetExpired>();
        Show<ApprovalCancelled>();

        Show<PartRegistered>();
        Show<InventoryLow>();
        Show<StockReserved>();
        Show<ReservationShort>();
        Show<ReservationFilled>();
        Show<ReservationReleased>();
        Show<StockIssued>();
        Show<StockReturned>();

        Show<SupplierRegistered>();
        Show<PurchaseNeedRaised>();
        Show<PurchaseOrderSent>();
        Show<PurchaseOrderCancelled>();
        Show<GoodsReceived>();
        Show<InvoiceMatched>();
    }

    private void ShowMoney()
    {
        Show<ReceivableCreated>();
        Show<PaymentReceived>();
        Show<PayablePaid>();
        Show<SettlementReversed>();
        Show<TitleClosed>();
        Show<TitleOverdue>();

        Show<InvoiceSubmitted>();
        Show<InvoiceConfirmed>();
        Show<InvoiceCancelled>();
        Show<FiscalDocumentAuthorised>();
        Show<FiscalDocumentRejected>();
        Show<FiscalDocumentCancelled>();
        Show<FiscalEventRefused>();
        Show<FiscalDocumentReplaced>();
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(NotificationsDb db, CancellationToken ct) =>
        AuditNotifications.Of(db, Subscriptions.Where(s => s.Handler == nameof(Notify)).Select(s => s.Event), ct);

    /// <inheritdoc/>
    protected override Task CleanUp(NotificationsDb db, DateTimeOffset now, CancellationToken ct)
    {
        var old = now - Change.Kept;
        return db.Changes.Where(c => c.At < old).ExecuteDeleteAsync(ct);
    }

    private void Tell<TEvent>() where TEvent : IEvent => On<TEvent>(Notify.Handle<TEvent>);

    private void Answer<TEvent>() where TEvent : IEvent => On<TEvent>(Settle.Handle<TEvent>);

    private void Show<TEvent>() where TEvent : IEvent => On<TEvent>(Hint.Handle<TEvent>);
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
    internal DbSet<Change> Changes => Set<Change>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Notification>();
        model.Entity<Reading>().HasKey(r => new { r.UserId, r.NotificationId });
        model.Entity<Reader>();
    }
}
