namespace Biela.Modules.Consolidated;

/// <summary>The days of one account; a day without movement repeats the last closing.</summary>
internal static class ShowAccountDaily
{
    internal sealed record Response(Guid Id, string Name, IReadOnlyList<DayBalance> Days);

    internal static async Task<Ok<Response>> Handle(
        Guid id, ConsolidatedDb db, Tenant tenant, TimeProvider clock, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var (first, last) = Balances.Range(from, to, tenant.Today(clock));
        if (await db.Read(db.Accounts.Where(a => a.Id == id), first, last, ct) is not [var account]) throw new RuleBroken("not-found", "Não encontrado.", 404);
        return TypedResults.Ok(new Response(account.Id, account.Name, account.Days));
    }
}
