using System.Text.Json;
using Biela.Contracts.Budgets;

namespace Biela.Modules.Budgets;

/// <summary>Recomputes every budget from its lines, and holds the approvals that were published against those that are kept.</summary>
internal static class AuditBudgets
{
    internal static async Task<IReadOnlyList<Finding>> Of(BudgetsDb db, CancellationToken ct)
    {
        var budgets = await db.Budgets.AsNoTracking().Include(b => b.Order).ToListAsync(ct);
        var letters = await db.Outbox.Where(m => m.Tenant == db.CurrentTenant && m.Type == typeof(BudgetApproved).FullName).ToListAsync(ct);
        var approvals = letters.Select(letter => JsonSerializer.Deserialize<BudgetApproved>(letter.Body)!);
        return [.. budgets.SelectMany(Sums), .. approvals.GroupBy(a => (a.BudgetId, a.Version)).SelectMany(of =>
            Approvals([.. of], budgets.Find(b => (b.Id, b.Revision) == of.Key)))];
    }

    private static IEnumerable<Finding> Sums(Budget b)
    {
        var (gross, total) = (Money.Sum(b.Lines.Select(l => l.Gross)), Money.Sum(b.Lines.Select(l => l.Total)) - b.Discount);
        if ((gross, total) != (b.Gross, b.Total))
            yield return new("L3 total", $"{b.Number} v{b.Revision} says {b.Gross} and {b.Total}, its lines {gross} and {total}");
        if (b.SentAt is not null && Money.Sum(b.Lines.Select(l => l.Net)) is var net && net != b.Total)
            yield return new("L3 spread", $"{b.Number} v{b.Revision}: the net lines add up to {net}, not to {b.Total}");
    }

    private static IEnumerable<Finding> Approvals(IReadOnlyList<BudgetApproved> approvals, Budget? budget)
    {
        if (approvals.Count > 1) yield return new("O1 twice", $"{approvals[0].Number} v{approvals[0].Version} was approved {approvals.Count} times");
        if (budget?.Decision?.ApprovalId != approvals[0].ApprovalId)
            yield return new("O1 unknown", $"{approvals[0].Number} v{approvals[0].Version}: approval {approvals[0].ApprovalId} was published and is not kept");
        var total = Money.Sum(budget?.Lines.Where(l => l.Decision == LineDecision.Approved).Select(l => l.Net) ?? []);
        if (total.Cents != approvals[0].TotalCents)
            yield return new("O1 total", $"{approvals[0].Number}: {total} is approved, {approvals[0].TotalCents} cents were published");
    }
}
