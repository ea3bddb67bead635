using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>A customer's credit was given back in money: one cash entry.</summary>
internal static class PostRefund
{
    internal static Task Handle(CreditRefunded refunded, CashFlowDb db, TimeProvider clock, CancellationToken ct) =>
        db.WriteOnce(new(refunded.AccountId, refunded.RefundedOn, new(-refunded.AmountCents), "Devolução de crédito", refunded.CustomerName,
            new("sistema", clock.GetUtcNow())) { SourceId = refunded.RefundId }, ct);
}
