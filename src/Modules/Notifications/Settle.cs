using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;

namespace Biela.Modules.Notifications;

/// <summary>What a notification asked for has been done: nobody has to read it any more to know that.</summary>
internal static class Settle
{
    private static readonly string[] Reservations = ["reservation-short", "reservation-expiring", "reservation-expired"];

    internal static async Task Handle<TEvent>(TEvent fact, NotificationsDb db, TimeProvider clock, CancellationToken ct) where TEvent : IEvent
    {
        var now = clock.GetUtcNow();
        foreach (var (kind, about) in Answered(fact))
        {
            // On whatever day it was told.
            var key = $"{kind}:{about}";
            await db.Notifications.Where(n => n.SettledAt == null && n.Kind == kind && n.Key.StartsWith(key))
                .ExecuteUpdateAsync(row => row.SetProperty(n => n.SettledAt, now), ct);
        }
        if (fact is not (OrderDelivered or OrderCancelled)) return;
        var page = Wording.PageOf(fact.Key);
        await db.Notifications.Where(n => n.SettledAt == null && Reservations.Contains(n.Kind) && n.Link == page)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.SettledAt, now), ct);
    }

    private static (string Kind, Guid About)[] Answered(IEvent fact) => fact switch
    {
        ReservationFilled { Missing: 0 } r => [("reservation-short", r.ReservationId)],
        ReservationFilled => [],
        ReservationReleased r => [("reservation-short", r.ReservationId), ("reservation-expiring", r.ReservationId)],
        OrderDelivered or OrderCancelled => [("order-completed", fact.Key)],
        BudgetSent b => [("budget-rejected", b.BudgetId), ("budget-expired", b.BudgetId)],
        BudgetApproved b => [("budget-rejected", b.BudgetId), ("budget-expired", b.BudgetId)],
        TitleClosed t => [("title-overdue", t.TitleId)],
        FiscalDocumentAuthorised d => [("fiscal-document-rejected", d.DocumentId)],
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "This fact answers nothing."),
    };
}
