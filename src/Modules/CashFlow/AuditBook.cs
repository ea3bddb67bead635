using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>Every payment that was heard of is exactly one entry of its amount, and transfers add up to nothing.</summary>
internal static class AuditBook
{
    private static readonly Type[] Payments = [typeof(PaymentReceived), typeof(PayablePaid), typeof(SettlementReversed), typeof(CreditRefunded)];

    internal static async Task<IReadOnlyList<Finding>> Of(CashFlowDb db, CancellationToken ct)
    {
        var moves = (await db.Heard(Payments, ct)).Select(Move).Where(m => m.Cents != 0).Distinct();
        var entries = await db.Entries.AsNoTracking().ToListAsync(ct);
        var bySource = entries.Where(e => e.SourceId is not null).ToLookup(e => e.SourceId!.Value, e => e.Amount.Cents);
        return
        [
            .. moves.Where(m => bySource[m.Source].ToList() is not [var cents] || cents != m.Cents)
                .Select(m => new Finding("L1 entry", $"{m.Source} moved {m.Cents} cents; the book has [{string.Join(", ", bySource[m.Source])}]")),
            .. entries.Where(e => e.TransferId is not null).GroupBy(e => e.TransferId).Where(t => t.Count() != 2 || t.Sum(e => e.Amount.Cents) != 0)
                .Select(t => new Finding("L1 transfer", $"Transfer {t.Key} has {t.Count()} entries that add up to {t.Sum(e => e.Amount.Cents)} cents")),
        ];
    }

    private static (Guid Source, long Cents) Move(Contracts.IEvent payment) => payment switch
    {
        PaymentReceived p => (p.SettlementId, p.TotalCents),
        PayablePaid p => (p.SettlementId, -p.TotalCents),
        SettlementReversed r => (r.ReversalId, r.CashCents),
        CreditRefunded c => (c.RefundId, -c.AmountCents),
        _ => default,
    };
}
