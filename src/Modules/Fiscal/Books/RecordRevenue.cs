using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// The shop says what it sold in a month besides the notes that are here, as before it came to Biela, and what it paid for work: both decide the rates of
/// the Simples. Said again, it replaces what was said.
/// </summary>
internal static class RecordRevenue
{
    internal sealed record Request(Money Revenue, Money? Payroll = null);

    internal sealed record Response(string Month, Money Revenue, Money Payroll);

    internal static async Task<Ok<Response>> Handle(
        string month, Request request, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var first = Booking.Month(month, "month");
        if (first > tenant.Today(clock)) throw new RuleBroken("month-in-future", "month: este mês ainda não começou.", 400);
        var said = await db.RevenueMonths.FirstOrDefaultAsync(r => r.Month == first, ct);
        if (said is null) db.Add(said = new(first));
        said.Say(request.Revenue, request.Payroll ?? Money.Zero);
        // What is reckoned is read from the database.
        await db.SaveChangesAsync(ct);
        await ReckonTaxes.Tell([first], db, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(first.Text(), said.Revenue, said.Payroll));
    }
}
