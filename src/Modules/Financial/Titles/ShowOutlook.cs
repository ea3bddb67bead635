namespace Biela.Modules.Financial;

/// <summary>What falls due on the days from one to another, what customers owe by how late it is, and who owes most of what is late.</summary>
internal static class ShowOutlook
{
    private const int MostDays = 400, MostDebtors = 5;

    internal sealed record DueDay(DateOnly Day, Money Receivable, Money Payable);

    /// <summary>By days late: none yet, up to 30, up to 60, up to 90, and more.</summary>
    internal sealed record Ages(Money Ahead, Money To30, Money To60, Money To90, Money Over90);

    internal sealed record Response(IReadOnlyList<DueDay> Days, Ages Aging, IReadOnlyList<Debtor> Worst);

    internal static async Task<Ok<Response>> Handle(
        FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var today = tenant.Today(clock);
        var (first, last) = Range(from, to, today);
        // A constant, so that the index of open titles is used.
        var unpaid = db.Titles.Where(t => t.Closure == Closure.None && t.Balance != EF.Constant(Money.Zero));
        // One look at the open titles gives both: what customers owe is asked for on every day there is.
        var days = (await unpaid.Where(t => t.Kind == TitleKind.Receivable || (t.DueOn >= first && t.DueOn <= last)).GroupBy(t => t.DueOn)
            .Select(g => new
            {
                Day = g.Key, Receivable = g.Sum(t => t.Kind == TitleKind.Receivable ? (long)t.Balance : 0),
                Payable = g.Sum(t => t.Kind == TitleKind.Payable ? (long)t.Balance : 0),
            }).ToListAsync(ct)).ConvertAll(d => new DueDay(d.Day, new(d.Receivable), new(d.Payable)));
        var overdue = unpaid.Where(t => t.Kind == TitleKind.Receivable && t.DueOn < today);
        return TypedResults.Ok(new Response([.. days.Where(d => d.Day >= first && d.Day <= last).OrderBy(d => d.Day)], Aged(days, today),
            await Debtor.Worst(overdue, MostDebtors, today, ct)));
    }

    private static (DateOnly First, DateOnly Last) Range(DateOnly? from, DateOnly? to, DateOnly today)
    {
        var first = from ?? (to < today ? to.Value : today);
        var last = to ?? (first > today.AddDays(30) ? first : today.AddDays(30));
        if (last < first) throw new RuleBroken("invalid", "to: deve ser igual ou posterior a from.", 400);
        return last.DayNumber - first.DayNumber < MostDays ? (first, last)
            : throw new RuleBroken("invalid", $"to: no máximo {MostDays} dias de uma vez.", 400);
    }

    private static Ages Aged(List<DueDay> days, DateOnly today)
    {
        return new(Late(int.MinValue, 0), Late(1, 30), Late(31, 60), Late(61, 90), Late(91, int.MaxValue));

        Money Late(int least, int most) =>
            Money.Sum(days.Where(d => today.DayNumber - d.Day.DayNumber is var late && late >= least && late <= most).Select(d => d.Receivable));
    }
}
