using Biela.Contracts;
using Biela.Contracts.Auth;
using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Notifications;

/// <summary>A notification's words; <c>About</c> is what may be told of only once.</summary>
internal sealed record Message(string Kind, string About, string Title, string Text, string Link, string Audience);

/// <summary>What the shop is told, in its language.</summary>
internal static class Wording
{
    /// <summary>The words for a fact. What may happen to the same thing again (a revised budget expires, too) is told once a day.</summary>
    public static Message Of(IEvent fact, DateOnly today) => fact switch
    {
        OrderCreated or OrderCompleted or OrderDelivered => OfOrder(fact),
        BudgetSent or BudgetApproved or BudgetRejected or BudgetExpired => OfBudget(fact, today),
        ReservationShort or ReservationExpiring or ReservationExpired or GoodsReceived => OfStock(fact, today),
        FiscalDocumentRejected or FiscalEventRefused => OfNote(fact),
        PaymentReceived p => new("payment-received", $"{p.SettlementId}", "Pagamento recebido",
            $"{p.CustomerName} pagou {Reais(p.TotalCents)} ({p.TitleNumber}) em {p.ReceivedOn:dd/MM/yyyy}.",
            $"/financial/titles/{p.TitleId}", "financial.read"),
        PaymentKeptAsCredit p => new("payment-kept-as-credit", $"{p.SettlementId}", "Pagamento de título encerrado",
            $"{p.CustomerName} pagou {Reais(p.AmountCents)} por {p.TitleNumber}, que já não deve nada; ficou como crédito do cliente. Fale com ele.",
            $"/financial/titles/{p.TitleId}", "financial.read"),
        TitleOverdue t => new("title-overdue", $"{t.TitleId}:{t.DueOn:O}", "Título vencido",
            $"{t.CustomerName} deve {Reais(t.BalanceCents)} ({t.Number}), vencido em {t.DueOn:dd/MM/yyyy}.",
            $"/financial/titles/{t.TitleId}", "financial.read"),
        UserInvited u => new("user-invited", $"{u.InvitationId}", "Convite enviado",
            $"{u.InvitedBy} convidou {u.Email} como {u.Role}.", "/auth/members", "auth.members"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "Nobody has written words for this fact."),
    };

    private static Message OfNote(IEvent fact) => fact switch
    {
        FiscalDocumentRejected d => new("fiscal-document-rejected", $"{d.DocumentId}:{d.DecidedAt:O}", $"{d.Name} {(d.Denied ? "denegada" : "rejeitada")}",
            $"{Coded(d.Code)}{d.Reason}", d.Page ?? $"/fiscal/documents/{d.DocumentId}", "fiscal.read"),
        FiscalEventRefused e => new("fiscal-event-refused", $"{e.EventId}",
            $"{(e.Kind == "Cancellation" ? "Cancelamento não aceito" : "Correção não aceita")}: {e.Name}", $"{Coded(e.Code)}{e.Reason}",
            e.Page ?? $"/fiscal/documents/{e.DocumentId}", "fiscal.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string Coded(int? code) => code is { } said ? $"{said}: " : "";

    private static Message OfOrder(IEvent fact) => fact switch
    {
        OrderCreated o => new("order-created", $"{o.OrderId}", $"{o.Number} aberta",
            $"{o.CustomerName}: {o.Engine.Model}{(o.PromisedOn is { } day ? $", prometida para {day:dd/MM/yyyy}" : "")}.",
            $"/orders/{o.OrderId}", "orders.read"),
        OrderCompleted o => new("order-completed", $"{o.OrderId}", $"{o.Number} concluída", $"O motor de {o.CustomerName} está pronto para entrega.",
            $"/orders/{o.OrderId}", "orders.read"),
        OrderDelivered o => new("order-delivered", $"{o.OrderId}", $"{o.Number} entregue", $"{o.ReceivedBy} retirou o motor de {o.CustomerName}.",
            $"/orders/{o.OrderId}", "orders.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static Message OfBudget(IEvent fact, DateOnly today) => fact switch
    {
        BudgetSent b => new("budget-sent", $"{b.BudgetId}:{b.Version}", $"{b.Number} enviado",
            $"{b.CustomerName} recebeu o orçamento de {Reais(b.TotalCents)}, válido até {b.ValidUntil:dd/MM/yyyy}.", $"/budgets/{b.BudgetId}", "budgets.read"),
        BudgetApproved b => new("budget-approved", $"{b.ApprovalId}", $"{b.Number} aprovado{(b.Partial ? " em parte" : "")}",
            $"{b.DecidedBy} aprovou {Reais(b.TotalCents)} para a {b.OrderNumber}, de {b.CustomerName}.", $"/budgets/{b.BudgetId}", "budgets.read"),
        BudgetRejected b => new("budget-rejected", $"{b.BudgetId}:{today:O}", $"{b.Number} recusado",
            b.Reason is { Length: > 0 } reason ? $"Motivo: {reason}." : "O cliente não disse por quê.", $"/budgets/{b.BudgetId}", "budgets.read"),
        BudgetExpired b => new("budget-expired", $"{b.BudgetId}:{today:O}", $"{b.Number} venceu",
            "Ninguém decidiu dentro da validade. Revise o orçamento para enviá-lo de novo.", $"/budgets/{b.BudgetId}", "budgets.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static Message OfStock(IEvent fact, DateOnly today) => fact switch
    {
        ReservationShort r => new("reservation-short", $"{r.ReservationId}:{today:O}", $"Falta peça para a {r.OrderNumber}",
            $"{(r.Missing == Quantity.One.TenThousandths ? "Falta" : "Faltam")} {new Quantity(r.Missing)} {r.Unit} de {r.Sku} ({r.Name}).",
            $"/orders/{r.OrderId}", "inventory.read"),
        ReservationExpiring r => new("reservation-expiring", $"{r.ReservationId}:{r.ExpiresOn:O}",
            $"Reserva da {r.OrderNumber} vence em {r.ExpiresOn:dd/MM/yyyy}",
            $"{new Quantity(r.Quantity)} de {r.Sku}. Estenda a reserva se a peça ainda vai ser usada.", $"/orders/{r.OrderId}", "inventory.read"),
        ReservationExpired r => new("reservation-expired", $"{r.ReservationId}", $"Reserva da {r.OrderNumber} venceu",
            $"{new Quantity(r.Quantity)} de {r.Sku} voltaram a ficar disponíveis.", $"/orders/{r.OrderId}", "inventory.read"),
        GoodsReceived g => new("goods-received", $"{g.ReceiptId}", $"{g.Number} recebido",
            $"{g.SupplierName} entregou {string.Join(", ", g.Lines.Select(l => $"{new Quantity(l.Accepted)} {l.Sku}"))} do {g.PurchaseOrderNumber}.",
            $"/purchasing/orders/{g.PurchaseOrderId}", "inventory.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string Reais(long cents) => new Money(cents).ToString();
}
