using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>A settlement was none: the opposite of its entry, on the day of the reversal.</summary>
internal static class PostReversal
{
    internal static async Task Handle(SettlementReversed reversed, CashFlowDb db, TimeProvider clock, CancellationToken ct)
    {
        var original = await db.Entries.FirstOrDefaultAsync(e => e.SourceId == reversed.SettlementId, ct)
            ?? throw new NotYet($"The entry of settlement {reversed.SettlementId} is not in the book yet.");
        await db.WriteOnce(new(reversed.AccountId, reversed.ReversedOn, new(reversed.CashCents), original.Category, $"Estorno: {original.Description}",
            new("sistema", clock.GetUtcNow())) { SourceId = reversed.ReversalId, ReversalOf = original.Id }, ct);
    }
}
