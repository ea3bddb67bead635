using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Holds the books against the sums that the notes' own files state. One file at a time: a shop has years of them.</summary>
internal static class AuditBooks
{
    private sealed record Noted(Guid Id, byte[] File);

    internal static async Task<IReadOnlyList<Finding>> Of(FiscalDb db, CancellationToken ct)
    {
        var lines = (await db.BookLines.AsNoTracking().Select(l => new { l.NoteId, l.Value }).ToListAsync(ct)).ToLookup(l => l.NoteId, l => l.Value);
        var taxes = (await db.BookLines.AsNoTracking().Join(db.BookTaxes, l => l.Id, t => t.LineId, (l, t) => new { l.NoteId, t.Tax, t.Amount })
            .ToListAsync(ct)).ToLookup(t => t.NoteId, t => (t.Tax, t.Amount));
        var (findings, seen) = (new List<Finding>(), new HashSet<Guid>());
        await foreach (var note in db.Documents
            .Where(d => (d.Status == DocumentStatus.Authorised || d.Status == DocumentStatus.Cancelled) && d.Processed != null)
            .Select(d => new Noted(d.Id, d.Processed!)).AsAsyncEnumerable().WithCancellation(ct)) Check(note);
        await foreach (var note in db.ServiceNotes
            .Where(n => (n.Status == DocumentStatus.Authorised || n.Status == DocumentStatus.Cancelled) && n.Processed != null)
            .Select(n => new Noted(n.Id, n.Processed!)).AsAsyncEnumerable().WithCancellation(ct)) Check(note);
        findings.AddRange(lines.Where(note => !seen.Contains(note.Key))
            .Select(note => new Finding("B1 booked", $"{note.Key} is in the books and not authorised")));
        return findings;

        void Check(Noted note)
        {
            seen.Add(note.Id);
            if (!lines.Contains(note.Id)) findings.Add(new("B1 booked", $"{note.Id} is authorised and not in the books"));
            else findings.AddRange(Differences(note.Id, BookedNote.Sums(note.File), [.. lines[note.Id]], [.. taxes[note.Id]]));
        }
    }

    private static IEnumerable<Finding> Differences(Guid note, NoteSums told, List<Money> values, List<(BookedTax Tax, Money Amount)> taxes)
    {
        if (Money.Sum(values) is var value && value != told.Value) yield return new("B2 value", $"{note}: {told.Value}, the books have {value}");
        foreach (var (tax, amount) in told.Taxes)
            if (Sum(tax) is var booked && booked != amount) yield return new("B2 tax", $"{note}: {tax} {amount}, the books have {booked}");
        var kept = Sum(BookedTax.IssWithheld, BookedTax.Irrf, BookedTax.Inss, BookedTax.Contributions);
        if (told.Withheld is { } withheld && kept != withheld)
            yield return new("B2 withheld", $"{note}: {withheld} is withheld, the books have {kept}");

        Money Sum(params BookedTax[] which) => Money.Sum(taxes.Where(t => which.Contains(t.Tax)).Select(t => t.Amount));
    }
}
