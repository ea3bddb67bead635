using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>The Owner opens a closed month again, with a reason that stays on the audit trail.</summary>
internal static class ReopenPeriod
{
    internal sealed record Request([StringLength(200)] string? Reason = null);

    internal static async Task<NoContent> Handle(Month month, Request request, FinancialDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var (period, now) = (await db.Hold(month, ct), clock.GetUtcNow());
        db.Add(period.Reopen(actor.Role, request.Reason, actor.Name, now));
        db.Publish(new PeriodReopened(period.Id, month.ToString(), now, actor.Name, request.Reason!));
        if (await db.TaxMonths.FirstOrDefaultAsync(t => t.Month == month, ct) is { } taxes) await db.Enter(taxes, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
