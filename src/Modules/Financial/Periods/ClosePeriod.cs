using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>The month's numbers are final: nothing is posted into it any more.</summary>
internal static class ClosePeriod
{
    internal sealed record Response(string Month, DateTimeOffset ClosedAt, string ClosedBy);

    internal static async Task<Ok<Response>> Handle(Month month, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        // Whatever is posted today has to find its month open.
        if (!Month.Of(tenant.Today(clock)).IsAfter(month))
            throw new RuleBroken("period-not-over", $"O mês {month} ainda não acabou. Feche-o a partir do primeiro dia do mês {month.Next}.");
        var (period, now) = (await db.Hold(month, ct), clock.GetUtcNow());
        db.Add(period.Close(actor.Name, now));
        db.Add(await db.Version(month, now, actor.Name, ct));
        db.Publish(new PeriodClosed(period.Id, month.ToString(), now, actor.Name));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(month.ToString(), now, actor.Name));
    }
}
