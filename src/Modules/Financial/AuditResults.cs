using Biela.Contracts.Budgets;
using Biela.Contracts.CashFlow;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;

namespace Biela.Modules.Financial;

/// <summary>Holds the result against the facts heard: each is in its sale, and what was entered of a sale is what it comes to.</summary>
internal static class AuditResults
{
    internal static async Task<IReadOnlyList<Finding>> Of(FinancialDb db, CancellationToken ct)
    {
        var facts = await db.SaleFacts.AsNoTracking().ToDictionaryAsync(f => f.Id, ct);
        var sales = await db.Sales.AsNoTracking().ToDictionaryAsync(s => s.Id, ct);
        var entries = await db.ResultEntries.AsNoTracking().ToListAsync(ct);
        var written = entries.ToDictionary(e => e.Id, e => e.Amount.Cents);
        var cancelled = (await db.Heard<ApprovalCancelled>(ct, nameof(FollowSale))).Select(c => c.ApprovalId).ToHashSet();
        return
        [
            .. (await db.Heard<StockIssued>(ct, nameof(FollowSale))).Where(i => facts.GetValueOrDefault(i.IssueId)?.Cost.Cents != i.CostCents)
                .Select(i => new Finding("L9 cost", $"{i.Sku} issued for {i.CostCents} cents ({i.IssueId}) is no cost of {i.OrderId}")),
            .. (await db.Heard<BudgetApproved>(ct, nameof(FollowSale))).Select(a => (a.Number, Net: Net(facts.GetValueOrDefault(a.ApprovalId)),
                    Due: cancelled.Contains(a.ApprovalId) ? 0 : a.Lines.Where(l => !l.CustomerSupplied).Sum(l => l.NetCents)))
                .Where(a => a.Net != a.Due).Select(a => new Finding("L9 revenue", $"{a.Number}: {a.Net} cents are revenue, {a.Due} were approved")),
            .. (await db.Heard<OrderDelivered>(ct, nameof(FollowSale))).Where(d => sales.GetValueOrDefault(d.OrderId)?.RecognisedOn != d.DeliveredOn)
                .Select(d => new Finding("L9 delivery", $"{d.Number} was delivered on {d.DeliveredOn:yyyy-MM-dd} and is not earned then")),
            .. (await db.Heard<OwnEntryPosted>(ct)).Where(e => written.GetValueOrDefault(e.EntryId) != e.AmountCents)
                .Select(e => new Finding("L9 entry", $"Entry {e.EntryId} of {e.AmountCents} cents is not in the result")),
            .. (await db.Heard<InvoiceConfirmed>(ct, nameof(FollowSale))).Where(i => i.OrderId is null && !sales.ContainsKey(i.InvoiceId))
                .Select(i => new Finding("L9 sale", $"{i.Number} was sold and is no sale")),
            .. (await db.Heard<StockWrittenOff>(ct)).Where(w => written.GetValueOrDefault(w.EntryId) != -w.CostCents)
                .Select(w => new Finding("L9 shelf", $"{w.Sku}: {w.CostCents} cents ({w.EntryId}) are no cost")),
            .. Sums(sales.Values, facts.Values.ToLookup(f => f.SaleId), entries.ToLookup(e => e.SourceId)),
        ];
    }

    private static long? Net(SaleFact? fact) => fact is null ? null : (fact.Services + fact.Parts - fact.Discount).Cents;

    private static IEnumerable<Finding> Sums(IEnumerable<Sale> sales, ILookup<Guid, SaleFact> facts, ILookup<Guid, ResultEntry> entries) =>
        from sale in sales
        let due = sale.RecognisedOn is null ? Money.Zero : Money.Sum(FollowSale.DueOf(sale, [.. facts[sale.Id]]).Values)
        let entered = Money.Sum(entries[sale.Id].Select(e => e.Amount))
        where due != entered
        select new Finding("L9 sale", $"{sale.Number} ({sale.Id}) comes to {due}, entered are {entered}");
}
