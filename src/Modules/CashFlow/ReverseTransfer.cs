namespace Biela.Modules.CashFlow;

/// <summary>A transfer was wrong: both opposite entries are written, as a transfer of their own.</summary>
internal static class ReverseTransfer
{
    internal sealed record Request([Required, StringLength(180, MinimumLength = 1)] string Reason, DateOnly? Day = null);

    internal static async Task<Created<Transfer.Response>> Handle(
        Guid id, Request request, CashFlowDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var legs = await db.Entries.Where(e => e.TransferId == id).OrderBy(e => e.Amount).ToListAsync(ct);
        if (legs.Count == 0) throw new RuleBroken("not-found", "Não encontrado.", 404);
        if (await db.Entries.AnyAsync(e => e.ReversalOf == legs[0].Id, ct)) throw new RuleBroken("already-reversed", "Esta transferência já foi estornada.");
        var day = request.Day ?? tenant.Today(clock);
        await db.RequireDay(day, [.. legs.Select(e => e.AccountId)], tenant, clock, ct);
        var (reversal, stamp) = (Guid.CreateVersion7(), new Stamp(actor.Name, clock.GetUtcNow()));
        var opposites = legs.ConvertAll(leg => db.Write(leg.Opposite(day, request.Reason, stamp, reversal)).Id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/cashflow/transfers/{reversal}", new Transfer.Response(reversal, opposites));
    }
}
