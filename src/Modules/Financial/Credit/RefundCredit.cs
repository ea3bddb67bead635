using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>A customer gets credit back in money; CashFlow makes the cash entry of it.</summary>
internal static class RefundCredit
{
    internal sealed record Request(Money Amount, Guid AccountId, DateOnly On);

    internal sealed record Response(Guid RefundId, Money Credit);

    internal static async Task<Ok<Response>> Handle(
        Guid id, Request request, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        await db.RequireAccount(request.AccountId, request.On, ct);
        await db.RequireOpen(request.On, tenant, clock, ct);
        await db.LockRows("credits", [id], ct);
        var credit = await db.Credits.FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken("credit-too-small", "Este cliente não tem crédito.");
        var refund = Guid.CreateVersion7();
        db.Add(credit.Post(CreditKind.Refunded, -request.Amount, refund, request.On, actor.Name, clock.GetUtcNow()));
        db.Publish(new CreditRefunded(refund, id, credit.Customer, request.AccountId, request.On, request.Amount.Cents));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(refund, credit.Balance));
    }
}
