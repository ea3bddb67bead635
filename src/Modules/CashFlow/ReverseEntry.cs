namespace Biela.Modules.CashFlow;

/// <summary>An entry was wrong: its opposite is written, today or on a given open day.</summary>
internal static class ReverseEntry
{
    internal sealed record Request([Required, StringLength(180, MinimumLength = 1)] string Reason, DateOnly? Day = null);

    internal sealed record Response(Guid Id);

    internal static async Task<Created<Response>> Handle(
        Guid id, Request request, CashFlowDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var entry = await db.Entries.FirstOrDefaultAsync(e => e.Id == id, ct).Found();
        if (entry.TransferId is { } transfer)
            throw new RuleBroken("leg-of-transfer", $"Uma perna de transferência não se estorna sozinha. Estorne a transferência {transfer}.");
        if (await db.Entries.AnyAsync(e => e.ReversalOf == id, ct)) throw new RuleBroken("already-reversed", "Este lançamento já foi estornado.");
        var day = request.Day ?? tenant.Today(clock);
        await db.RequireDay(day, [entry.AccountId], tenant, clock, ct);
        var opposite = db.Write(entry.Opposite(day, request.Reason, new(actor.Name, clock.GetUtcNow())));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/cashflow/entries/{opposite.Id}", new Response(opposite.Id));
    }
}
