namespace Biela.Modules.Financial;

/// <summary>Old titles and their charges of the day are replaced by new ones that sum to what was agreed. No money moves.</summary>
internal static class Renegotiate
{
    internal sealed record Request([Required, MinLength(1), MaxLength(100)] IReadOnlyList<Guid> TitleIds, DateOnly On, Money Discount,
        [Range(1, 120)] int Installments, DateOnly FirstDueOn);

    internal sealed record NewTitle(Guid Id, string Number, DateOnly DueOn, Money Amount);

    internal sealed record Response(Guid Id, string Number, Money Total, IReadOnlyList<NewTitle> Titles);

    internal static async Task<Created<Response>> Handle(Request request, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var old = await Load(request.TitleIds, db, ct);
        await db.RequireOpen(request.On, tenant, clock, ct);
        var agreed = new Renegotiation(await db.NextNumber("REN", request.On.Year, ct), old[0], request.On, [.. old.Select(t => t.OwedOn(request.On))],
            request.Discount, actor.Name, clock.GetUtcNow());
        db.Add(agreed);
        foreach (var title in old)
        {
            title.Renegotiate(agreed.Id);
            db.TellClosed(title, request.On);
        }

        var origin = new Origin(TitleKind.Receivable, agreed.Id, agreed.Number, agreed.CustomerId, agreed.Customer,
            Categories.Renegotiated, request.On, Month.Of(request.On))
        { OrderId = Common(old, t => t.OrderId), ApprovalId = Common(old, t => t.ApprovalId) };
        var terms = await db.Terms(ct);
        var titles = Installment.Monthly(agreed.Total, request.Installments, request.FirstDueOn, terms)
            .Select(part => db.Issue(new(origin, part, terms), tenant)).ToList();
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/financial/renegotiations/{agreed.Id}",
            new Response(agreed.Id, agreed.Number, agreed.Total, [.. titles.Select(t => new NewTitle(t.Id, t.Number, t.DueOn, t.Amount))]));
    }

    private static async Task<List<Title>> Load(IReadOnlyList<Guid> ids, FinancialDb db, CancellationToken ct)
    {
        await db.LockRows("titles", ids, ct);
        var titles = await db.Titles.Include(t => t.Settlements).Where(t => ids.Contains(t.Id)).OrderBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(ct);
        if (titles.Count != ids.Distinct().Count()) throw new RuleBroken("not-found", "Não encontrado.", 404);
        if (titles.Exists(t => t.Kind != TitleKind.Receivable || t.PartyId != titles[0].PartyId))
            throw new RuleBroken("not-one-customer", "Renegocie títulos a receber de um só cliente por vez.");
        titles.ForEach(t => t.RequireOpen());
        return titles;
    }

    private static Guid? Common(List<Title> titles, Func<Title, Guid?> of) => titles.Select(of).Distinct().ToList() is [var one] ? one : null;
}
