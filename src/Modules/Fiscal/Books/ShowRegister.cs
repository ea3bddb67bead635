using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Which register.</summary>
internal enum BookKind
{
    /// <summary>Registro de saídas: goods that went out.</summary>
    Outgoing,

    /// <summary>Notes by which the shop took goods in itself.</summary>
    Incoming,

    /// <summary>Livro de ISS: services.</summary>
    Services,
}

/// <summary>
/// A month's register (saídas, entradas or serviços) added up by code, and what keeps it from being complete: numbers that stand for nothing, notes that
/// are not decided, notes that were authorised before there were books. <c>GET /fiscal/books/notes</c> lists what it is made of.
/// </summary>
internal static class ShowRegister
{
    internal sealed record Tax(BookedTax Name, Money Base, Money Amount);

    internal sealed record Code(BookModel Model, string Number, int Notes, Money Value, Money Revenue, IReadOnlyList<Tax> Taxes);

    internal sealed record Response(string Month, BookKind Book, FiscalEnvironment Environment, IReadOnlyList<Code> Codes, Money Value, Money Revenue,
        int Cancelled, IReadOnlyList<string> Warnings);

    internal static async Task<Ok<Response>> Handle(
        string month, BookKind book, FiscalDb db, CancellationToken ct, FiscalEnvironment? environment = null)
    {
        var (first, of) = (Booking.Month(month, "month"), environment ?? (await db.Issuer(ct)).Issuer.Environment);
        var lines = Of(db.Lines(of, first, first), book);
        var sums = await lines.GroupBy(l => new { l.Model, l.Code }).Select(g => new
        {
            g.Key, Notes = g.Select(l => l.NoteId).Distinct().Count(), Value = g.Sum(l => (long)l.Value), Revenue = g.Sum(l => (long)l.Revenue),
        }).ToListAsync(ct);
        var taxes = (await lines.Join(db.BookTaxes, l => l.Id, t => t.LineId, (l, t) => new { l, t }).GroupBy(x => new { x.l.Model, x.l.Code, x.t.Tax })
            .Select(g => new { g.Key, Base = g.Sum(x => (long)x.t.Base), Amount = g.Sum(x => (long)x.t.Amount) }).ToListAsync(ct))
            .OrderBy(t => t.Key.Tax).ToLookup(t => (t.Key.Model, t.Key.Code), t => new Tax(t.Key.Tax, new(t.Base), new(t.Amount)));
        List<Code> codes = [.. sums.OrderBy(s => s.Key.Code, StringComparer.Ordinal).ThenBy(s => s.Key.Model).Select(s =>
            new Code(s.Key.Model, s.Key.Code, s.Notes, new(s.Value), new(s.Revenue), [.. taxes[(s.Key.Model, s.Key.Code)]]))];
        var cancelled = await Of(db.Lines(of, first, first, cancelled: true), book).Select(l => l.NoteId).Distinct().CountAsync(ct);
        return TypedResults.Ok(new Response(month, book, of, codes, Money.Sum(codes.Select(c => c.Value)), Money.Sum(codes.Select(c => c.Revenue)),
            cancelled, await MonthWarnings.Of(db, of, first, book == BookKind.Services, ct)));
    }

    private static IQueryable<BookLine> Of(IQueryable<BookLine> lines, BookKind book) => book == BookKind.Services
        ? lines.Where(l => l.Model == BookModel.Nfse) : lines.Where(l => l.Model != BookModel.Nfse && l.Incoming == (book == BookKind.Incoming));
}
