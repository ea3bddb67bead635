using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>A customer paid: exactly one cash entry, charges and all.</summary>
internal static class PostReceipt
{
    internal static async Task Handle(PaymentReceived paid, CashFlowDb db, TimeProvider clock, CancellationToken ct)
    {
        if (paid.TotalCents == 0) return;
        await db.WriteOnce(new(paid.AccountId, paid.ReceivedOn, new(paid.TotalCents), "Recebimentos de clientes", $"{paid.TitleNumber} · {paid.CustomerName}",
            new("sistema", clock.GetUtcNow())) { SourceId = paid.SettlementId }, ct);
    }
}
