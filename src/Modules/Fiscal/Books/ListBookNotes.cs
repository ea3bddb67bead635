using System.Linq.Expressions;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The notes behind a month's books, a line for each code on them, the latest first: what a sum of the books is made of.</summary>
internal static class ListBookNotes
{
    internal sealed record Amount(BookedTax Tax, Money Base, Money Value);

    internal sealed record Line(
        Guid Id, Guid NoteId, BookModel Model, string Code, bool Incoming, Money Value, Money Revenue, bool SubstitutionPaid, bool SinglePhase,
        bool IssWithheld, IReadOnlyList<Amount> Taxes);

    internal sealed record Item(Line Line, string? Name, string? Key, DateOnly? IssuedOn, string? Recipient, DocumentStatus? Status);

    private static readonly Expression<Func<BookLine, Line>> ToLine = l => new Line(l.Id, l.NoteId, l.Model, l.Code, l.Incoming, l.Value, l.Revenue,
        l.SubstitutionPaid, l.SinglePhase, l.IssWithheld, l.Taxes.OrderBy(t => t.Tax).Select(t => new Amount(t.Tax, t.Base, t.Amount)).ToList());

    internal static async Task<Ok<Page<Item>>> Handle(
        string month, FiscalDb db, CancellationToken ct, BookModel? model = null, string? code = null, BookedTax? tax = null, bool cancelled = false,
        FiscalEnvironment? environment = null, Guid? after = null, int? limit = null)
    {
        var (first, of) = (Booking.Month(month, "month"), environment ?? (await db.Issuer(ct)).Issuer.Environment);
        var page = await db.Lines(of, first, first, cancelled).Where(l => (model == null || l.Model == model) && (code == null || l.Code == code)
            && (tax == null || l.Taxes.Any(t => t.Tax == tax))).Page(l => l.Id, ToLine, after, limit, ct);
        var ids = page.Items.Select(l => l.NoteId).Distinct().ToList();
        var documents = await db.Documents.Where(d => ids.Contains(d.Id))
            .Select(d => new { d.Id, Name = (d.Model == DocumentModel.Nfe ? "NF-e " : "NFC-e ") + d.Series + "/" + d.Number, Key = (string?)d.Key,
                d.IssuedOn, d.Recipient, d.Status }).ToListAsync(ct);
        var services = await db.ServiceNotes.Where(n => ids.Contains(n.Id))
            .Select(n => new { n.Id, Name = "NFS-e " + n.NfseNumber, Key = n.NfseKey, n.IssuedOn, n.Recipient, n.Status }).ToListAsync(ct);
        var notes = documents.Concat(services).ToDictionary(n => n.Id);
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(l => notes.GetValueOrDefault(l.NoteId) is var n
            ? new Item(l, n?.Name, n?.Key, n?.IssuedOn, n?.Recipient, n?.Status) : null!)], page.Next));
    }
}
