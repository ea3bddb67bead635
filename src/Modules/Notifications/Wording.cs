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
        FiscalDocumentRejected or FiscalEventRefused or FiscalDocumentReplaced => OfNote(fact),
        ObligationNear or CertificateExpiring or FiscalRuleEnding => OfTerm(fact),
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

    /// <summary>The page of an order.</summary>
    public static string PageOf(Guid order) => $"/orders/{order}";

    private static Message OfNote(IEvent fact) => fact switch
    {
        FiscalDocumentRejected d => new("fiscal-document-rejected", $"{d.DocumentId}:{d.DecidedAt:O}", $"{d.Name} {(d.Denied ? "denegada" : "rejeitada")}",
            $"{Coded(d.Code)}{d.Reason}", d.Page ?? $"/fiscal/documents/{d.DocumentId}", "fiscal.read"),
        FiscalEventRefused e => new("fiscal-event-refused", $"{e.EventId}",
            $"{(e.Kind == "Correction" ? "Correção não aceita" : "Cancelamento não aceito")}: {e.Name}", $"{Coded(e.Code)}{e.Reason}",
            e.Page ?? $"/fiscal/documents/{e.DocumentId}", "fiscal.read"),
        FiscalDocumentReplaced r => new("fiscal-document-replaced", $"{r.DocumentId}:{r.ReplacementId}",
            r.Outcome == "Failed" ? $"Duas notas de uma operação: {r.Name} e {r.ReplacementName}" : $"{r.Name} e {r.ReplacementName}: resolvido",
            Became(r), r.Page, "fiscal.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static Message OfTerm(IEvent fact) => fact switch
    {
        ObligationNear o => new("obligation-near", $"{o.Code}:{o.Month:yyyyMM}:{o.Days}d",
            o.Days == 0 ? $"Vence em {o.DueOn:dd/MM/yyyy}: {o.Name}" : $"Faltam {o.Days} dias: {o.Name}",
            $"{o.Name} vence em {o.DueOn:dd/MM/yyyy} e ninguém a marcou como cumprida.", $"/fiscal/obligations?month={o.Month:yyyy-MM}", "fiscal.read"),
        CertificateExpiring c => new("certificate-expiring", $"{c.Ends:yyyyMMddHHmmss}:{c.Days}d",
            c.Days == 0 ? "Certificado digital vencido" : $"Certificado digital vence em {c.Days} {(c.Days == 1 ? "dia" : "dias")}",
            c.Days == 0 ? $"O certificado de {c.Holder} venceu em {c.Ends:dd/MM/yyyy}: nenhuma nota pode ser emitida. Compre outro e carregue-o."
                : $"O certificado de {c.Holder} vence em {c.Ends:dd/MM/yyyy}. Providencie o novo: sem ele nenhuma nota pode ser emitida.",
            "/settings/fiscal", "fiscal.read"),
        FiscalRuleEnding r => new("fiscal-rule-ending", $"{r.Topic}:{r.Since:yyyyMMdd}:{r.Days}d",
            r.Days == 0 ? $"Falta {r.Name}" : $"{(r.Days == 1 ? "Falta 1 dia" : $"Faltam {r.Days} dias")}: {r.Name}",
            $"Desde {r.Since:dd/MM/yyyy} nenhuma nota pode ser emitida sem {r.Name}. Cadastre o valor em Ajustes, Regras fiscais.",
            "/settings/fiscal-rules", "fiscal.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string Became(FiscalDocumentReplaced r) => r.Outcome switch
    {
        "Cancelled" => $"A {r.Name} tinha sido autorizada e foi cancelada; a operação fica com a {r.ReplacementName}.",
        "Voided" => $"A {r.Name} não chegou à SEFAZ e o número dela foi inutilizado; a operação fica com a {r.ReplacementName}.",
        "Denied" => $"A {r.Name} foi denegada; a operação fica com a {r.ReplacementName}.",
        "Withdrawn" => $"A {r.ReplacementName} não vale; a operação fica com a {r.Name}.",
        _ => $"A {r.Name} não pôde ser desfeita. {r.Reason} Fale hoje com a contabilidade.",
    };

    private static string Coded(int? code) => code is { } said ? $"{said}: " : "";

    private static Message OfOrder(IEvent fact) => fact switch
    {
        OrderCreated o => new("order-created", $"{o.OrderId}", $"{o.Number} aberta",
            $"{o.CustomerName}: {o.Engine.Model}{(o.PromisedOn is { } day ? $", prometida para {day:dd/MM/yyyy}" : "")}.",
            PageOf(o.OrderId), "orders.read"),
        OrderCompleted o => new("order-completed", $"{o.OrderId}", $"{o.Number} concluída", $"O motor de {o.CustomerName} está pronto para entrega.",
            PageOf(o.OrderId), "orders.read"),
        OrderDelivered o => new("order-delivered", $"{o.OrderId}", $"{o.Number} entregue", $"{o.ReceivedBy} retirou o motor de {o.CustomerName}.",
            PageOf(o.OrderId), "orders.read"),
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
            PageOf(r.OrderId), "inventory.read"),
        ReservationExpiring r => new("reservation-expiring", $"{r.ReservationId}:{r.ExpiresOn:O}",
            $"Reserva da {r.OrderNumber} vence em {r.ExpiresOn:dd/MM/yyyy}",
            $"{new Quantity(r.Quantity)} de {r.Sku}. Estenda a reserva se a peça ainda vai ser usada.", PageOf(r.OrderId), "inventory.read"),
        ReservationExpired r => new("reservation-expired", $"{r.ReservationId}", $"Reserva da {r.OrderNumber} venceu",
            $"{new Quantity(r.Quantity)} de {r.Sku} voltaram a ficar disponíveis.", PageOf(r.OrderId), "inventory.read"),
        GoodsReceived g => new("goods-received", $"{g.ReceiptId}", $"{g.Number} recebido",
            $"{g.SupplierName} entregou {string.Join(", ", g.Lines.Select(l => $"{new Quantity(l.Accepted)} {l.Sku}"))} do {g.PurchaseOrderNumber}.",
            $"/purchasing/orders/{g.PurchaseOrderId}", "inventory.read"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string Reais(long cents) => new Money(cents).ToString();
}
