using System.Globalization;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>How notes come into the books, and how the books are asked.</summary>
internal static class Booking
{
    /// <summary>Books what the authority has just authorised, from the very file that is kept; what it has not is in no book.</summary>
    public static async Task Book(this FiscalDb db, Letter letter, CancellationToken ct) => db.AddRange(letter switch
    {
        Document { Status: DocumentStatus.Authorised or DocumentStatus.Cancelled, Processed: { } file } d =>
            Lines(d.Id, d.Environment, d.Model == DocumentModel.Nfe ? BookModel.Nfe : BookModel.Nfce, d.IssuedOn,
                BookedNote.Read(file, await db.GivenBack(d, ct))),
        ServiceNote { Status: DocumentStatus.Authorised or DocumentStatus.Cancelled, Processed: { } file } n =>
            BookedNote.Read(file) is var booked ? Lines(n.Id, n.Environment, BookModel.Nfse, booked.ServiceDay ?? n.IssuedOn, booked) : [],
        _ => [],
    });

    /// <summary>
    /// The lines of notes that stand, or of those that were taken back, in these months. Of two notes for one thing only one stands: once the one in the
    /// other's place is authorised, the other counts as taken back, whether or not the authority has registered that.
    /// </summary>
    public static IQueryable<BookLine> Lines(this FiscalDb db, FiscalEnvironment environment, DateOnly first, DateOnly last, bool cancelled = false) =>
        db.BookLines.AsNoTracking().Where(l => l.Environment == environment && l.Month >= first && l.Month <= last
            && (db.Documents.Any(d => d.Id == l.NoteId && d.Status == DocumentStatus.Authorised
                    && !db.Documents.Any(other => other.Id == d.ReplacedBy && other.Status == DocumentStatus.Authorised))
                || db.ServiceNotes.Any(n => n.Id == l.NoteId && n.Status == DocumentStatus.Authorised
                    && !db.ServiceNotes.Any(other => other.Replaces == n.Id
                        && (other.Status == DocumentStatus.Authorised || other.Status == DocumentStatus.Cancelled)))) != cancelled);

    /// <summary>Reads a month such as 2026-11.</summary>
    public static DateOnly Month(string text, string field) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && first.Year is >= 2006 and <= 2199 ? first : throw new RuleBroken("invalid", $"{field}: informe o mês como 2026-11.", 400);

    /// <summary>How a month is written.</summary>
    public static string Text(this DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The annex by which what is sold under a code is taxed; null for what is no revenue.</summary>
    public static SimplesAnnex? AnnexOf(BookModel model, string code, SimplesAnnex services) => model == BookModel.Nfse ? services
        : TaxRules.National.OperationOf(code) switch
        {
            FiscalOperation.Sale or FiscalOperation.SaleReturn => SimplesAnnex.I,
            FiscalOperation.OwnManufacture or FiscalOperation.Industrialisation => SimplesAnnex.II,
            FiscalOperation.Labour => services,
            _ => null,
        };

    private static IEnumerable<BookLine> Lines(Guid note, FiscalEnvironment environment, BookModel model, DateOnly day, BookedNote booked) =>
        booked.Lines.Select(line => new BookLine(note, environment, model, day, line, booked.Incoming, Revenue(model, line)));

    /// The sale that a return gives back, and its items there.
    private static async Task<GivenBack?> GivenBack(this FiscalDb db, Document note, CancellationToken ct) =>
        note is { Operation: FiscalOperation.SaleReturn, RefersTo: { } sale, Terms.Items: { } items }
            ? new(await db.Documents.Where(d => d.Id == sale).Select(d => d.Signed).FirstAsync(ct), [.. items.Select(item => item.Of ?? 0)]) : null;

    /// What is sold is revenue, and what is brought back takes it off in the month it comes back (Res. CGSN 140/2018, art. 17).
    private static Money Revenue(BookModel model, BookedLine line) => AnnexOf(model, line.Code, SimplesAnnex.III) is null ? Money.Zero
        : model != BookModel.Nfse && TaxRules.National.OperationOf(line.Code) == FiscalOperation.SaleReturn ? -line.Gross : line.Gross;
}
