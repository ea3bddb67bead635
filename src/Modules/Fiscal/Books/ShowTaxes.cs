using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// Taxes month by month, tax by tax, by model and code, of authorised notes in the month they belong to; what was cancelled is told apart. Of the
/// environment the shop issues in unless another one is asked for.
/// </summary>
internal static class ShowTaxes
{
    private const int MostMonths = 24;

    internal sealed record Row(BookedTax Tax, BookModel Model, string Code, bool Incoming, int Notes, Money Base, Money Amount);

    /// <summary>A tax on what went out, and on what came in.</summary>
    internal sealed record Total(BookedTax Tax, Money Amount, Money Incoming);

    internal sealed record MonthTaxes(string Month, IReadOnlyList<Total> Totals, IReadOnlyList<Row> Rows, IReadOnlyList<Row> Cancelled);

    internal sealed record Response(FiscalEnvironment Environment, IReadOnlyList<MonthTaxes> Months);

    internal static async Task<Ok<Response>> Handle(string from, string to, FiscalDb db, CancellationToken ct, FiscalEnvironment? environment = null) =>
        TypedResults.Ok(await Of(from, to, environment, db, ct));

    internal static async Task<Response> Of(string from, string to, FiscalEnvironment? environment, FiscalDb db, CancellationToken ct)
    {
        var (first, last) = (Booking.Month(from, "from"), Booking.Month(to, "to"));
        if (last < first) throw new RuleBroken("invalid", "to: deve ser igual ou posterior a from.", 400);
        if (first.AddMonths(MostMonths) <= last) throw new RuleBroken("invalid", $"to: no máximo {MostMonths} meses de uma vez.", 400);
        var of = environment ?? (await db.Issuer(ct)).Issuer.Environment;
        var (standing, cancelled) = (await Rows(db, of, first, last, false, ct), await Rows(db, of, first, last, true, ct));
        return new(of, [.. Months(first, last).Select(month =>
            new MonthTaxes(month.Text(), Totals(standing[month]), [.. standing[month]], [.. cancelled[month]]))]);
    }

    private static async Task<ILookup<DateOnly, Row>> Rows(
        FiscalDb db, FiscalEnvironment environment, DateOnly first, DateOnly last, bool cancelled, CancellationToken ct)
    {
        var sums = await db.Lines(environment, first, last, cancelled).Join(db.BookTaxes, l => l.Id, t => t.LineId, (l, t) => new { l, t })
            .GroupBy(x => new { x.l.Month, x.t.Tax, x.l.Model, x.l.Code, x.l.Incoming })
            .Select(g => new
            {
                g.Key, Notes = g.Select(x => x.l.NoteId).Distinct().Count(), Base = g.Sum(x => (long)x.t.Base), Amount = g.Sum(x => (long)x.t.Amount),
            }).ToListAsync(ct);
        return sums.OrderBy(s => s.Key.Tax).ThenBy(s => s.Key.Model).ThenBy(s => s.Key.Code, StringComparer.Ordinal)
            .ToLookup(s => s.Key.Month, s => new Row(s.Key.Tax, s.Key.Model, s.Key.Code, s.Key.Incoming, s.Notes, new(s.Base), new(s.Amount)));
    }

    private static List<Total> Totals(IEnumerable<Row> rows) => [.. rows.GroupBy(row => row.Tax).Select(tax => new Total(
        tax.Key, Money.Sum(tax.Where(row => !row.Incoming).Select(row => row.Amount)), Money.Sum(tax.Where(row => row.Incoming).Select(row => row.Amount))))];

    private static IEnumerable<DateOnly> Months(DateOnly first, DateOnly last)
    {
        for (var month = first; month <= last; month = month.AddMonths(1)) yield return month;
    }
}
