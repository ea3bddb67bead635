using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What keeps a month's books from being complete.</summary>
internal static class MonthWarnings
{
    public static async Task<List<string>> Of(FiscalDb db, FiscalEnvironment environment, DateOnly month, bool services, CancellationToken ct)
    {
        var (next, warnings) = (month.AddMonths(1), new List<string>());
        if (!services) warnings.AddRange([.. await Gaps(db, environment, month, next, ct), .. await Pairs(db, environment, month, next, ct)]);
        var open = services
            ? await db.ServicesOf(month, next).CountAsync(n => n.Environment == environment
                && (n.Status == DocumentStatus.Waiting || n.Status == DocumentStatus.Rejected), ct)
            : await db.Documents.CountAsync(d => d.Environment == environment && d.IssuedOn >= month && d.IssuedOn < next
                && (d.Status == DocumentStatus.Waiting || d.Status == DocumentStatus.Rejected), ct);
        if (open > 0) warnings.Add($"{open} {(open == 1 ? "nota espera" : "notas esperam")} autorização ou correção e ainda não contam.");
        var missing = await db.Unbooked(month, next, ct);
        if (missing.Count > 0)
            warnings.Add($"{missing.Count} {(missing.Count == 1 ? "nota autorizada não está" : "notas autorizadas não estão")} nos livros: escriture o mês.");
        return warnings;
    }

    /// <summary>Notes with a file that the books do not have: those that were authorised before there were books.</summary>
    public static async Task<List<Guid>> Unbooked(this FiscalDb db, DateOnly from, DateOnly until, CancellationToken ct) =>
    [
        .. await db.Documents.Where(d => d.IssuedOn >= from && d.IssuedOn < until && d.Processed != null
            && (d.Status == DocumentStatus.Authorised || d.Status == DocumentStatus.Cancelled) && !db.BookLines.Any(l => l.NoteId == d.Id))
            .Select(d => d.Id).ToListAsync(ct),
        .. await db.ServicesOf(from, until).Where(n => n.Processed != null
            && (n.Status == DocumentStatus.Authorised || n.Status == DocumentStatus.Cancelled) && !db.BookLines.Any(l => l.NoteId == n.Id))
            .Select(n => n.Id).ToListAsync(ct),
    ];

    /// Services belong to the month they were done in, which is never after that of their note.
    private static IQueryable<ServiceNote> ServicesOf(this FiscalDb db, DateOnly from, DateOnly until) => db.ServiceNotes
        .Where(n => n.IssuedOn >= from && (n.ServiceDay ?? n.IssuedOn) >= from && (n.ServiceDay ?? n.IssuedOn) < until);

    /// Two notes live for one thing while that is being settled, and where the authority did not take the first one back.
    private static async Task<IEnumerable<string>> Pairs(FiscalDb db, FiscalEnvironment environment, DateOnly month, DateOnly next, CancellationToken ct)
    {
        var alive = db.Documents.Where(Document.Alive).Where(d => d.Environment == environment);
        var pairs = await db.Replacements.Where(r => r.Status == ReplacementStatus.Open || r.Status == ReplacementStatus.Failed)
            .Join(alive, r => r.FirstId, first => first.Id, (r, first) => new { r, first })
            .Join(alive, p => p.r.SecondId, second => second.Id, (p, second) => new { p.r, p.first, second })
            .Where(p => p.first.IssuedOn >= month && p.first.IssuedOn < next || p.second.IssuedOn >= month && p.second.IssuedOn < next)
            .OrderBy(p => p.r.Id).Select(p => new
            {
                p.r.Status, p.r.Reason, First = Document.Called(p.first.Model, p.first.Series, p.first.Number), OfFirst = p.first.Status,
                Second = Document.Called(p.second.Model, p.second.Series, p.second.Number), OfSecond = p.second.Status,
            }).ToListAsync(ct);
        return pairs.Select(p => $"A {p.First} e a {p.Second} são da mesma operação, e {Counted(p.First, p.OfFirst, p.Second, p.OfSecond)}. "
            + (p.Status == ReplacementStatus.Failed ? $"A SEFAZ não desfez a {p.First} ({p.Reason ?? "sem motivo"}); fale hoje com a contabilidade."
                : p.OfSecond == DocumentStatus.Rejected ? $"Corrija ou abandone a {p.Second}, que foi rejeitada."
                : $"Aguarde: a {p.First} está sendo resolvida com a SEFAZ."));
    }

    /// As <see cref="Booking.Lines(FiscalDb, FiscalEnvironment, DateOnly, DateOnly, bool)"/> counts them.
    private static string Counted(string first, DocumentStatus ofFirst, string second, DocumentStatus ofSecond) => (ofFirst, ofSecond) switch
    {
        (_, DocumentStatus.Authorised) => $"só a {second} conta",
        (DocumentStatus.Authorised, _) => $"só a {first} conta",
        _ => "nenhuma conta ainda",
    };

    /// Numbers that stand for nothing between the last one of the months before and the last one of this month.
    private static async Task<IEnumerable<string>> Gaps(FiscalDb db, FiscalEnvironment environment, DateOnly month, DateOnly next, CancellationToken ct)
    {
        var series = await db.Documents.Where(d => d.Environment == environment && d.IssuedOn >= month && d.IssuedOn < next)
            .GroupBy(d => new { d.Model, d.Series }).Select(g => new { g.Key.Model, g.Key.Series, Last = g.Max(d => d.Number) }).ToListAsync(ct);
        var warnings = new List<string>();
        foreach (var s in series.OrderBy(s => s.Model).ThenBy(s => s.Series))
        {
            var before = await db.Documents.Where(d => d.Environment == environment && d.Model == s.Model && d.Series == s.Series && d.IssuedOn < month)
                .MaxAsync(d => (int?)d.Number, ct) ?? 0;
            var gaps = (await ListGaps.Of(db, environment, s.Model, s.Series, ct)).Where(gap => gap.Last > before && gap.First <= s.Last);
            warnings.AddRange(gaps.Select(gap => $"{(s.Model == DocumentModel.Nfe ? "NF-e" : "NFC-e")}, série {s.Series}: "
                + (gap.First == gap.Last ? $"falta o número {gap.First}" : $"faltam os números {gap.First} a {gap.Last}")
                + "; inutilize até o dia 10 do mês seguinte."));
        }
        return warnings;
    }
}
