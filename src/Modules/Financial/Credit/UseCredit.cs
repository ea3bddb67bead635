namespace Biela.Modules.Financial;

/// <summary>A customer pays a title with credit: no new money comes in, so there is no cash entry.</summary>
internal static class UseCredit
{
    internal sealed record Request(Guid TitleId, Money Amount, DateOnly On);

    internal sealed record Response(Guid SettlementId, Money Credit, Money Balance, TitleStatus Status);

    internal static async Task<Ok<Response>> Handle(
        Guid id, Request request, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var (title, now) = (await db.Title(request.TitleId, ct), clock.GetUtcNow());
        if (title.Kind != TitleKind.Receivable || title.PartyId != id)
            throw new RuleBroken("credit-of-another", $"O título {title.Number} não é deste cliente. Escolha um título dele.");
        await db.RequireOpen(request.On, tenant, clock, ct);
        var credit = await db.CreditOf(id, title.Party, ct);
        var settlement = title.Settle(new(request.On, null, Settlement.Credit, request.Amount, Money.Zero, null, actor.Name, now));
        db.Add(credit.Post(CreditKind.Used, -request.Amount, settlement.Id, request.On, actor.Name, now, title.Id, title.Number));
        db.TellClosed(title, tenant.Today(clock));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(settlement.Id, credit.Balance, title.Balance, title.Status(tenant.Today(clock))));
    }
}
