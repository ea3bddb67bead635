using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Adds the invoices up again and holds their status against what the stock answered and what the others were told.</summary>
internal static class AuditInvoices
{
    internal static async Task<IReadOnlyList<Finding>> Of(FiscalDb db, CancellationToken ct)
    {
        var answered = (await db.Heard<InvoiceStockReserved>(ct)).Select(r => (r.InvoiceId, r.Attempt)).ToHashSet();
        var confirmed = (await db.Told<InvoiceConfirmed>(ct)).CountBy(c => c.InvoiceId).ToDictionary();
        var (invoices, start) = (await db.Invoices.AsNoTracking().Include(i => i.Lines).ToListAsync(ct), db.LogStartDay());
        return [.. invoices.SelectMany(i => Of(i, i.IssuedOn >= start, answered, confirmed.GetValueOrDefault(i.Id)))];
    }

    private static IEnumerable<Finding> Of(Invoice i, bool logged, HashSet<(Guid, int)> answered, int told)
    {
        if (i.Sum() is var sum && sum != i.Total) yield return new("L10 total", $"{i.Number}: {i.Total}, its parts sum to {sum}");
        if (!logged) yield break;
        if (i.Status == InvoiceStatus.Confirmed && !answered.Contains((i.Id, i.Attempt)))
            yield return new("L10 confirmed", $"{i.Number} is confirmed, and the stock did not say so");
        if (told > 1 || i.Status != InvoiceStatus.Cancelled && told != (i.Status == InvoiceStatus.Confirmed ? 1 : 0))
            yield return new("O1 confirmed", $"{i.Number} is {i.Status}; that it is confirmed was told {told} times");
    }
}
