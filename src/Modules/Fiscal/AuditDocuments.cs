using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Holds electronic notes against the numbers given out, the errands that are due and what the others were told.</summary>
internal static class AuditDocuments
{
    internal static async Task<IReadOnlyList<Finding>> Of(FiscalDb db, CancellationToken ct)
    {
        var (documents, start) = (await db.Documents.AsNoTracking().ToListAsync(ct), db.LogStartDay());
        var told = (await db.Told<Contracts.Fiscal.FiscalDocumentAuthorised>(ct)).CountBy(d => d.DocumentId).ToDictionary();
        return
        [
            .. await Errands(db, documents, ct), .. await Numbers(db, documents, ct),
            .. documents.SelectMany(d => Of(d.Name, d.Status, d.Processed is not null, d.IssuedOn >= start ? told.GetValueOrDefault(d.Id) : null)),
            .. (await db.ServiceNotes.AsNoTracking().ToListAsync(ct))
                .SelectMany(n => Of(n.Name, n.Status, n.Processed is not null, n.IssuedOn >= start ? told.GetValueOrDefault(n.Id) : null)),
        ];
    }

    private static IEnumerable<Finding> Of(string name, DocumentStatus status, bool filed, int? told)
    {
        var authorised = status is DocumentStatus.Authorised or DocumentStatus.Cancelled;
        if (authorised && !filed) yield return new("D2 file", $"{name} is {status} without the authority's file");
        if (told is { } times && times != (authorised ? 1 : 0))
            yield return new("O1 authorised", $"{name} is {status}; that it is authorised was told {times} times");
    }

    /// There is an errand as long as the authority has to decide.
    private static async Task<IEnumerable<Finding>> Errands(FiscalDb db, List<Document> documents, CancellationToken ct)
    {
        var letters = documents.Concat<Letter>(await db.Declarations.AsNoTracking().ToListAsync(ct)).Concat(await db.Voidings.AsNoTracking().ToListAsync(ct))
            .Concat(await db.ServiceNotes.AsNoTracking().ToListAsync(ct)).Concat(await db.ServiceCancellations.AsNoTracking().ToListAsync(ct));
        var open = letters.Where(l => l.IsOpen).Select(l => l.Id);
        var errands = await db.Errands.Where(e => e.Tenant == db.CurrentTenant).Select(e => e.Id).ToListAsync(ct);
        return open.Except(errands).Select(id => new Finding("D1 errand", $"{id} waits for the authority, and nobody goes there"));
    }

    /// What was given out stands for a note; a series may begin at any number, and be continued after any.
    private static async Task<IEnumerable<Finding>> Numbers(FiscalDb db, List<Document> documents, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var series in documents.GroupBy(d => (d.Environment, d.Model, d.Series)))
            if (await db.Last(Drafting.Series(series.Key.Environment, series.Key.Model, series.Key.Series), 0, ct) is var last
                && series.Max(d => d.Number) is var highest && highest > last)
                findings.Add(new("D3 numbers", $"{series.First().Name}: the series is at {last}, and {highest} is used"));
        return findings;
    }
}
