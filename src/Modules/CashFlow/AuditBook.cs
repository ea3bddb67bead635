using System.Text.Json;
using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>Every payment that was heard of is exactly one entry of its amount, and transfers add up to nothing.</summary>
internal static class AuditBook
{
    internal static async Task<IReadOnlyList<Finding>> Of(CashFlowDb db, CancellationToken ct)
    {
        var heard = await db.Inbox.Where(m => m.Tenant == db.CurrentTenant && m.DoneAt != null).Select(m => new { m.Type, m.Body }).ToListAsync(ct);
        var entries = await db.Entries.AsNoTracking().ToListAsync(ct);
        var bySource = entries.Where(e => e.SourceId is not null).ToLookup(e => e.SourceId!.Value, e => e.Amount.Cents);
        var moves = heard.Select(m => Move(m.Type, m.Body)).OfType<(Guid Source, long Cents)>().Where(m => m.Cents != 0).Distinct();
        return
        [
            .. moves.Where(m => bySource[m.Source].ToList() is not [var cents] || cents != m.Cents)
                .Select(m => new Finding("L1 entry", $"{m.Source} moved {m.Cents} cents; the book has [{string.Join(", ", bySource[m.Source])}]")),
            .. entries.Where(e => e.TransferId is not null).GroupBy(e => e.TransferId).Where(t => t.Count() != 2 || t.Sum(e => e.Amount.Cents) != 0)
                .Select(t => new Finding("L1 transfer", $"Transfer {t.Key} has {t.Count()} entries that add up to {t.Sum(e => e.Amount.Cents)} cents")),
        ];
    }

    private static (Guid, long)? Move(string type, string body)
    {
        if (type == typeof(PaymentReceived).FullName) return Read<PaymentReceived>(body) is var p ? (p.SettlementId, p.TotalCents) : null;
        if (type == typeof(PayablePaid).FullName) return Read<PayablePaid>(body) is var b ? (b.SettlementId, -b.TotalCents) : null;
        if (type == typeof(SettlementReversed).FullName) return Read<SettlementReversed>(body) is var r ? (r.ReversalId, r.CashCents) : null;
        if (type == typeof(CreditRefunded).FullName) return Read<CreditRefunded>(body) is var c ? (c.RefundId, -c.AmountCents) : null;
        return null;
    }

    private static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body)!;
}
