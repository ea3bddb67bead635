namespace Biela.Modules.Financial;

/// <summary>A month's result as it was when the month was closed. It never changes; a month that is opened and closed again has a further one.</summary>
internal sealed class ResultVersion
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Month Month { get; init; }

    /// <summary>1 for the first closing.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }
    public required string ClosedBy { get; init; }
    public required ClosedResult Report { get; init; }
}

/// <summary>Both views, and where the categories stood then.</summary>
internal sealed record ClosedResult(Statement Accrual, Statement Cash, Dictionary<string, ResultLine> Categories);

/// <summary>A month's result in both views.</summary>
internal sealed record MonthResult(string Month, ClosedAs? Closed, Statement Accrual, Statement Cash);

/// <summary>Which version of a closed month this is.</summary>
internal sealed record ClosedAs(int Version, DateTimeOffset At, string By);

/// <summary>Months are read from their version once they are closed.</summary>
internal static class ResultVersions
{
    /// <summary>What the month comes to now, as the version of its closing.</summary>
    public static async Task<ResultVersion> Version(this FinancialDb db, Month month, DateTimeOffset at, string by, CancellationToken ct)
    {
        var lines = await db.Lines(ct);
        var rows = await ResultRows.Read(db, month, month, lines, ct);
        return new()
        {
            Month = month, Number = await db.ResultVersions.CountAsync(v => v.Month == month, ct) + 1, ClosedAt = at, ClosedBy = by,
            Report = new(Statement.Of(rows.Accrual), Statement.Of(rows.Cash),
                lines.Frozen(rows.Accrual.Concat(rows.Cash).Where(r => r.Category is not null).Select(r => (r.Category!, r.Income)))),
        };
    }

    /// <summary>The months from one to another; those that are closed as they were closed.</summary>
    public static async Task<List<MonthResult>> Months(this FinancialDb db, Month first, Month last, CancellationToken ct)
    {
        var months = first.Until(last);
        var closed = await db.Periods.AsNoTracking().Where(p => p.ClosedAt != null && EF.Parameter(months).Contains(p.Month)).Select(p => p.Month)
            .ToListAsync(ct);
        var versions = (await db.ResultVersions.AsNoTracking().Where(v => EF.Parameter(closed).Contains(v.Month)).ToListAsync(ct))
            .GroupBy(v => v.Month).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
        var open = versions.Count == months.Count ? new([], []) : await ResultRows.Read(db, first, last, await db.Lines(ct), ct);
        var (accrual, cash) = (open.Accrual.ToLookup(r => r.Month), open.Cash.ToLookup(r => r.Month));
        return months.ConvertAll(m => versions.TryGetValue(m, out var v) ? v.Shown()
            : new MonthResult(m.ToString(), null, Statement.Of(accrual[m]), Statement.Of(cash[m])));
    }

    /// <summary>A version as a month.</summary>
    public static MonthResult Shown(this ResultVersion v) => new(v.Month.ToString(), new(v.Number, v.ClosedAt, v.ClosedBy), v.Report.Accrual, v.Report.Cash);
}
