using Biela.Contracts.Budgets;

namespace Biela.Modules.Budgets;

internal enum Channel { Link, InPerson, Phone, Message, Email }

/// <summary>Yes or no to one line.</summary>
internal sealed record Choice(Guid LineId, bool Approved);

/// <summary>What the customer said, and how we know. <c>RecordedBy</c> is whoever of the shop wrote it down, nobody when it came by link.</summary>
internal sealed record Decision(
    Guid ApprovalId, string By, TaxId? Document, string? Signature, Channel Channel, string? Evidence, string? RecordedBy, string? Reason,
    PaymentPlan? Plan, DateTimeOffset At, DateOnly On)
{
    /// <summary>The plan the customer chose, or everything today; checked against what it has to pay.</summary>
    public PaymentPlan PlanFor(Money total)
    {
        var plan = Plan ?? new(1, On, 0, null);
        if (plan.FirstDueOn < On || plan.FirstDueOn > On.AddYears(1) || plan.DownPaymentOn < On || plan.DownPaymentOn > On.AddYears(1))
            throw new RuleBroken("invalid-plan", "Escolha vencimentos de hoje até daqui a um ano.");
        if (plan.DownPaymentCents < 0 || plan.DownPaymentCents > 0 && plan.DownPaymentCents >= total.Cents)
            throw new RuleBroken("invalid-plan", $"A entrada deve ser menor que o total aprovado, {total}.");
        return plan with { DownPaymentOn = plan.DownPaymentOn ?? (plan.DownPaymentCents > 0 ? On : null) };
    }

    /// <summary>Whether the payment of another press is the one of this decision; what it leaves open is as decided.</summary>
    public bool IsRepeatedBy(Decision other) =>
        other.Plan is not { } plan || (plan with { DownPaymentOn = plan.DownPaymentOn ?? Plan?.DownPaymentOn }) == Plan;
}
