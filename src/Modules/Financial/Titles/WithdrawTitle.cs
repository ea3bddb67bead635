namespace Biela.Modules.Financial;

/// <summary>Somebody takes back a title that was entered by mistake; it leaves the result of its month, which therefore has to be open.</summary>
internal static class WithdrawTitle
{
    internal sealed record Request([Required, StringLength(200, MinimumLength = 3)] string Reason);

    internal static async Task<NoContent> Handle(
        Guid id, Request request, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var title = await db.Title(id, ct);
        if ((await db.Hold(title.Competence, ct)).ClosedAt is not null)
            throw new RuleBroken("period-closed", $"O título {title.Number} é de {title.Competence}, mês já fechado; reabra o mês para cancelá-lo.");
        title.Withdraw(request.Reason, actor.Name, clock.GetUtcNow());
        db.TellClosed(title, tenant.Today(clock));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
