using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;

namespace Biela.Modules.Budgets;

/// <summary>Recomputes every budget from its lines; holds the approvals that were published, and what was heard, against what is kept.</summary>
internal static class AuditBudgets
{
    private static readonly Type[] Followed = [typeof(OrderCreated), typeof(OrderCancelled), typeof(DiagnosisCompleted), typeof(PartRegistered)];

    internal static async Task<IReadOnlyList<Finding>> Of(BudgetsDb db, CancellationToken ct)
    {
        var heard = await db.Heard(Followed, ct);
        var budgets = await db.Budgets.AsNoTracking().Include(b => b.Order).ToListAsync(ct);
        var approvals = await db.Told<BudgetApproved>(ct);
        var orders = await db.Orders.AsNoTracking().ToDictionaryAsync(o => o.Id, ct);
        var parts = (await db.Parts.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        return
        [
            .. budgets.SelectMany(Sums),
            .. approvals.GroupBy(a => (a.BudgetId, a.Version)).SelectMany(of => Approvals([.. of], budgets.Find(b => (b.Id, b.Revision) == of.Key))),
            .. heard.Where(fact => !HasEffect(fact, orders, parts, budgets)).Select(fact => new Finding("O2 heard", $"{fact} had no effect")),
        ];
    }

    private static bool HasEffect(Contracts.IEvent fact, Dictionary<Guid, OrderCard> orders, HashSet<Guid> parts, List<Budget> budgets) => fact switch
    {
        OrderCreated o => orders.ContainsKey(o.OrderId),
        OrderCancelled o => orders[o.OrderId].Cancelled,
        DiagnosisCompleted d => orders[d.OrderId].Diagnosis >= d.Revision && (orders[d.OrderId].Cancelled || budgets.Exists(b => b.OrderId == d.OrderId)),
        PartRegistered p => parts.Contains(p.PartId),
        _ => true,
    };

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
