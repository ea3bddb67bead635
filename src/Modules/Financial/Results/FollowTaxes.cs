using Biela.Contracts.Fiscal;

namespace Biela.Modules.Financial;

/// <summary>
/// The taxes inside a month's sales, and what customers brought back, as Fiscal reckons them; told again they replace what was told. A closed month stays:
/// what differs from what it counted is entered in the first open month, and taken back there when the month is opened again.
/// </summary>
internal static class FollowTaxes
{
    private const string Returns = "Devoluções";

    internal static async Task Handle(SalesTaxesReckoned told, FinancialDb db, CancellationToken ct)
    {
        var of = Month.Parse(told.Month);
        await db.Hold(of, ct);
        var known = await db.TaxMonths.FirstOrDefaultAsync(t => t.Month == of, ct);
        if (told.ReckonedAt < known?.ReckonedAt) return;
        if (known is null) db.Add(known = new() { Month = of });
        known.Tell(told.Taxes.ToDictionary(t => t.Name, t => new Money(t.AmountCents)), new(told.ReturnedCents), told.ReckonedAt);
        await db.Enter(known, ct);
    }

    /// <summary>Brings what is entered of a month's taxes to what was told of them. Whoever opens a month again does so once it is open.</summary>
    public static async Task Enter(this FinancialDb db, TaxMonth taxes, CancellationToken ct)
    {
        var name = taxes.Month.ToString();
        var entered = await db.ResultEntries.AsNoTracking().Where(e => e.SourceId == db.CurrentTenant && e.Reference == name).ToListAsync(ct);
        var (own, elsewhere) = (entered.Where(e => e.Month == taxes.Month).ToList(), entered.Where(e => e.Month != taxes.Month).ToList());
        if (await db.FirstUnclosed(taxes.Month, ct) is var month && month == taxes.Month)
        {
            var due = taxes.Taxes.Select(t => (ResultLine.SalesTaxes, t.Key, -t.Value));
            Enter(taxes, month, own, due.Append((ResultLine.Returns, Returns, -taxes.Returned)), db);
            foreach (var late in elsewhere.GroupBy(e => e.Month)) Enter(taxes, await db.FirstUnclosed(late.Key, ct), [.. late], [], db);
            return;
        }
        var closed = await db.ResultVersions.AsNoTracking().Where(v => v.Month == taxes.Month).OrderByDescending(v => v.Number).FirstAsync(ct);
        Enter(taxes, month, elsewhere,
        [
            (ResultLine.SalesTaxes, $"Impostos de {name}", -Money.Max(taxes.Total, -Of(closed, ResultLine.SalesTaxes)) - Of(closed, ResultLine.SalesTaxes)),
            (ResultLine.Returns, Returns, -taxes.Returned - Of(closed, ResultLine.Returns)),
        ], db);
    }

    /// What is due and not entered, and what is entered and not due any more.
    private static void Enter(TaxMonth taxes, Month month, List<ResultEntry> entered, IEnumerable<(ResultLine, string, Money)> due, FinancialDb db)
    {
        var amounts = due.ToDictionary(d => (d.Item1, d.Item2), d => d.Item3);
        foreach (var e in entered) amounts.TryAdd((e.Line!.Value, e.Description), Money.Zero);
        db.AddRange(amounts.Select(d => new ResultEntry
        {
            Month = month, Day = taxes.Month.LastDay, Source = ResultSource.Taxes, SourceId = db.CurrentTenant, Reference = taxes.Month.ToString(),
            Line = d.Key.Item1, Description = d.Key.Item2,
            Amount = d.Value - Money.Sum(entered.Where(e => (e.Line, e.Description) == d.Key).Select(e => e.Amount)),
        }).Where(e => e.Amount != Money.Zero));
    }

    private static Money Of(ResultVersion closed, ResultLine line) =>
        Money.Sum(closed.Report.Accrual.Lines.Where(l => l.Line == line).Select(l => l.Amount));
}
