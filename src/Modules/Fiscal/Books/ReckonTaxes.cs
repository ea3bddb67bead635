using Biela.Contracts.Fiscal;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// Whenever notes come into the books or go out of them, the taxes of their months are reckoned anew and told: of the Simples the DAS, of other regimes
/// what the notes say. IPI, ICMS-ST, IBS and CBS are charged outside the price.
/// </summary>
internal static class ReckonTaxes
{
    private static readonly BookedTax[] Inside =
        [BookedTax.Icms, BookedTax.Fcp, BookedTax.Difal, BookedTax.DifalFcp, BookedTax.Pis, BookedTax.Cofins, BookedTax.Iss, BookedTax.IssWithheld];

    internal static Task Authorised(IReadOnlyList<FiscalDocumentAuthorised> notes, FiscalDb db, TimeProvider clock, CancellationToken ct) =>
        Of(notes.Select(n => n.DocumentId), db, clock, ct);

    internal static Task Cancelled(IReadOnlyList<FiscalDocumentCancelled> notes, FiscalDb db, TimeProvider clock, CancellationToken ct) =>
        Of(notes.Select(n => n.DocumentId), db, clock, ct);

    internal static Task Replaced(IReadOnlyList<FiscalDocumentReplaced> notes, FiscalDb db, TimeProvider clock, CancellationToken ct) =>
        Of(notes.Select(n => n.DocumentId), db, clock, ct);

    /// <summary>
    /// The months that changed. In the Simples a month decides the rates of the twelve after it (LC 123/2006, art. 18, § 1º), and what was brought back
    /// beyond its sales is taken off theirs.
    /// </summary>
    internal static async Task Tell(IReadOnlyCollection<DateOnly> changed, FiscalDb db, TimeProvider clock, CancellationToken ct)
    {
        if (changed.Count == 0 || await db.Profiles.AsNoTracking().FirstOrDefaultAsync(ct) is not { } profile) return;
        // Of two that reckon at once, the later one sees what the earlier one saw and more.
        await db.LockRows("profiles", [profile.Id], ct);
        var first = changed.Min();
        var reach = IsSimples(profile.Issuer) ? changed.Max().AddMonths(12) : changed.Max();
        var booked = await db.BookLines.Where(l => l.Month >= first && l.Month <= reach).Select(l => l.Month).Distinct().ToListAsync(ct);
        foreach (var month in booked.Where(m => IsSimples(profile.Issuer) || changed.Contains(m)).Order())
            db.Publish(await Of(month, profile, clock.GetUtcNow(), db, ct));
    }

    private static async Task Of(IEnumerable<Guid> notes, FiscalDb db, TimeProvider clock, CancellationToken ct)
    {
        var ids = notes.ToHashSet();
        await Tell(await db.BookLines.Where(l => EF.Parameter(ids).Contains(l.NoteId)).Select(l => l.Month).Distinct().ToListAsync(ct), db, clock, ct);
    }

    private static async Task<SalesTaxesReckoned> Of(DateOnly month, Profile profile, DateTimeOffset now, FiscalDb db, CancellationToken ct)
    {
        var issuer = profile.Issuer;
        var lines = await db.Lines(issuer.Environment, month, month).Where(l => l.Revenue != Money.Zero).ToListAsync(ct);
        var returned = Money.Sum(lines.Where(l => l.Revenue.IsNegative).Select(l => -l.Revenue));
        List<SalesTax> taxes = [.. IsSimples(issuer) ? await Simples(month, issuer, db, ct) : [], .. await Noted(lines, issuer.Regime, db, ct)];
        return new(profile.Id, month.Text(), [.. taxes.GroupBy(t => t.Name).Select(g => new SalesTax(g.Key, g.Sum(t => t.AmountCents)))], returned.Cents, now);
    }

    private static async Task<IEnumerable<SalesTax>> Simples(DateOnly month, IssuerFacts issuer, FiscalDb db, CancellationToken ct)
    {
        var book = new SimplesBook(issuer, await Revenues.Until(month, issuer.Environment, db, ct), month);
        try { return book.Due().Select(due => new SalesTax($"DAS, Anexo {due.Annex}", due.Amount.Cents)); }
        // Who sells more than the Simples reaches is told so where the books are read; the bill says the tax.
        catch (RuleBroken beyond) when (beyond.Code == "simples-limit") { return []; }
    }

    /// What customers brought back takes its taxes with it. Of a shop of the Simples notes say only what is outside the DAS: ISS that was withheld, and
    /// above the sublimit ICMS and ISS (LC 123/2006, arts. 13-A and 21, § 4º).
    private static async Task<IEnumerable<SalesTax>> Noted(List<BookLine> lines, TaxRegime regime, FiscalDb db, CancellationToken ct)
    {
        var back = lines.ToDictionary(l => l.Id, l => l.Revenue.IsNegative);
        var taxes = await db.BookTaxes.AsNoTracking().Where(t => EF.Parameter(back.Keys.ToList()).Contains(t.LineId)).ToListAsync(ct);
        var counted = regime == TaxRegime.Simples ? [BookedTax.IssWithheld] : Inside;
        return taxes.Where(t => counted.Contains(t.Tax)).OrderBy(t => t.Tax).Select(t => new SalesTax(
            ExportTaxes.NameOf(t.Tax == BookedTax.IssWithheld ? BookedTax.Iss : t.Tax), back[t.LineId] ? -t.Amount.Cents : t.Amount.Cents));
    }

    private static bool IsSimples(IssuerFacts issuer) => issuer.Regime is TaxRegime.Simples or TaxRegime.SimplesAboveSublimit;
}
