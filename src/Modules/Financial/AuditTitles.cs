using Biela.Contracts.Budgets;
using Biela.Contracts.CashFlow;
using Biela.Contracts.Financial;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Financial;

/// <summary>Recomputes titles and credits from their movements, and holds them against the approvals heard and the payments told.</summary>
internal static class AuditTitles
{
    internal static async Task<IReadOnlyList<Finding>> Of(FinancialDb db, CancellationToken ct)
    {
        var (approved, invoices, opened) = (await db.Heard<BudgetApproved>(ct), await db.Heard<InvoiceMatched>(ct), await db.Heard<AccountOpened>(ct));
        var titles = await db.Titles.AsNoTracking().Include(t => t.Settlements).ToListAsync(ct);
        var bySource = titles.ToLookup(t => t.SourceId);
        var accounts = await db.Accounts.Select(a => a.Id).ToListAsync(ct);
        var cancelled = await db.Approvals.Where(a => a.CancelledOn != null).Select(a => a.Id).ToListAsync(ct);
        var entries = (await db.CreditEntries.AsNoTracking().ToListAsync(ct)).ToLookup(e => e.CustomerId, e => e.Amount);
        return
        [
            .. titles.SelectMany(Balances),
            .. Approvals(approved, bySource, cancelled),
            .. invoices.Where(i => Money.Sum(bySource[i.InvoiceId].Select(t => t.Amount)).Cents != i.TotalCents)
                .Select(i => new Finding("L8 payable", $"{i.PurchaseOrderNumber}: invoice {i.InvoiceId} of {i.TotalCents} cents is no payable of that amount")),
            .. opened.Where(o => !accounts.Contains(o.AccountId)).Select(o => new Finding("O2 account", $"{o.Name} was opened and is not known")),
            .. (await db.Credits.AsNoTracking().ToListAsync(ct)).Where(c => c.Balance != Money.Sum(entries[c.Id]) || c.Balance.IsNegative)
                .Select(c => new Finding("L2 credit", $"{c.Customer} has {c.Balance}, the entries add up to {Money.Sum(entries[c.Id])}")),
            .. await Told(titles, db, ct),
        ];
    }

    private static IEnumerable<Finding> Balances(Title t)
    {
        var balance = t.Amount - t.WrittenOff - Money.Sum(t.Settlements.Select(s => s.Principal + s.Discount));
        if (balance != t.Balance || balance.IsNegative) yield return new("L8 balance", $"{t.Number} ({t.Id}) has {t.Balance}, its settlements leave {balance}");
    }

    private static IEnumerable<Finding> Approvals(List<BudgetApproved> heard, ILookup<Guid, Title> titles, List<Guid> cancelled) =>
        from approved in heard
        let sum = Money.Sum(titles[approved.ApprovalId].Select(t => t.Amount))
        where sum.Cents != approved.TotalCents && (sum != Money.Zero || !cancelled.Contains(approved.ApprovalId))
        select new Finding("L8 receivables", $"{approved.Number}: titles of {sum} for {approved.TotalCents} cents approved ({approved.ApprovalId})");

    /// Every payment that was told is a settlement of that amount, told once.
    private static async Task<IEnumerable<Finding>> Told(List<Title> titles, FinancialDb db, CancellationToken ct)
    {
        var payments = await db.Told<PaymentReceived>(ct);
        var settled = titles.SelectMany(t => t.Settlements).ToDictionary(s => s.Id, s => s.Total.Cents);
        return payments.GroupBy(p => p.SettlementId)
            .Where(told => told.Count() > 1 || settled.GetValueOrDefault(told.Key, long.MinValue) != told.First().TotalCents)
            .Select(told => new Finding("O1 payment",
                $"{told.First().TitleNumber}: settlement {told.Key} was told {told.Count()} times with {told.First().TotalCents} cents"));
    }
}
