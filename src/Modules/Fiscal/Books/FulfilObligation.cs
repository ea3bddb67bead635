using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Somebody marks an obligation as done, with the number of the receipt.</summary>
internal static class FulfilObligation
{
    internal sealed record Request([StringLength(60)] string? Receipt = null);

    internal static async Task<NoContent> Handle(
        string code, string month, Request request, FiscalDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var due = Obligations.Find((await db.Issuer(ct)).Issuer, code, Booking.Month(month, "month"));
        if (await db.Fulfilments.FirstOrDefaultAsync(f => f.Code == due.Obligation.Code && f.Month == due.Month, ct) is { } done)
            throw new RuleBroken("obligation-done", $"{due.Obligation.Code} de {month} já foi marcada por {done.ByWhom}; desmarque-a para corrigir o recibo.");
        db.Add(new Fulfilment { Code = due.Obligation.Code, Month = due.Month, Receipt = request.Receipt, ByWhom = actor.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
