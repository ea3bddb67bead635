namespace Biela.Modules.Consolidated;

/// <summary>The days of one account; a day without movement repeats the last closing.</summary>
internal static class ShowAccountDaily
{
    internal sealed record Response(Guid Id, string Name, IReadOnlyList<DayBalance> Days);

    internal static async Task<Ok<Response>> Handle(
        Guid id, ConsolidatedDb db, Cache cache, Tenant tenant, TimeProvider clock, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var (first, last) = Balances.Range(from, to, tenant.Today(clock));
        return TypedResults.Ok(await cache.Report(db.OnReplica(), $"{id} {first:O} {last:O}", async token =>
            await db.Read(db.Accounts.Where(a => a.Id == id), first, last, token) is [var account] ? new Response(account.Id, account.Name, account.Days)
                : throw new RuleBroken("not-found", "Não encontrado.", 404), ct));
    }
}
