using System.Diagnostics.Metrics;
using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>Money came in for a receivable, or a payable was paid; CashFlow makes the cash entry of it.</summary>
internal static class SettleTitle
{
    private static readonly Counter<long> Received = Telemetry.Business.CreateCounter<long>("biela.payments.received", "{centavo}",
        "Money received from customers");

    internal sealed record Request(DateOnly PaidOn, Guid AccountId, [Required, StringLength(30, MinimumLength = 1)] string Method, Money? Amount = null,
        Money? Discount = null, [StringLength(80, MinimumLength = 1)] string? Reference = null);

    internal sealed record Response(Guid SettlementId, Money Principal, Money Fine, Money Interest, Money Total, Money Balance, TitleStatus Status,
        Money Credited)
    {
        public static Response Of(Title t, Settlement s) =>
            new(s.Id, s.Principal, s.Fine, s.Interest, s.Total, s.BalanceAfter, t.StatusWith(s.BalanceAfter, s.PaidOn), s.Credited);
    }

    internal static async Task<Ok<Response>> Handle(
        Guid id, Request request, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var title = await db.Title(id, ct);
        if (title.Noticed(request.Reference, request.Amount) is { } first) return TypedResults.Ok(Response.Of(title, first));
        await db.RequireAccount(request.AccountId, request.PaidOn, ct);
        await db.RequireOpen(request.PaidOn, tenant, clock, ct);

        var payment = new Payment(request.PaidOn, request.AccountId, request.Method, request.Amount, request.Discount ?? Money.Zero, request.Reference,
            actor.Name, clock.GetUtcNow());
        var late = title is { Kind: TitleKind.Receivable, Closure: not Closure.None };
        var settlement = late ? await db.KeepAsCredit(title, payment, ct) : title.Settle(payment);
        if (title.Kind == TitleKind.Receivable) TellReceived(db, title, settlement);
        else db.Publish(new PayablePaid(settlement.Id, title.Id, title.Number, title.Party, request.AccountId, settlement.PaidOn, settlement.Total.Cents,
            title.Category));
        if (!late) db.TellClosed(title, tenant.Today(clock));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(Response.Of(title, settlement));
    }

    private static void TellReceived(FinancialDb db, Title title, Settlement s)
    {
        db.Publish(new PaymentReceived(s.Id, title.Id, title.Number, title.OrderId, title.PartyId!.Value, title.Party, s.AccountId!.Value, s.PaidOn,
            s.Principal.Cents, s.Fine.Cents, s.Interest.Cents, s.Discount.Cents, s.Total.Cents, s.Method));
        Received.Add(s.Total.Cents);
    }

    /// Who pays a title that was cancelled or renegotiated pays nothing silently: it is kept for the customer, and somebody is told.
    private static async Task<Settlement> KeepAsCredit(this FinancialDb db, Title title, Payment payment, CancellationToken ct)
    {
        var kept = title.KeepAsCredit(payment);
        var credit = await db.CreditOf(title.PartyId!.Value, title.Party, ct);
        db.Add(credit.Post(CreditKind.Received, kept.Credited, kept.Id, kept.PaidOn, kept.By, kept.At, title.Id, title.Number));
        db.Publish(new PaymentKeptAsCredit(kept.Id, title.Id, title.Number, title.PartyId.Value, title.Party, kept.PaidOn, kept.Credited.Cents,
            title.Status(kept.PaidOn).ToString()));
        return kept;
    }
}
