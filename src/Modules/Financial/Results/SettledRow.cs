namespace Biela.Modules.Financial;

/// <summary>A settlement, as the result sees it.</summary>
internal sealed record SettledRow(Guid Id, Guid Title, TitleKind Kind, string Number, string Party, string Category, Guid SourceId, DateOnly On, bool Moved,
    Money Charges, Money Discount, Money Total)
{
    /// <summary>Those of these days. What was forgiven on a sale that was taken back is no loss: the sale earns nothing.</summary>
    public static async Task<List<SettledRow>> Read(FinancialDb db, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var settled = await db.Set<Settlement>().Where(s => s.PaidOn >= from && s.PaidOn <= to).Join(db.Titles, s => s.TitleId, t => t.Id, (s, t) =>
            new SettledRow(s.Id, t.Id, t.Kind, t.Number, t.Party, t.Category, t.SourceId, s.PaidOn, s.AccountId != null, s.Fine + s.Interest,
                t.ApprovalId != null && db.Approvals.Any(a => a.Id == t.ApprovalId && a.CancelledOn != null) ? Money.Zero : s.Discount, s.Total))
            .ToListAsync(ct);
        var agreed = settled.Where(s => s.Category == Categories.Renegotiated).Select(s => s.SourceId).ToHashSet();
        if (agreed.Count == 0) return settled;
        var shares = await Shares(db, agreed, ct);
        return settled.ConvertAll(s => s with { Charges = s.Charges + shares.GetValueOrDefault(s.Id) });
    }

    /// <summary>Fines and interest when they are received, and what was forgiven for paying; null where there is neither.</summary>
    public ResultRow? Charged() => Row(ResultLine.Financial, Kind == TitleKind.Receivable ? Charges - Discount : Discount);

    /// <summary>What the money was for; nothing where none moved.</summary>
    public IEnumerable<ResultRow> Paid(CategoryLines lines) => !Moved ? [] : new[]
    {
        Kind == TitleKind.Receivable ? Row(ResultLine.Customers, Total - Charges) : Row(lines.Of(Category), -Total), Row(ResultLine.Financial, Charges),
    }.OfType<ResultRow>();

    /// What of each payment of a renegotiated debt are the fines and interest that were put on it, in proportion; the last one brings the rest.
    private static async Task<Dictionary<Guid, Money>> Shares(FinancialDb db, HashSet<Guid> agreements, CancellationToken ct)
    {
        var agreed = await db.Renegotiations.AsNoTracking().Where(r => EF.Parameter(agreements).Contains(r.Id)).ToListAsync(ct);
        var paid = (await db.Set<Settlement>().AsNoTracking().Join(db.Titles.Where(t => EF.Parameter(agreements).Contains(t.SourceId)), s => s.TitleId,
            t => t.Id, (s, t) => new { s.Id, t.SourceId, s.Principal }).ToListAsync(ct)).OrderBy(s => s.Id).ToLookup(s => s.SourceId);
        var shares = new Dictionary<Guid, Money>();
        foreach (var one in agreed.Where(r => r.Total > r.Principal))
        {
            var (principal, charges) = (Money.Zero, Money.Zero);
            foreach (var settlement in paid[one.Id])
            {
                principal += settlement.Principal;
                var due = new Money(Rounding.Divide((Int128)principal.Cents * (one.Total - one.Principal).Cents, one.Total.Cents));
                (shares[settlement.Id], charges) = (due - charges, due);
            }
        }
        return shares;
    }

    private ResultRow? Row(ResultLine line, Money amount) => amount == Money.Zero ? null
        : new(Month.Of(On), On, line, ResultSource.Settlement, Title, Number, Party, Kind == TitleKind.Payable ? Category : null, amount);
}
