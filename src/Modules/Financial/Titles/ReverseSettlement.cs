using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>The cheque came back: the title is open again, and the opposite of what had moved moves on the day of the reversal.</summary>
internal static class ReverseSettlement
{
    internal sealed record Request([Required, StringLength(200, MinimumLength = 1)] string Reason, DateOnly? On = null);

    internal sealed record Response(Guid ReversalId, Money Balance, TitleStatus Status);

    internal static async Task<Ok<Response>> Handle(
        Guid id, Request request, FinancialDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var of = await db.Set<Settlement>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct).Found();
        var (title, today) = (await db.Title(of.TitleId, ct), tenant.Today(clock));
        var on = request.On ?? today;
        await db.RequireOpen(on, tenant, clock, ct);

        var reversal = title.Reverse(id, on, request.Reason, actor.Name, clock.GetUtcNow());
        await db.ReturnCredit(title, of, reversal, ct);
        if (reversal.AccountId is { } account && reversal.Total != Money.Zero)
            db.Publish(new SettlementReversed(reversal.Id, id, title.Id, title.Number, account, on,
                title.Kind == TitleKind.Receivable ? reversal.Total.Cents : -reversal.Total.Cents));
        db.TellOverdue(title, today);
        // Who heard of the reversal takes the title for owed again; a renegotiated or cancelled one is not.
        db.TellClosed(title, today);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(reversal.Id, title.Balance, title.Status(today)));
    }

    /// Credit follows the money it came from: what was paid with it comes back, what it was made of goes.
    private static async Task ReturnCredit(this FinancialDb db, Title title, Settlement of, Settlement reversal, CancellationToken ct)
    {
        var back = of.Method == Settlement.Credit ? of.Total : -of.Credited;
        if (await db.Approvals.AnyAsync(a => a.Id == title.ApprovalId && a.CancelledOn != null, ct))
        {
            title.Cancel();
            back -= of.Principal;
        }
        if (back == Money.Zero) return;
        var credit = await db.CreditOf(title.PartyId!.Value, title.Party, ct);
        db.Add(credit.Post(CreditKind.Reversed, back, reversal.Id, reversal.PaidOn, reversal.By, reversal.At, title.Id, reversal.Reason));
    }
}
