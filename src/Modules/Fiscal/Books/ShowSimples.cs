using Biela.Fisco;

namespace Biela.Modules.Fiscal;

/// <summary>
/// A month in the Simples Nacional: revenue of twelve months, bands, distance to the next one and to the limits, the estimated DAS with each amount
/// explained, and whether the rates that the shop told by hand are still right.
/// </summary>
internal static class ShowSimples
{
    internal sealed record MonthRevenue(string Month, Money OnNotes, Money Told, Money Payroll);

    internal sealed record Band(SimplesAnnex Annex, int Number, Percent Nominal, Money Deduction, Percent Effective, Money Limit, Money LeftInBand,
        Percent? NextNominal, string Source, string Explanation);

    internal sealed record Due(SimplesAnnex Annex, bool SubstitutionPaid, bool SinglePhase, bool IssWithheld, Money Revenue, Percent Rate, Money Amount,
        IReadOnlyList<SimplesShare> Shares, string Source, string Explanation);

    /// <summary>A rate that the profile tells, beside what it should be.</summary>
    internal sealed record Told(string Field, Percent? InProfile, Percent Computed, bool Differs, string Source);

    internal sealed record Response(string Month, TaxRegime Regime, FiscalEnvironment Environment, Money Rbt12, string Rbt12Explanation, Percent? FactorR,
        IReadOnlyList<MonthRevenue> Months, Money YearRevenue, SimplesLimit Limit, SimplesLimit Sublimit, IReadOnlyList<Band> Bands, IReadOnlyList<Due> Das,
        Money DasTotal, DateOnly DueOn, IReadOnlyList<Told> Rates, IReadOnlyList<string> Warnings);

    internal static async Task<Ok<Response>> Handle(
        FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct, string? month = null, FiscalEnvironment? environment = null)
    {
        var issuer = (await db.Issuer(ct)).Issuer;
        if (issuer.Regime is not (TaxRegime.Simples or TaxRegime.SimplesAboveSublimit))
            throw new RuleBroken("not-in-simples", "No perfil fiscal a empresa não é do Simples Nacional; os tributos do mês estão em Fiscal, Livros.");
        var (first, of) = (Booking.Month(month ?? tenant.Today(clock).Text(), "month"), environment ?? issuer.Environment);
        var revenues = await Revenues.Until(first, of, db, ct);
        var (book, year) = (new SimplesBook(issuer, revenues, first), revenues.OfYear(first));
        var due = book.Due();
        var limit = SimplesRevenues.OfYear(Simples.Limit(first, TaxRules.National), first, issuer.OpenedOn, year);
        var sublimit = SimplesRevenues.OfYear(Simples.Sublimit(first, TaxRules.National), first, issuer.OpenedOn, year);
        return TypedResults.Ok(new Response(first.Text(), issuer.Regime, of, book.Twelve.Revenue, book.Twelve.Explanation,
            book.Twelve.FactorR is { } r ? Percent.Round(r * 100) : null,
            [.. Enumerable.Range(0, 13).Select(back => first.AddMonths(-back)).Select(m => (Name: m.Text(), OnNotes: revenues.Noted(m), Said: revenues.Said(m)))
                .Select(m => new MonthRevenue(m.Name, m.OnNotes, m.Said.Revenue, m.Said.Payroll))],
            year, limit, sublimit, [.. book.Annexes().Select(book.Band)], due, Money.Sum(due.Select(d => d.Amount)),
            Obligation.In(issuer.Obliged(), first.AddMonths(1)).First(o => o.Obligation.Code == "DAS").DueOn,
            SimplesRates.Of(issuer, revenues, first, book), SimplesRates.Warnings(issuer, revenues, first, book, limit, sublimit)));
    }
}
