using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Numbers that stand for nothing, between the first and the last of each series: they have to be voided until the tenth of the next month.</summary>
internal static class ListGaps
{
    internal sealed record Gap(FiscalEnvironment Environment, DocumentModel Model, int Series, int First, int Last, string? TakenBy);

    internal static async Task<Ok<IReadOnlyList<Gap>>> Handle(FiscalDb db, CancellationToken ct)
    {
        var series = await db.Documents.Select(d => new { d.Environment, d.Model, d.Series }).Distinct().ToListAsync(ct);
        var gaps = new List<Gap>();
        foreach (var s in series.OrderBy(s => s.Environment).ThenBy(s => s.Model).ThenBy(s => s.Series))
            gaps.AddRange(await Of(db, s.Environment, s.Model, s.Series, ct));
        return TypedResults.Ok<IReadOnlyList<Gap>>(gaps);
    }

    /// <summary>The gaps of one series, in ranges; one that another note has by what the authority knows is alone.</summary>
    internal static async Task<List<Gap>> Of(FiscalDb db, FiscalEnvironment environment, DocumentModel model, int series, CancellationToken ct)
    {
        var numbers = await db.Documents.Where(d => d.Environment == environment && d.Model == model && d.Series == series)
            .Select(d => new { d.Number, Abandoned = d.Status == DocumentStatus.Abandoned, d.TakenBy }).OrderBy(d => d.Number).ToListAsync(ct);
        var voided = await db.Voidings.Where(v => v.Environment == environment && v.Model == model && v.Series == series
            && v.Status != DeclarationStatus.Refused).Select(v => new { v.First, v.Last }).ToListAsync(ct);
        if (numbers.Count == 0) return [];
        var known = numbers.ToDictionary(d => d.Number);
        var free = Enumerable.Range(numbers[0].Number, numbers[^1].Number - numbers[0].Number + 1)
            .Where(n => known.GetValueOrDefault(n) is null or { Abandoned: true } && !voided.Exists(v => v.First <= n && n <= v.Last));
        var gaps = new List<Gap>();
        foreach (var n in free)
        {
            var other = known.GetValueOrDefault(n)?.TakenBy;
            if (other is null && gaps is [.., { TakenBy: null } last] && last.Last == n - 1) gaps[^1] = last with { Last = n };
            else gaps.Add(new(environment, model, series, n, n, other));
        }
        return gaps;
    }
}
