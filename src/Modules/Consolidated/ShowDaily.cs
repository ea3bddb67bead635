namespace Biela.Modules.Consolidated;

/// <summary>The days of all accounts together; a day without movement repeats the last closing.</summary>
internal static class ShowDaily
{
    internal sealed record Response(IReadOnlyList<DayBalance> Days);

    internal static async Task<Ok<Response>> Handle(
        ConsolidatedDb db, Cache cache, Tenant tenant, TimeProvider clock, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var (first, last) = Balances.Range(from, to, tenant.Today(clock));
        return TypedResults.Ok(await cache.Report(db.OnReplica(), $"{first:O} {last:O}", async token =>
            new Response((await db.Read(db.Accounts, first, last, token)).Together(first, last)), ct));
    }
}
