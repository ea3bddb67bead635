using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Notifications;

/// <summary>Tells those who look at something that a fact has changed it; told twice, they look twice.</summary>
internal static class Hint
{
    internal static Task Handle<TEvent>(TEvent fact, NotificationsDb db, TimeProvider clock) where TEvent : IEvent
    {
        var (kind, subject, audience) = Of(fact);
        db.Change(kind, subject, audience, clock.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <summary>What the fact changes, and the permission of those who may look at it.</summary>
    internal static (string Kind, Guid Subject, string Audience) Of(IEvent fact) => fact switch
    {
        CustomerRegistered c => ("customer", c.CustomerId, "orders.read"),
        OrderCreated o => ("order", o.OrderId, "orders.read"),
        OrderChanged o => ("order", o.OrderId, "orders.read"),
        OrderRescheduled o => ("order", o.OrderId, "orders.read"),
        DiagnosisStarted or InspectionClosed or DiagnosisCompleted => ("diagnosis", fact.Key, "diagnostics.read"),
        BudgetCreated b => OfBudget(b.BudgetId),
        BudgetSent b => OfBudget(b.BudgetId),
        BudgetApproved b => OfBudget(b.BudgetId),
        BudgetRejected b => OfBudget(b.BudgetId),
        BudgetExpired b => OfBudget(b.BudgetId),
        ApprovalCancelled b => OfBudget(b.BudgetId),
        PartRegistered or InventoryLow => ("part", fact.Key, "inventory.read"),
        StockReserved or ReservationShort or ReservationFilled or ReservationReleased or StockIssued or StockReturned => ("stock", fact.Key, "inventory.read"),
        SupplierRegistered => ("supplier", fact.Key, "purchasing.read"),
        PurchaseNeedRaised => ("need", fact.Key, "purchasing.read"),
        PurchaseOrderSent or PurchaseOrderCancelled or GoodsReceived or InvoiceMatched => ("purchase-order", fact.Key, "purchasing.read"),
        ReceivableCreated or PaymentReceived or PayablePaid or SettlementReversed or TitleClosed or TitleOverdue => ("title", fact.Key, "financial.read"),
        InvoiceSubmitted or InvoiceConfirmed or InvoiceCancelled => ("invoice", fact.Key, "fiscal.read"),
        FiscalDocumentAuthorised or FiscalDocumentRejected or FiscalDocumentCancelled or FiscalDocumentReplaced or FiscalEventRefused =>
            ("fiscal-document", fact.Key, "fiscal.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "Nobody has said what this fact changes."),
    };

    private static (string, Guid, string) OfBudget(Guid id) => ("budget", id, "budgets.read");
}
