namespace Biela.Modules.Financial;

/// <summary>An agreement with the titles it closed and the titles it made.</summary>
internal static class ShowRenegotiation
{
    internal sealed record Item(Guid Id, string Number, DateOnly DueOn, Money Amount, Money Balance, TitleStatus Status);

    internal sealed record Response(
        Guid Id, string Number, string Customer, Guid CustomerId, DateOnly On, Money Principal, Money Fine, Money Interest, Money Discount, Money Total,
        IReadOnlyList<Item> Old, IReadOnlyList<Item> New, DateTimeOffset At, string By);

    internal static async Task<Ok<Response>> Handle(Guid id, FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var r = await db.Renegotiations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct).Found();
        var titles = await db.Titles.AsNoTracking().Where(t => t.RenegotiationId == id || t.SourceId == id)
            .OrderBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(ct);
        return TypedResults.Ok(new Response(r.Id, r.Number, r.Customer, r.CustomerId, r.AgreedOn, r.Principal, r.Fine, r.Interest, r.Discount, r.Total,
            [.. titles.Where(t => t.RenegotiationId == id).Select(Show)], [.. titles.Where(t => t.SourceId == id).Select(Show)], r.At, r.By));

        Item Show(Title t) => new(t.Id, t.Number, t.DueOn, t.Amount, t.Balance, t.Status(tenant.Today(clock)));
    }
}
