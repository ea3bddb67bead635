namespace Biela.Modules.Financial;

/// <summary>What it takes to settle a title on a day; today when not said.</summary>
internal static class ShowCharges
{
    internal sealed record Response(Money Principal, Money Fine, Money Interest, Money Total);

    internal static async Task<Ok<Response>> Handle(Guid id, FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct, DateOnly? on = null)
    {
        var title = await db.Titles.AsNoTracking().Include(t => t.Settlements).FirstOrDefaultAsync(t => t.Id == id, ct).Found();
        var owed = title.OwedOn(on ?? tenant.Today(clock));
        return TypedResults.Ok(new Response(owed.Principal, owed.Fine, owed.Interest, owed.Total));
    }
}
