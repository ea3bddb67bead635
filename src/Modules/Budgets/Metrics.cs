using System.Diagnostics.Metrics;

namespace Biela.Modules.Budgets;

/// <summary>What the owner asks of budgets: how many are accepted, and how long customers take.</summary>
internal static class Metrics
{
    private static readonly Histogram<double> ApprovalTime = Telemetry.Business.CreateHistogram<double>(
        "biela.budgets.approval_time", "h", "Time from sending a budget to its approval");
    private static readonly Counter<long> Outcomes = Telemetry.Business.CreateCounter<long>(
        "biela.budgets.outcomes", "{budget}", "Budgets that came to an end, by outcome");

    public static void Decided(Budget budget)
    {
        Ended(budget);
        if (budget.IsApproved) ApprovalTime.Record((budget.Decision!.At - budget.SentAt!.Value).TotalHours);
    }

    public static void Ended(Budget budget) => Outcomes.Add(1, new KeyValuePair<string, object?>("outcome", budget.Status.ToString()));
}
