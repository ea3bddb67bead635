namespace Biela.Modules.Fiscal;

/// <summary>What was marked as done by mistake is not done.</summary>
internal static class ReopenObligation
{
    internal static async Task<NoContent> Handle(string code, string month, FiscalDb db, CancellationToken ct)
    {
        var due = Obligations.Find((await db.Issuer(ct)).Issuer, code, Booking.Month(month, "month"));
        db.Remove(await db.Fulfilments.FirstOrDefaultAsync(f => f.Code == due.Obligation.Code && f.Month == due.Month, ct).Found());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
