using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Holds electronic notes against the numbers given out, the errands that are due and what the others were told. No file is read for it.</summary>
internal static class AuditDocuments
{
    private sealed record Card(Guid Id, string Name, DocumentStatus Status, bool Filed, DateOnly IssuedOn);

    internal static async Task<IReadOnlyList<Finding>> Of(FiscalDb db, CancellationToken ct)
    {
        var (cards, start) = (await Cards(db, ct), db.LogStartDay());
        var told = (await db.Told<Contracts.Fiscal.FiscalDocumentAuthorised>(ct)).CountBy(d => d.DocumentId).ToDictionary();
        return
        [
            .. await Errands(db, ct), .. await Numbers(db, ct), .. await Pairs(db, ct),
            .. cards.SelectMany(c => Of(c, c.IssuedOn >= start ? told.GetValueOrDefault(c.Id) : null)),
        ];
    }

    private static async Task<List<Card>> Cards(FiscalDb db, CancellationToken ct) =>
    [
        .. (await db.Documents.Select(d => new { d.Id, d.Model, d.Series, d.Number, d.Status, Filed = d.Processed != null, d.IssuedOn }).ToListAsync(ct))
            .Select(d => new Card(d.Id, Document.Called(d.Model, d.Series, d.Number), d.Status, d.Filed, d.IssuedOn)),
        .. (await db.ServiceNotes.Select(n => new { n.Id, n.Series, n.Number, n.Status, Filed = n.Processed != null, n.IssuedOn }).ToListAsync(ct))
            .Select(n => new Card(n.Id, $"DPS {n.Series}/{n.Number}", n.Status, n.Filed, n.IssuedOn)),
    ];

    private static IEnumerable<Finding> Of(Card card, int? told)
    {
        var authorised = card.Status is DocumentStatus.Authorised or DocumentStatus.Cancelled;
        if (authorised && !card.Filed) yield return new("D2 file", $"{card.Name} is {card.Status} without the authority's file");
        if (told is { } times && times != (authorised ? 1 : 0))
            yield return new("O1 authorised", $"{card.Name} is {card.Status}; that it is authorised was told {times} times");
    }

    /// There is an errand as long as the authority has to decide.
    private static async Task<IEnumerable<Finding>> Errands(FiscalDb db, CancellationToken ct)
    {
        List<Guid> open =
        [
            .. await db.Documents.Where(d => d.Status == DocumentStatus.Waiting).Select(d => d.Id).ToListAsync(ct),
            .. await db.ServiceNotes.Where(n => n.Status == DocumentStatus.Waiting).Select(n => n.Id).ToListAsync(ct),
            .. await db.Declarations.Where(d => d.Status == DeclarationStatus.Waiting).Select(d => d.Id).ToListAsync(ct),
            .. await db.Voidings.Where(v => v.Status == DeclarationStatus.Waiting).Select(v => v.Id).ToListAsync(ct),
            .. await db.ServiceCancellations.Where(c => c.Status == DeclarationStatus.Waiting).Select(c => c.Id).ToListAsync(ct),
            .. await db.Replacements.Where(r => r.Status == ReplacementStatus.Open).Select(r => r.Id).ToListAsync(ct),
        ];
        var errands = await db.Errands.Where(e => e.Tenant == db.CurrentTenant).Select(e => e.Id).ToListAsync(ct);
        return open.Except(errands).Select(id => new Finding("D1 errand", $"{id} waits for the authority, and nobody goes there"));
    }

    /// Two notes live for one sale, or for one way of an order's item, only while that is being settled, or where people were told that it could not be.
    private static async Task<IEnumerable<Finding>> Pairs(FiscalDb db, CancellationToken ct)
    {
        var known = await db.Replacements.Where(r => r.Status == ReplacementStatus.Open || r.Status == ReplacementStatus.Failed)
            .Select(r => r.FirstId).ToListAsync(ct);
        var alive = await db.Documents.Where(Document.Alive)
            .Where(d => d.InvoiceId != null || d.Operation == FiscalOperation.RepairEntry || d.Operation == FiscalOperation.RepairReturn)
            .Select(d => new { d.Id, Of = d.InvoiceId ?? d.OrderId, d.Operation, d.Environment, d.Model, d.Series, d.Number, d.Status }).ToListAsync(ct);
        return alive.Where(d => !known.Contains(d.Id)).GroupBy(d => (d.Of, d.Operation, d.Environment)).Where(same => same.Count() > 1)
            .Select(same => new Finding("D4 one note",
                $"{string.Join(" and ", same.Select(d => $"{d.Model} {d.Series}/{d.Number} ({d.Status})"))} are for one {same.Key.Operation}"));
    }

    /// What was given out stands for a note; a series may begin at any number, and be continued after any.
    private static async Task<IEnumerable<Finding>> Numbers(FiscalDb db, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var series = await db.Documents.GroupBy(d => new { d.Environment, d.Model, d.Series })
            .Select(g => new { g.Key.Environment, g.Key.Model, g.Key.Series, Highest = g.Max(d => d.Number) }).ToListAsync(ct);
        foreach (var s in series)
            if (await db.Last(Drafting.Series(s.Environment, s.Model, s.Series), 0, ct) is var last && s.Highest > last)
                findings.Add(new("D3 numbers", $"{s.Environment}, {s.Model} {s.Series}: the series is at {last}, and {s.Highest} is used"));
        return findings;
    }
}
