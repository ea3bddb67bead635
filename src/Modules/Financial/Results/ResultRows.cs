namespace Biela.Modules.Financial;

/// <summary>An amount in the result of a month, and where it comes from.</summary>
internal sealed record ResultRow(Month Month, DateOnly Day, ResultLine Line, ResultSource Source, Guid SourceId, string Reference, string Description,
    string? Category, Money Amount)
{
    /// <summary>Whether its category brought money in.</summary>
    public bool Income { get; init; }
}

/// <summary>
/// What the income statement of some months is made of, in no order. Titles and settlements are asked themselves; what other modules told is in
/// <see cref="ResultEntry"/>. Money that settles is of its title's category, but fines, interest and discounts are financial result.
/// </summary>
internal sealed record ResultRows(List<ResultRow> Accrual, List<ResultRow> Cash)
{
    public List<ResultRow> In(ResultView view) => view == ResultView.Accrual ? Accrual : Cash;

    /// <summary>Reads the months from one to another.</summary>
    public static async Task<ResultRows> Read(FinancialDb db, Month first, Month last, CategoryLines lines, CancellationToken ct)
    {
        var (months, from, to) = (first.Until(last), first.FirstDay, last.LastDay);
        var entries = (await db.ResultEntries.AsNoTracking().Where(e => EF.Parameter(months).Contains(e.Month)).ToListAsync(ct))
            .ConvertAll(e => new ResultRow(e.Month, e.Day, e.Line ?? lines.Of(e.Category!, e.Income), e.Source, e.SourceId, e.Reference, e.Description,
                e.Category, e.Amount) { Income = e.Income });
        var settled = await SettledRow.Read(db, from, to, ct);
        var taxed = await Taxed(db, first, last, ct);
        var accrued = entries.Where(r => r.Category is null || !IsPayment(r, taxed)).Concat(await Owed(db, months, lines, ct));
        return new(
            [
                .. accrued.GroupBy(r => r.Month).SelectMany(TaxedOnce), .. settled.Select(s => s.Charged()).OfType<ResultRow>(),
                .. await Agreed(db, from, to, ct),
            ],
            [.. entries.Where(r => r.Category is not null), .. settled.SelectMany(s => s.Paid(lines)), .. await Refunded(db, from, to, ct)]);
    }

    /// What nobody delivered is owed in the month it says: the bills, and what customers owe besides their orders. What was entered by mistake never was.
    private static async Task<IEnumerable<ResultRow>> Owed(FinancialDb db, List<Month> months, CategoryLines lines, CancellationToken ct)
    {
        var titles = await db.Titles.AsNoTracking().Where(t => EF.Parameter(months).Contains(t.Competence) && t.WithdrawnAt == null
            && (t.Kind == TitleKind.Payable || t.ApprovalId == null && t.Category == Categories.Customers)).ToListAsync(ct);
        return titles.Select(t => new ResultRow(t.Competence, Month.Of(t.IssuedOn) == t.Competence ? t.IssuedOn : t.Competence.LastDay,
                t.Kind == TitleKind.Payable ? lines.Of(t.Category) : ResultLine.OtherRevenue, ResultSource.Title, t.Id, t.Number, t.Description ?? t.Party,
                t.Category, t.Kind == TitleKind.Payable ? -t.Amount : t.Amount)).Where(r => !IsEarnedOtherwise(r.Line));
    }

    /// The months of which Fiscal knows taxes, and those after them, in which these are paid.
    private static async Task<HashSet<Month>> Taxed(FinancialDb db, Month first, Month last, CancellationToken ct)
    {
        var asked = Month.Of(first.FirstDay.AddMonths(-1)).Until(last);
        var taxed = await db.TaxMonths.Where(t => t.Total != Money.Zero && EF.Parameter(asked).Contains(t.Month)).Select(t => t.Month).ToListAsync(ct);
        return [.. taxed, .. taxed.Select(m => m.Next)];
    }

    /// What the cash book says of something that is earned, spent or reckoned elsewhere.
    private static bool IsPayment(ResultRow row, HashSet<Month> taxed) => IsEarnedOtherwise(row.Line)
        || row.Line == ResultLine.SalesTaxes && CategoryLines.IsReckoned(row.Category!) && taxed.Contains(row.Month);

    /// A month's taxes are what Fiscal reckons or what their bills say, whichever is more: notes may be missing, and a bill may be still to come.
    private static IEnumerable<ResultRow> TaxedOnce(IGrouping<Month, ResultRow> month)
    {
        var (reckoned, billed) = (new List<ResultRow>(), new List<ResultRow>());
        foreach (var row in month)
            if (row.Line != ResultLine.SalesTaxes) yield return row;
            else if (row.Source == ResultSource.Taxes && row.Reference == month.Key.ToString()) reckoned.Add(row);
            else if (row.Source == ResultSource.Title && CategoryLines.IsReckoned(row.Category!)) billed.Add(row);
            else yield return row;
        foreach (var row in Money.Sum(billed.Select(r => r.Amount)) < Money.Sum(reckoned.Select(r => r.Amount)) ? billed : reckoned) yield return row;
    }

    /// A debt that was renegotiated to less than it was is lost then; what was put on it is earned when it is paid.
    private static async Task<IEnumerable<ResultRow>> Agreed(FinancialDb db, DateOnly from, DateOnly to, CancellationToken ct) =>
        (await db.Renegotiations.AsNoTracking().Where(r => r.AgreedOn >= from && r.AgreedOn <= to).ToListAsync(ct)).Where(r => r.Total < r.Principal)
        .Select(r => new ResultRow(Month.Of(r.AgreedOn), r.AgreedOn, ResultLine.Financial, ResultSource.Renegotiation, r.Id, r.Number, r.Customer, null,
            r.Total - r.Principal));

    private static async Task<IEnumerable<ResultRow>> Refunded(FinancialDb db, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var refunds = await db.CreditEntries.Where(e => e.Kind == CreditKind.Refunded && e.PostedOn >= from && e.PostedOn <= to)
            .Join(db.Credits, e => e.CustomerId, c => c.Id, (e, c) => new { e.SourceId, e.PostedOn, e.Amount, c.Customer }).ToListAsync(ct);
        return refunds.Select(r => new ResultRow(Month.Of(r.PostedOn), r.PostedOn, ResultLine.Customers, ResultSource.Refund, r.SourceId,
            "Devolução de crédito", r.Customer, null, r.Amount));
    }

    /// Customers owe by their orders, and parts cost when they are used; neither is earned or spent by being paid.
    private static bool IsEarnedOtherwise(ResultLine line) => line is ResultLine.Customers or ResultLine.PartsCost;
}
