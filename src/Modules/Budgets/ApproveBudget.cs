using Biela.Contracts.Budgets;

namespace Biela.Modules.Budgets;

/// <summary>The customer answers the offer, line by line: stock is reserved and receivables opened by whoever hears BudgetApproved.</summary>
internal static class ApproveBudget
{
    internal sealed record Plan([Range(1, 60)] int Installments, DateOnly FirstDueOn, Money? DownPayment = null, DateOnly? DownPaymentOn = null)
    {
        public static implicit operator PaymentPlan?(Plan? plan) =>
            plan is null ? null : new(plan.Installments, plan.FirstDueOn, plan.DownPayment?.Cents ?? 0, plan.DownPaymentOn);
    }

    internal sealed record Request(
        [Required, StringLength(120)] string DecidedBy, [MaxLength(500)] IReadOnlyList<Choice> Lines, TaxId? Document = null,
        [StringLength(20_000)] string? Signature = null, Plan? Plan = null, [StringLength(500)] string? Reason = null);

    internal sealed record Response(BudgetStatus Status, Money ApprovedTotal);

    internal static async Task<Ok<Response>> Handle(string link, Request request, BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var hash = LinkToken.Hash(link);
        var budget = await db.Hold(b => b.LinkHash == hash, ct);
        tenant.Become(tenant.Id, budget.Zone);
        var decision = new Decision(Guid.CreateVersion7(), request.DecidedBy, request.Document, request.Signature, Channel.Link, null, null, request.Reason,
            request.Plan, clock.GetUtcNow(), tenant.Today(clock));
        if (budget.Decide(decision, request.Lines)) await Announce(db, budget, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(Answer(budget));
    }

    /// <summary>Tells everybody; a newer draft that was on the desk meanwhile has nothing left to offer once this version is approved.</summary>
    internal static async Task Announce(BudgetsDb db, Budget budget, CancellationToken ct)
    {
        if (budget is { IsApproved: true, Latest: false }) (await db.Latest(budget.Id, ct)).GiveWayTo(budget);
        db.Publish(budget.Outcome());
        Metrics.Decided(budget);
    }

    internal static Response Answer(Budget budget) => new(budget.Status, budget.Approved(LineKind.Service) + budget.Approved(LineKind.Part));
}
