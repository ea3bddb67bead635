using Biela.Fisco;

namespace Biela.Modules.Fiscal;

/// <summary>
/// The obligations that fall into a month by the shop's regime and state, each with the law it comes from, moved from weekends and national holidays, and
/// who has seen to it.
/// </summary>
internal static class ListObligations
{
    internal sealed record Done(DateTimeOffset At, string ByWhom, string? Receipt);

    internal sealed record Item(
        string Code, string Name, string Month, string Period, DateOnly DueOn, int DaysLeft, string Source, bool Confirm, Done? Done);

    internal sealed record Response(string Month, TaxRegime Regime, IReadOnlyList<Item> Items, IReadOnlyList<string> Warnings);

    internal static async Task<Ok<Response>> Handle(string month, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (first, issuer) = (Booking.Month(month, "month"), (await db.Issuer(ct)).Issuer);
        var done = await db.Fulfilments.AsNoTracking().Where(f => f.Month == first)
            .ToDictionaryAsync(f => f.Code, f => new Done(f.At, f.ByWhom, f.Receipt), ct);
        var (today, due) = (tenant.Today(clock), Obligation.In(issuer.Obliged(), first));
        var items = due.Select(o => new Item(o.Obligation.Code, o.Obligation.Name, first.Text(), o.Period.Text(), o.DueOn,
            o.DueOn.DayNumber - today.DayNumber, o.Obligation.Source, o.Confirm, done.GetValueOrDefault(o.Obligation.Code)));
        return TypedResults.Ok(new Response(first.Text(), issuer.Regime, [.. items], Warnings(issuer.Obliged())));
    }

    /// What nobody has written into the table is not free of obligations.
    private static string[] Warnings(ObligedShop shop) =>
        shop.Regime is TaxRegime.Simples or TaxRegime.Mei || Obligation.National.Any(row => row.Code == "ICMS" && row.Uf == shop.State) ? []
        : [$"Os prazos de ICMS e da declaração estadual de {shop.State} não estão na tabela. Confirme-os com o contador."];
}
