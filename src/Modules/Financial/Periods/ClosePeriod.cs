using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>The month's numbers are final: nothing is posted into it any more.</summary>
internal static class ClosePeriod
{
    internal sealed record Response(string Month, DateTimeOffset ClosedAt, string ClosedBy);

    internal static async Task<Ok<Response>> Handle(Month month, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        if (month.IsAfter(Month.Of(tenant.Today(clock)))) throw new RuleBroken("month-in-future", $"O mês {month} ainda não começou.");
        var (period, now) = (await db.Hold(month, ct), clock.GetUtcNow());
        db.Add(period.Close(actor.Name, now));
        db.Publish(new PeriodClosed(period.Id, month.ToString(), now, actor.Name));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(month.ToString(), now, actor.Name));
    }
}
