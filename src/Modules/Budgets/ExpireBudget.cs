using Biela.Contracts.Budgets;

namespace Biela.Modules.Budgets;

/// <summary>On the morning after the last day: a version that is still with the customer has expired; what became of others does not matter.</summary>
internal static class ExpireBudget
{
    internal static async Task Handle(BudgetValidityEnded ended, BudgetsDb db, CancellationToken ct)
    {
        var budget = await db.Budgets.FirstOrDefaultAsync(b => b.Id == ended.BudgetId && b.Revision == ended.Version, ct);
        if (budget?.Expire() != true) return;
        db.Publish(new BudgetExpired(budget.Id, budget.OrderId, budget.Number, budget.Revision));
        Metrics.Ended(budget);
    }
}
