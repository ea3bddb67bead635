namespace Biela.Modules.Budgets;

/// <summary>The customer answered in person, by phone or by message: the shop writes it down, with what proves it.</summary>
internal static class RecordDecision
{
    internal sealed record Request(
        [Required, StringLength(120)] string DecidedBy, [MaxLength(500)] IReadOnlyList<Choice> Lines, Channel Channel,
        [Required, StringLength(500)] string Evidence, TaxId? Document = null,
        [StringLength(20_000)] string? Signature = null, ApproveBudget.Plan? Plan = null, [StringLength(500)] string? Reason = null);

    internal static async Task<Ok<ApproveBudget.Response>> Handle(
        Guid id, Request request, BudgetsDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var budget = await db.Hold(b => b.Id == id && b.SentAt != null, ct);
        var decision = new Decision(Guid.CreateVersion7(), request.DecidedBy, request.Document, request.Signature, request.Channel, request.Evidence,
            actor.Name, request.Reason, request.Plan, clock.GetUtcNow(), tenant.Today(clock));
        if (budget.Decide(decision, request.Lines)) await ApproveBudget.Announce(db, budget, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ApproveBudget.Answer(budget));
    }
}
