using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>A supplier or a bill was paid: one cash entry.</summary>
internal static class PostPayment
{
    internal static async Task Handle(PayablePaid paid, CashFlowDb db, TimeProvider clock, CancellationToken ct)
    {
        if (paid.TotalCents == 0) return;
        await db.WriteOnce(new(paid.AccountId, paid.PaidOn, new(-paid.TotalCents), paid.Category, $"{paid.TitleNumber} · {paid.Party}",
            new("sistema", clock.GetUtcNow())) { SourceId = paid.SettlementId }, ct);
    }
}
